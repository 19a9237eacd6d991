"""Benchmarks, run on demand: medians and ratios side by side in one run, never a test."""
