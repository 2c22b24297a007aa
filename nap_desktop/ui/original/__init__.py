"""The words that an imported item came from, beside it."""
