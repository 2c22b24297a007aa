"""Requests for assistance: what is needed for which measures, of whom it was asked, what came back."""
