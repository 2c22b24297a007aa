"""What a person may choose from who makes a profile of documents of their own."""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import Field, kind_of

_UNMADE = ("letterhead",)  # a letterhead is put on the finished file
_OF_BODIES = ("led", "joined")

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Keys, in a good order; columns, footnotes and languages with their words.

    of_bodies:     the parts that say something only in a document about one body.
    always:        the columns that every measure table has; the first of them stands first.
    usual_columns: pairs of column and width where neither a profile nor a plan names any.
    narrowest, widest: of a column, in percent of the table. longest: letters of a text.
    """

    parts: tuple[str, ...]
    of_bodies: tuple[str, ...]
    scopes: tuple[str, ...]
    tables: tuple[str, ...]
    papers: tuple[str, ...]
    prose: tuple[str, ...]
    facts: tuple[str, ...]
    columns: Pairs
    always: tuple[str, ...]
    usual_columns: tuple[tuple[str, float], ...]
    footnotes: Pairs
    languages: Pairs
    most_columns: int
    narrowest: int
    widest: int
    longest: int


def choices(lang: str = "en") -> Choices:
    """Return all that a profile may hold, in words of a language of the screen."""
    from nap_desktop.documents import columns, profile

    fields = {
        key: one
        for key, one in kind_of("measure").fields.items()
        if not one.stays and not one.settings
    }
    usual = [key for key, _ in columns.USUAL]
    others = [key for key in (*columns.TOGETHER, *fields) if key not in usual]
    return Choices(
        parts=tuple(part for part in profile.PARTS if part not in _UNMADE),
        of_bodies=_OF_BODIES,
        scopes=profile.SCOPES,
        tables=profile.TABLES,
        papers=profile.PAPERS,
        prose=profile.PROSE,
        facts=profile.FACTS,
        columns=tuple((key, _head(key, lang)) for key in (*usual, *others)),
        always=("number", "text"),
        usual_columns=columns.USUAL,
        footnotes=tuple((key, _head(key, lang)) for key, one in fields.items() if _is_text(one)),
        languages=tuple(
            (code, labels(lang).choice("language", code))
            for code in kind_of("plan").fields["language"].choices
        ),
        most_columns=columns.MOST,
        narrowest=round(columns.NARROWEST),
        widest=round(columns.WIDEST),
        longest=profile.LONGEST,
    )


def _head(key: str, lang: str) -> str:
    """Return what stands above a column, or the caption of the field in the program's forms."""
    from nap_desktop.documents.columns import TOGETHER
    from nap_desktop.documents.wording import wording

    if key == "text":
        return labels(lang).kind("measure")
    if key in TOGETHER:
        return wording(lang).get("columns", key)
    return wording(lang).get("sheets", "columns", key) or labels(lang).field("measure", key)


def _is_text(field: Field) -> bool:
    return field.type in ("rich", "line")
