"""What resolution 1540 asks: provisions, checklist rows, guidance, bodies, templates."""
