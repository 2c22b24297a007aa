"""How plans are kept: one SQLite library."""
