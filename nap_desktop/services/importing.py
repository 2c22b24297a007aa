"""An earlier plan on its way in: read, corrected, and made a plan, a template, a successor or rows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nap_desktop.base.progress import Progress
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.successor import SuccessorWish, successor
from nap_desktop.plan.tree import Node, Plan

if TYPE_CHECKING:
    from nap_desktop.documents.incoming.interpret.draft import Choices, Draft
    from nap_desktop.documents.incoming.interpret.memory import Memory
    from nap_desktop.documents.incoming.source import Cell, Grid, Source
    from nap_desktop.framework.template_making import TemplateWish
    from nap_desktop.services.library import OpenLibrary
    from nap_desktop.services.templates import TemplateCard

# What a column may be taken for; "" for nothing.
FIELDS = (
    *("", "number", "group", "text", "result", "indicator", "lead", "partners", "international"),
    *(
        "when",
        "start",
        "end",
        "funding",
        "amount",
        "currency",
        "provisions",
        "categories",
        "priority",
    ),
    *("baseline", "target", "verification", "basis", "assistance_text", "risks", "note", "status"),
)
_ALIKE = 92  # of 100: how like two measures must be to be told as one
_COMPARED = 2_000  # letters of a text that are looked at for that


class PaperCell(NamedTuple):
    """One cell of a table, or a whole line, as it stands on the paper."""

    text: str
    column: int = 0
    columns: int = 1
    bold: bool = False
    shaded: bool = False


class PaperRow(NamedTuple):
    """One line of a document or one row of a table, as a person sees it.

    places: of all lines in it. table, print: place of its table and print of its header.
    look:   of the row, the same for rows made alike. width: columns of the table, 0 for a line.
    """

    place: str
    places: tuple[str, ...]
    cells: tuple[PaperCell, ...]
    look: str
    width: int = 0
    table: str = ""
    heading: int = 0
    centred: bool = False
    rtl: bool = False


class Reading(NamedTuple):
    """A document with the choices made so far and the draft that comes of both.

    memory: of all readings of the document, which makes the next one quick.
    """

    source: Source
    choices: Choices
    draft: Draft
    memory: Memory | None = None


def open_document(path: Path, progress: Progress | None = None, choices: object = None) -> Reading:
    """Read a file in a process of its own and return what comes of it.

    choices: data of choices, as `choices_data` gives them. Raises NapError as `read_file` does,
    ValueError for choices of another form.
    """
    from nap_desktop.documents.incoming.interpret.draft import Choices
    from nap_desktop.services.reading_in import read_file

    made = Choices.from_data(choices) if choices else Choices()
    return again(read_file(path, progress), made)


def again(source: Source, choices: Choices, memory: Memory | None = None) -> Reading:
    """Return what comes of a document with other choices; the same with the memory and without."""
    from nap_desktop.documents.incoming.interpret.interpret import interpret
    from nap_desktop.documents.incoming.interpret.memory import Memory

    held = memory or Memory()
    return Reading(source, choices, interpret(source, choices, held), held)


def choices_data(choices: Choices, any_place: bool = False) -> dict[str, Any]:
    """Return choices as data; with `any_place` only what suits another document made alike."""
    return (choices.without_places() if any_place else choices).to_data()


def choices_of(data: object) -> Choices:
    """Return choices of data. Raises ValueError for data of another form."""
    from nap_desktop.documents.incoming.interpret.draft import Choices

    return Choices.from_data(data)


# Corrections: each gives other choices.


def with_role(choices: Choices, row: PaperRow, role: str, alike: bool) -> Choices:
    """Take a row or line for something else, and all that look alike too if so wished; "" undoes."""
    roles = dict.fromkeys((row.place,), role)
    looks = {**choices.looks, row.look: role} if alike else dict(choices.looks)
    if not role:
        looks.pop(row.look, None)
    held = {**choices.roles, **roles}
    return replace(choices, roles=_without_empty(held), looks=_without_empty(looks))


def with_item(choices: Choices, row: PaperRow, place: str) -> Choices:
    """Give a row to the item that another row or line made, which stands before it."""
    return replace(choices, roles={**choices.roles, row.place: f"into {place}"})


def with_column(choices: Choices, print_: str, column: int, field: str) -> Choices:
    """Take a column of all tables with one header for a field."""
    held = {**choices.columns.get(print_, {}), column: field}
    return replace(choices, columns={**choices.columns, print_: held})


def with_table(choices: Choices, table: str, kind: str) -> Choices:
    """Take a table for one of "measures", or for "other"; "" leaves it to the program."""
    return replace(choices, tables=_without_empty({**choices.tables, table: kind}))


def with_split(choices: Choices, row: PaperRow) -> Choices:
    """Take each line of a row's cells for a measure of its own, or no longer."""
    cells = {place.rpartition("/")[0] for place in row.places}
    held = choices.splits - cells if cells <= choices.splits else choices.splits | cells
    return replace(choices, splits=frozenset(held))


def _without_empty(held: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in held.items() if value}


# The paper.


