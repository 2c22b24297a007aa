"""The document of a plan as blocks, for whoever sets them on pages: preview, PDF, printer."""

from __future__ import annotations

import datetime

from nap_desktop.documents.blocks import (
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Grid,
    Heading,
    Mark,
    PageBreak,
    Para,
    Row,
    Text,
    Turn,
)
from nap_desktop.documents.paging import Paging
from nap_desktop.documents.paper import EDGE, Page, page
from nap_desktop.documents.texts import paragraphs
from nap_desktop.documents.word.paragraphs import STYLES
from nap_desktop.documents.word.runs import begins_right_to_left
from nap_desktop.plan.tree import Plan
from nap_desktop.services.word_export import Wish


def composed(plan: Plan, wish: Wish | None = None, today: datetime.date | None = None) -> Document:
    """Return the document of a plan as the Word export would write it, on the day `today`.

    A letterhead has no place here: it is put on the finished file. Raises as `export_word` does.
    """
    from nap_desktop.documents.compose import Occasion, compose, words_of
    from nap_desktop.services.word_export import profile_of

    wish = wish or Wish()
    profile = profile_of(wish)
    day = today or datetime.date.today()
    occasion = Occasion(day, wish.draft_label, wish.version, wish.subject)
    return compose(plan, profile, occasion, words_of(plan, profile.language))


def style_of(role: str) -> str:
    """Return the id of the paragraph style that a role has in the Word template."""
    return STYLES.get(role, "Normal")


__all__ = [
    "EDGE",
    "Block",
    "Cell",
    "Contents",
    "Cover",
    "Document",
    "Grid",
    "Heading",
    "Mark",
    "Page",
    "PageBreak",
    "Paging",
    "Para",
    "Row",
    "Text",
    "Turn",
    "begins_right_to_left",
    "composed",
    "page",
    "paragraphs",
    "style_of",
]
