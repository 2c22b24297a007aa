"""The side panel for how a measure stands, review by review."""
