"""Pictures of every page, dialog and menu in every look: `python -m tests.contact_sheet OUT`."""
