"""Drawings of the memo as vector pictures."""
