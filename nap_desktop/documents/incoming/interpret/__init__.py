"""From what was read to a plan: tables, columns, headings, values; each guess is told."""
