"""The window as a screen reader and a keyboard find it, page by page."""
