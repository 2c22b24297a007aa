"""The dialogs for settings and backups."""
