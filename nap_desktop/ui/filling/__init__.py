"""A form that comes back: what it would fill of the coverage, beside what the plan has."""
