"""Tests of the pages asked later and of answers read back."""
