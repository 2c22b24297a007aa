"""How the wordings of the pack are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def part_name(part: str) -> str:
    """Return the name of the document, or of the shared words, to which wordings belong."""
    match part:
        case "act":
            return translate("wordings", "Draft act")
        case "letter":
            return translate("wordings", "Cover letter")
        case "note":
            return translate("wordings", "Explanatory note")
        case "sheet":
            return translate("wordings", "Concurrence sheet")
        case "divergences":
            return translate("wordings", "Comments and divergences")
        case "comparison":
            return translate("wordings", "Comparison")
        case "finance":
            return translate("wordings", "Financial annex")
        case "summary":
            return translate("wordings", "Executive summary")
        case "verbale":
            return translate("wordings", "Note verbale")
        case "assistance":
            return translate("wordings", "Requests for assistance")
        case "progress":
            return translate("wordings", "Progress report")
        case "checklist":
            return translate("wordings", "Checklist annex")
        case "timeline":
            return translate("wordings", "Timeline annex")
        case "event":
            return translate("wordings", "Information note on an event")
        case _:
            return _shared_name(part)


def _shared_name(part: str) -> str:
    """Return the name of words that several documents share."""
    match part:
        case "names":
            return translate("wordings", "Names of the files")
        case "kept":
            return translate("wordings", "Names of versions")
        case "blanks":
            return translate("wordings", "Blanks to fill in")
        case "words":
            return translate("wordings", "Short words")
        case "columns":
            return translate("wordings", "Heads of columns")
        case "answers":
            return translate("wordings", "Answers")
        case "decisions":
            return translate("wordings", "Decisions")
        case "receipt":
            return translate("wordings", "Receipt")
        case _:
            return part.replace("_", " ").capitalize()


# Documents first, in the order of the pack; then what they share; parts unknown here come last.
ORDER = (
    *("act", "letter", "note", "sheet", "divergences", "comparison", "finance", "summary"),
    *("verbale", "assistance", "progress", "checklist", "timeline", "event", "columns"),
    *("answers", "decisions", "words", "blanks", "names", "kept", "receipt"),
)


def order_of(part: str) -> int:
    """Return the place of a part in the list."""
    return ORDER.index(part) if part in ORDER else len(ORDER)
