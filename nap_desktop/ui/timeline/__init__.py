"""The timeline: measures as bars over the quarters of the plan's period."""
