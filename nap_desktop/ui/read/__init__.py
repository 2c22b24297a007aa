"""The plan as one document to read, in the looks of its Word file."""
