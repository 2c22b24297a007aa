"""The approval of a plan: its act and scan, and the bar above a plan that is approved."""
