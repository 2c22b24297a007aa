"""The dialog in which the wordings of the pack are changed for one plan."""
