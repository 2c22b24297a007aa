"""What the program says to people when something foreseen goes wrong."""

from __future__ import annotations

from nap_desktop.services import sentences


def sentence(error: Exception) -> str:
    """Return one sentence: which file, why, what is safe, what to do."""
    return sentences.sentence(error)
