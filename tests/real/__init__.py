"""The program in a process of its own, on a real X server, used by key strokes alone."""
