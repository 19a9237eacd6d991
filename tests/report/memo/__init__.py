"""Tests of what the memo says."""
