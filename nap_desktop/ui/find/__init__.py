"""Find and replace: a small bar in the item, a panel for the whole plan."""
