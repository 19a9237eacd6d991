"""The history of an engagement: its log step by step, and any earlier point restored."""
