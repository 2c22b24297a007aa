"""From what was read to a plan: each guess is told and open to correction."""
