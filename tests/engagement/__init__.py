"""Tests of the engagement and of its file."""
