"""Word files of others: a walk over the XML that accounts for every character."""
