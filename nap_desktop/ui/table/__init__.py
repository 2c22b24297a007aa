"""The table of measures: columns of a person's choice, filters, groups, many cells at once."""
