"""The side panel for comments and replies."""
