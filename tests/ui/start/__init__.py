"""Tests of the start page."""
