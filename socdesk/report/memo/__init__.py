"""What the memo says, part by part, before any writer sees it."""
