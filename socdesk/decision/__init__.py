"""The decision: facts, rules, their proof and their explanation. Knows neither Qt nor files of users."""
