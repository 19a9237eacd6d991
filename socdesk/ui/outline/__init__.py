"""The outline: the client, the lines, their groups of questions and results."""
