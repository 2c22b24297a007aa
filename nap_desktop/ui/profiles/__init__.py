"""The editor for kinds of documents of one's own."""
