"""The packaged application, built once and tried as a user's machine would run it."""
