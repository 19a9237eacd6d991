"""Tests of the memo's pictures."""
