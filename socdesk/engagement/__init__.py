"""Engagements: the client's answers as a value, and as a file that cannot be half written."""
