"""The wizard in the centre of the window: one page per question, and the result of a line."""
