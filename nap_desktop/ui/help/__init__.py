"""Help: the sheet of keys, keys of one's own, what the program is."""
