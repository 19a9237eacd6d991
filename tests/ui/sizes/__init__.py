"""Nothing is cut and nothing overlaps, at any size of window and text, in any language."""
