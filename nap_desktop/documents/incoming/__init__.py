"""Earlier plans on their way in: a file from elsewhere as blocks, and blocks as a plan."""
