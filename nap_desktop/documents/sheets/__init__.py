"""Sheets: the measures of a plan and its costs as .xlsx and .csv, and back."""
