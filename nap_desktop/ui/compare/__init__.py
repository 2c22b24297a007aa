"""The window in which two states of a plan stand side by side."""
