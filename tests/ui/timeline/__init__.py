"""Tests of the timeline page."""
