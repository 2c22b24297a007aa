"""The command palette: every act, item and body by a few letters."""
