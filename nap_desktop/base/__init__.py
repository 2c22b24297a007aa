"""What every room stands on: errors, events, paths, files, settings, log."""
