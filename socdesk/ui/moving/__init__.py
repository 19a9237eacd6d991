"""Answers moved: from line to line, from year to year, and from file to file beside each other."""
