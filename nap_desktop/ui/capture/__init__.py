"""Quick capture: one line becomes a measure."""
