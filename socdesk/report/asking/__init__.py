"""Pages of questions for the people who know, and the answers that come back."""
