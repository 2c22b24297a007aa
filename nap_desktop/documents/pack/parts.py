"""What the documents of a pack have in common: titles, signatures, tables, cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nap_desktop.documents.blocks import Block, Cell, Grid, Mark, Para, Role, Row, Text
from nap_desktop.documents.columns import fitted
from nap_desktop.documents.pack.case import Case
from nap_desktop.documents.texts import lines, rich
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.text import Paragraph, RichText, Span
from nap_desktop.plan.tree import Node

_SIGN = {True: 0.78, False: 1.2}  # percent of a line that a bold letter of a table head takes
_MARGIN = {True: 1.3, False: 1.9}
_LONG_TITLE = 160
_CLOSING: dict[Role, Role] = {"body": "closing", "clause": "last_clause"}


def titles(case: Case, name: str, **more: str) -> list[Block]:
    """Return title and subtitle of a document."""
    return [
        Para(case.say(f"{name}.title", **more), "doc_title"),
        Para(case.say(f"{name}.subtitle", **more), "doc_line", Mark(case.plan.root)),
    ]


def prose(text: str, role: Role = "body") -> Para:
    """Return a wording as paragraphs, one for each of its lines."""
    return Para(lines([line for line in text.split("\n") if line.strip()] or [""]), role)


def bullets(texts: Iterable[str], mark: Mark | None = None) -> Para:
    """Return lines as a list."""
    items = tuple(Paragraph((Span(text),), "bullet") for text in texts if text)
    return Para(RichText(items), "body", mark)


def signed(case: Case, blocks: list[Block]) -> list[Block]:
    """Return blocks with the line for post, signature and name, which never stands alone on a page."""
    *others, last = blocks
    closing = _CLOSING.get(last.role) if isinstance(last, Para) else None
    kept = replace(last, role=closing) if isinstance(last, Para) and closing else last
    return [*others, kept, *signature(case)]


def signature(case: Case) -> list[Block]:
    """Return the line for post, signature and name."""
    post, name = case.root("signatory_post"), case.root("signatory_name")
    blank = case.facts["blank"]
    return [Para(name or blank, "signature", lead=post or blank)]


def cell(text: Text, mark: Mark | None = None, role: Role = "cell", bold: bool = False) -> Cell:
    """Return a cell with one text."""
    return (Para(text, role, mark, bold=bold),)


def listed(texts: Sequence[str], mark: Mark | None = None, bold: bool = False) -> Cell:
    """Return a cell with a line for each text."""
    found = [text for text in texts if text]
    return cell(lines(found) if found else "", mark, bold=bold)


def rich_cell(node: Node, key: str, mark: Mark | None = None) -> Cell:
    """Return the cell of a rich field."""
    return cell(rich(node.get(key)), mark)


def number_cell(case: Case, node: Node) -> Cell:
    """Return the cell with the number and the code of a measure."""
    number = Para(case.numbers.get(node.id, ""), "number", Mark(node.id, "1"))
    code = node.get("code")
    return (number, Para(code, "code")) if code else (number,)


def measure_row(case: Case, node: Node, others: Sequence[Cell]) -> Row:
    """Return the row of a measure: number, text, and what else is said of it."""
    text = rich_cell(node, "text", Mark(node.id, "2"))
    return Row((number_cell(case, node), text, *others), node.id)


def named(case: Case, node: NodeId, most: int = _LONG_TITLE) -> str:
    """Return number and name of an item on one line; the name may be shortened."""
    said = title(case.plan, node) or case.words.labels.get("words", "untitled")
    if len(said) > most:
        said = said[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
    return " ".join(filter(None, (case.number(node), said)))


def table(
    caption: str,
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Row],
    landscape: bool = False,
    shown: bool = True,
    together: bool = False,
) -> Grid:
    """Return a table; no column is narrower than the longest word of its head.

    shown: whether the caption is printed; a screen reader says it in any case.
    together: whether it stands on one page, as a small table should.
    """
    least = [
        max((len(word) for word in head.split()), default=0) * _SIGN[landscape] + _MARGIN[landscape]
        for head in heads
    ]
    head = Row(tuple(cell(text, role="head") for text in heads))
    about = ", ".join(filter(None, heads))
    fit = fitted(tuple(widths), least)
    printed = caption if shown else ""
    return Grid(fit, (head,), tuple(rows), printed, caption, about, together=together)


def form(caption: str, entries: Iterable[tuple[str, Cell]]) -> Grid:
    """Return a form of two columns without a head: what is asked, and the answer."""
    rows = tuple(Row((cell(asked, bold=True), answer)) for asked, answer in entries)
    return Grid((32.0, 68.0), (), rows, "", caption, caption, together=True)
