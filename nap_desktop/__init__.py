"""NAP Desktop: draft, approve, review and renew a 1540 National Implementation Action Plan."""

__version__ = "0.1.0"
