"""Tests of the deliverables."""
