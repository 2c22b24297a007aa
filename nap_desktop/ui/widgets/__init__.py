"""Widgets that several screens share; they know no screen."""
