"""The dialog about letterheads."""
