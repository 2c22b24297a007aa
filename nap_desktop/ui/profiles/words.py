"""The words for what a profile may hold."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text; lupdate finds it by this name."""
    return text


_WORDS: dict[str, dict[str, str]] = {
    "parts": {
        "annex": QT_TRANSLATE_NOOP("profiles", "Label of an annex"),
        "cover": QT_TRANSLATE_NOOP("profiles", "Cover"),
        "title": QT_TRANSLATE_NOOP("profiles", "Title, without a cover"),
        "contents": QT_TRANSLATE_NOOP("profiles", "Contents"),
        "abbreviations": QT_TRANSLATE_NOOP("profiles", "Abbreviations"),
        "summary": QT_TRANSLATE_NOOP("profiles", "Summary"),
        "facts": QT_TRANSLATE_NOOP("profiles", "The plan in figures"),
        "narrative": QT_TRANSLATE_NOOP("profiles", "Text of the sections, without measures"),
        "outline": QT_TRANSLATE_NOOP("profiles", "Sections with their measures"),
        "action_plan": QT_TRANSLATE_NOOP("profiles", "Action plan: measures alone, as an annex"),
        "priorities": QT_TRANSLATE_NOOP("profiles", "What comes first"),
        "led": QT_TRANSLATE_NOOP("profiles", "Measures that the body leads"),
        "joined": QT_TRANSLATE_NOOP("profiles", "Measures in which it takes part"),
        "worksheet": QT_TRANSLATE_NOOP("profiles", "Worksheets to fill in by hand"),
        "bodies": QT_TRANSLATE_NOOP("profiles", "List of bodies"),
        "signatures": QT_TRANSLATE_NOOP("profiles", "Places for signatures"),
    },
    "scopes": {
        "plan": QT_TRANSLATE_NOOP("profiles", "The whole plan"),
        "body": QT_TRANSLATE_NOOP("profiles", "One body, chosen at each export"),
        "section": QT_TRANSLATE_NOOP("profiles", "One section, chosen at each export"),
    },
    "tables": {
        "parent": QT_TRANSLATE_NOOP("profiles", "Under each heading, a table of its measures"),
        "task": QT_TRANSLATE_NOOP("profiles", "One table per task"),
        "chapter": QT_TRANSLATE_NOOP(
            "profiles", "One table per chapter, with lines for its groups"
        ),
    },
    "papers": {
        "turned": QT_TRANSLATE_NOOP("profiles", "Text upright, tables on their side"),
        "upright": QT_TRANSLATE_NOOP("profiles", "All upright"),
        "side": QT_TRANSLATE_NOOP("profiles", "All on their side"),
    },
    "prose": {
        "text": QT_TRANSLATE_NOOP("profiles", "Their text"),
        "indicator": QT_TRANSLATE_NOOP("profiles", "Indicators of objectives"),
    },
    "facts": {
        "lead_body": QT_TRANSLATE_NOOP("profiles", "Lead body"),
        "coordination_body": QT_TRANSLATE_NOOP("profiles", "Coordination"),
        "point_of_contact": QT_TRANSLATE_NOOP("profiles", "Point of contact"),
        "publication": QT_TRANSLATE_NOOP("profiles", "Publication"),
        "submission": QT_TRANSLATE_NOOP("profiles", "Submission"),
    },
}


def pairs(group: str, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return keys of a group with their words in the language of the screen."""
    words = _WORDS[group]
    return tuple(
        (key, QCoreApplication.translate("profiles", words[key]) if key in words else key)
        for key in keys
    )
