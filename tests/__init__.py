"""The tests: they mirror the package folder by folder."""
