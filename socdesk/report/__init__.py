"""The memo: one content model, thin writers."""
