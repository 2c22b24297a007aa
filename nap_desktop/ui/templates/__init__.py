"""Templates of one's own, and the plan that follows another."""
