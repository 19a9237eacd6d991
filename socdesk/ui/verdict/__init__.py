"""The verdict panel: what the answers so far settle, and what would change it."""
