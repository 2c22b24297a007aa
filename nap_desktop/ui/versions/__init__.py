"""The dialogs about versions of a plan."""
