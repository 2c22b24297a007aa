"""What the menus do: one file for each kind of act, joined by `Acts`."""
