"""The dialogs about Word files."""
