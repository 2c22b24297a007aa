"""One file for each schema after the first; a file that was released is never changed."""
