"""Tests of the verdict panel."""
