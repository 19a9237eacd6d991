"""Tests of the dialogs that move answers."""
