"""Tests of the client window."""
