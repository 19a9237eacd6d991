"""Open points over all lines, pages to be answered later, and answers read back."""
