"""The dialog that makes the pack: all documents that go up with a plan."""