def paper(source: Source) -> list[PaperRow]:
    """Return the document as rows in reading order."""
    from nap_desktop.documents.incoming.interpret.interpret import line_look
    from nap_desktop.documents.incoming.source import Line

    rows: list[PaperRow] = []
    for block in source.blocks:
        if isinstance(block, Line):
            text = f"{block.number} {block.text}" if block.number else block.text
            look = block.look
            cell = PaperCell(text, bold=look.bold)
            rows.append(
                PaperRow(block.place, (block.place,), (cell,), line_look(block), heading=look.heading,
                         centred=look.centred, rtl=look.rtl)
            )  # fmt: skip
        else:
            rows += _table_rows(block)
    return rows


def _table_rows(grid: Grid) -> list[PaperRow]:
    from nap_desktop.documents.incoming.interpret.rows import row_look
    from nap_desktop.documents.incoming.source import lines

    return [
        PaperRow(
            row.place,
            tuple(line.place for cell in row.cells for line in lines(cell.blocks)),
            tuple(map(_paper_cell, row.cells)),
            row_look(row, grid),
            grid.width,
            grid.place,
            rtl=grid.rtl,
        )
        for row in grid.rows
    ]


def _paper_cell(cell: Cell) -> PaperCell:
    from nap_desktop.documents.incoming.source import lines

    held = [line for line in lines(cell.blocks) if line.text.strip()]
    text = "\n".join(f"{line.number} {line.text}" if line.number else line.text for line in held)
    bold = bool(held) and all(line.look.bold for line in held)
    return PaperCell(text, cell.column, cell.columns, bold, cell.shaded)


def header_of(reading: Reading, table: str) -> tuple[str, dict[int, str], list[str]]:
    """Return the print of a table's header, the field of each column, and what heads it."""
    from nap_desktop.documents.incoming.interpret.tables import header_texts, read_table
    from nap_desktop.documents.incoming.source import Grid

    for block in reading.source.blocks:
        if block.place == table and isinstance(block, Grid):
            choices = reading.choices
            held = read_table(
                block,
                {},
                choices.columns,
                choices.headers.get(table),
                choices.tables.get(table, ""),
                reading.memory,
            )
            fields = dict(reading.draft.headers.get(held.print, held.fields))
            heads = header_texts(block, held.headers)
            return held.print, fields, heads + [""] * (block.width - len(heads))
    return "", {}, []


# What becomes of it.


def finished(reading: Reading) -> Draft:
    """Return the draft of a reading as it is kept: each item with the words that it came from."""
    from nap_desktop.documents.incoming.interpret.originals import with_originals

    return with_originals(reading.source, reading.draft, reading.choices)


def as_plan(draft: Draft) -> Plan:
    """Return the plan of a draft: as approved if the document names its act, else as a draft."""
    plan = draft.plan
    root = plan.nodes[plan.root]
    approved = root.get("act_number") or root.get("act_date")
    fields = {**root.fields, "phase": "approved" if approved else "draft"}
    nodes = {**plan.nodes, plan.root: Node(plan.root, "plan", fields)}
    return Plan(plan.root, nodes, plan.children, plan.parents)


def keep_plan(library: OpenLibrary, draft: Draft) -> NodeId:
    """Keep the plan of a draft in a library, after a backup, and return its id."""
    return library.take_in(as_plan(draft))


def keep_successor(
    library: OpenLibrary, draft: Draft, wish: SuccessorWish
) -> tuple[NodeId, NodeId]:
    """Keep the plan of a draft and the one that follows it; return the ids of both."""
    old = library.take_in(as_plan(draft))
    return old, library.add_plan(successor(library.load(old), wish))


def keep_template(library_path: Path, draft: Draft, wish: TemplateWish) -> TemplateCard:
    """Keep a template made of a draft. Raises NapError as `Templates.keep` does."""
    from nap_desktop.framework.template_making import make_template
    from nap_desktop.services.templates import Templates

    made = make_template(draft.plan, wish, datetime.date.today())
    return Templates.beside(library_path).keep(made)


class Twin(NamedTuple):
    """A measure that comes in and the one of the plan that says the same, with how alike they are."""

    incoming: NodeId
    held: NodeId
    alike: float


def twins(plan: Plan, draft: Draft) -> list[Twin]:
    """Return the measures of a draft that a plan has already, or nearly."""
    from rapidfuzz import fuzz, process

    held = {node: title(plan, node).casefold()[:_COMPARED] for node in plan.of_kind("measure")}
    found: list[Twin] = []
    for node in draft.plan.of_kind("measure"):
        words = title(draft.plan, node).casefold()[:_COMPARED]
        best = process.extractOne(words, held, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if words and best is not None:
            found.append(Twin(node, best[2], best[1]))
    return found


def rows_into(plan: Plan, draft: Draft, without: Sequence[NodeId] = ()) -> list[Change]:
    """Return the changes that add a draft's items at the end of a plan, but those named."""
    from nap_desktop.plan.change import apply_all
    from nap_desktop.plan.edits import delete
    from nap_desktop.services.clipboard import paste_items, to_clip

    incoming = apply_all(draft.plan, delete(draft.plan, without)) if without else draft.plan
    clip = to_clip(incoming, incoming.under(incoming.root))
    return paste_items(plan, clip, plan.root, len(plan.under(plan.root)), talk=True)
