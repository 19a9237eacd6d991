"""Tests of the wizard: pressing what a person presses."""
