"""Sheets for groups that draft on paper: what each paragraph asks, questions, empty ruled rows."""

from __future__ import annotations

from collections.abc import Iterable

from nap_desktop.documents.blocks import Block, Cell, Grid, Heading, PageBreak, Para, Role, Row
from nap_desktop.documents.columns import Columns
from nap_desktop.documents.layout import CAPTION, TALL, height
from nap_desktop.documents.wording import Wording
from nap_desktop.framework.guidance import guidance
from nap_desktop.framework.provisions import codes, provision
from nap_desktop.framework.titles import language, paragraph_title
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import ENGLISH
from nap_desktop.plan.schema import codes as listed
from nap_desktop.plan.text import Paragraph, RichText, Span
from nap_desktop.plan.tree import Plan

_BLANK = "______________________"
_EMPTY: Cell = (Para("", "cell"),)
_ROW = 58.0  # points that two lines of handwriting and a half take
_FEWEST, _MOST = 4, 9  # rows on one sheet
_QUESTIONS = 10  # rows on the first page
_LOST = 60.0  # points of a page that the head of the table and rounding take


def worksheet(
    plan: Plan, numbers: dict[NodeId, str], words: Wording, columns: Columns
) -> Iterable[Block]:
    """Give the opening words and one page for each paragraph of the resolution."""
    yield Para(words.get("worksheet", "group", blank=_BLANK), "blank")
    yield Para(words.get("worksheet", "people", blank=_BLANK), "blank")
    yield Para(words.get("worksheet", "how"), "body")
    if not _is_english(words):
        yield Para(words.get("worksheet", "in_english"), "body")
    yield _open_questions(words)
    planned = _planned(plan, numbers)
    for code in codes():
        yield PageBreak()
        yield from _sheet(code, planned.get(code, []), words, columns)


def _open_questions(words: Wording) -> Grid:
    """Return a table for what nobody in the room could answer."""
    heads = words.get("worksheet", "open_columns").split("|")
    head = Row(tuple((Para(text, "head"),) for text in heads))
    row = Row(tuple(_EMPTY for _ in heads), high=_ROW * 0.75)
    about = words.get("worksheet", "open")
    widths = (60.0, 24.0, 16.0) if len(heads) == 3 else (100.0 / len(heads),) * len(heads)
    return Grid(widths, (head,), (row,) * _QUESTIONS, about, about, about, upright=True)


def _planned(plan: Plan, numbers: dict[NodeId, str]) -> dict[str, list[str]]:
    """Return the printed numbers of the measures under each paragraph."""
    found: dict[str, list[str]] = {}
    for node in plan.of_kind("measure"):
        for code in listed(plan.get(node, "provisions")):
            if numbers.get(node):
                found.setdefault(code, []).append(numbers[node])
    return found


def _sheet(code: str, planned: list[str], words: Wording, columns: Columns) -> Iterable[Block]:
    named = words.provision(code)
    blocks: list[Block] = [*_asked(code, words)]
    if planned:
        lead = words.get("worksheet", "planned")
        said = words.get("values", "comma").join(planned)
        blocks.append(Para(said, "guide", lead=lead))
    yield from blocks
    room = TALL[1] - sum(height(block, TALL[0]) for block in blocks) - CAPTION - _LOST
    rows = min(max(int(room / _ROW), _FEWEST), _MOST)
    yield _empty(named, rows, words, columns)


def _asked(code: str, words: Wording) -> Iterable[Block]:
    """Give the heading of a sheet and what the paragraph asks, which is told in English alone.

    In a language without titles the heading stays free of English words; they lead the text below.
    """
    advice, known = guidance(code), provision(code)
    role: Role = "guide" if _is_english(words) else "guide_english"
    title = paragraph_title(code, words.labels.lang)
    is_own = language(words.labels.lang) == words.labels.lang
    head = words.provision(code, "provision_in_full")
    yield Heading(1, "", f"{head}. {title}" if title and is_own else head)
    if advice:
        yield Para(advice.asks, role, lead="" if is_own else f"{title}.")
        asked = tuple(Paragraph((Span(text),), "number") for text in advice.questions)
        yield Para(RichText(asked), role)
    elif known:
        yield Para(known.summary, role)


def _is_english(words: Wording) -> bool:
    return words.labels.lang == ENGLISH


def _empty(named: str, rows: int, words: Wording, columns: Columns) -> Grid:
    """Return the table to write into; its first column has room for a number."""
    head = Row(tuple((Para(text, "head"),) for text in columns.heads))
    row = Row(tuple(_EMPTY for _ in columns.keys), high=_ROW)
    about = words.get("worksheet", "table", provision=named)
    return Grid(columns.widths, (head,), (row,) * rows, about, about, about, upright=True)
