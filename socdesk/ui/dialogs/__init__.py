"""The dialogs of one purpose each, and the frame they share."""
