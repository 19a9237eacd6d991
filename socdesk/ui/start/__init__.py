"""The start page: new, open, recent files and the examples."""
