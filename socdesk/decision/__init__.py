"""The decision: facts, rules, their proof and their explanation, without Qt or any clock."""
