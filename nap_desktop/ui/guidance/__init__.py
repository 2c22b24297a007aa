"""The side panel that says what the resolution asks and offers wording to start from."""
