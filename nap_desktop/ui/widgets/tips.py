"""Tips that show text of plans: as plain text, whatever it looks like."""

from __future__ import annotations

_LONGEST = 1_000  # letters; more would fill the screen


def plain_tip(text: str) -> str:
    """Return a text as a tip that shows it letter by letter; empty for none.

    Qt takes a tip that looks like HTML for HTML, and would then open the pictures that it names.
    """
    if not text:
        return ""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"<qt>{_escaped(shown)}</qt>"


def _escaped(text: str) -> str:
    """Return a text without signs that HTML gives a meaning to; Python's `html` is slow to import."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
