"""What people can do with plans."""
