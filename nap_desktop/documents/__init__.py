"""How plans meet paper."""
