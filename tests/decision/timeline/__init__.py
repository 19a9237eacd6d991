"""Tests of socdesk.decision.timeline."""
