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


def composed(
    plan: Plan,
    profile: str = "full",
    draft_label: str = "",
    today: datetime.date | None = None,
    *,
    lang: str = "",
) -> Document:
    """Return the document of a plan as the Word export would write it.

    today: the day it is made; this one if None. lang: that of its own words; the plan's if empty.
    """
    from nap_desktop.documents.compose import PROFILES, Occasion, compose, words_of
    from nap_desktop.documents.wording import wording

    occasion = Occasion(today or datetime.date.today(), draft_label)
    words = wording(lang) if lang else words_of(plan)
    return compose(plan, PROFILES[profile], occasion, words)


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
