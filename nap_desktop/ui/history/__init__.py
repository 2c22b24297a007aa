"""The side panel that tells who changed the item shown, when, and how."""
