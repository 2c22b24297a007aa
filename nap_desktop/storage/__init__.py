"""How plans are kept: one SQLite library, its versions, its backups and its older shapes."""
