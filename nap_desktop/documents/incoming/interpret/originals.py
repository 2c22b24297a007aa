"""Where each item of a draft came from: its words in full as they stood, below it in the plan."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nap_desktop.documents.incoming.interpret.draft import Choices, Draft, Role
from nap_desktop.documents.incoming.interpret.tables import header_texts, pairs, read_table
from nap_desktop.documents.incoming.interpret.words import tidy
from nap_desktop.documents.incoming.source import Cell, Grid, Line, Row, Source, lines
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import may_hold
from nap_desktop.plan.text import Paragraph, RichText, Span
from nap_desktop.plan.tree import ORIGINALS, Node, Plan

_SPACE = uuid.UUID("5a7b0b52-1540-4e55-8f0a-2004d0c0feed")
_Headed = tuple[str, Sequence[Line]]  # what heads a cell, and its lines


@dataclass(slots=True)
class _Original:
    """One place that an item came from, while its words are gathered."""

    heading: str
    table: int = 0
    row: int = 0
    paragraph: int = 0
    text: list[Paragraph] = field(default_factory=list)


def with_originals(source: Source, draft: Draft, choices: Choices) -> Draft:
    """Return a draft whose items each hold the words that they came from.

    One `original` for each row or paragraph. A row is held in full, so that what was left out of
    it can be seen beside what was taken.
    """
    found = _Gatherer(source, draft, choices).gather()
    plan = draft.plan
    nodes, children, parents = dict(plan.nodes), dict(plan.children), dict(plan.parents)
    name = rich_text.clean_line(source.name)
    for item, held in found.items():
        if not may_hold(plan.nodes[item].kind, "original"):
            continue
        made = [_node(item, at, one, name) for at, one in enumerate(held) if one.text]
        if made:
            children[item, ORIGINALS] = tuple(node.id for node in made)
            nodes |= {node.id: node for node in made}
            parents |= {node.id: item for node in made}
    return replace(draft, plan=Plan(plan.root, nodes, children, parents))


def _node(item: NodeId, at: int, one: _Original, name: str) -> Node:
    fields = {
        "document": name,
        "heading": rich_text.clean_line(one.heading),
        "table": str(one.table or ""),
        "row": str(one.row or ""),
        "paragraph": str(one.paragraph or ""),
        "text": rich_text.encode(RichText.of(one.text)),
    }
    held = {key: value for key, value in fields.items() if value}
    return Node(str(uuid.uuid5(_SPACE, f"{item}\n{at}")), "original", held)


class _Gatherer:
    """Walks through a document once; `heading` is the last one above the place."""

    def __init__(self, source: Source, draft: Draft, choices: Choices) -> None:
        self._source = source
        self._draft = draft
        self._choices = choices
        self._roles: Mapping[str, Role] = draft.roles
        self._found: dict[NodeId, list[_Original]] = {}
        self._heading = ""
        self._paragraphs = self._tables = 0

    def gather(self) -> dict[NodeId, list[_Original]]:
        """Return the originals of each item in reading order."""
        for block in self._source.blocks:
            if isinstance(block, Grid):
                self._tables += 1
                self._grid(block)
            else:
                self._line(block)
        return self._found

    def _line(self, line: Line) -> None:
        self._paragraphs += bool(line.text.strip())
        role = self._roles.get(line.place)
        if role is None or not role.node or role.node not in self._draft.plan.nodes:
            return
        if role.name == "heading":
            self._heading = tidy(line.text)
        held = self._found.setdefault(role.node, [])
        if not held or held[-1].table:
            held.append(_Original(self._heading, paragraph=self._paragraphs))
        held[-1].text += self._paragraphs_of("", [line])

    def _paragraphs_of(self, head: str, held: Sequence[Line]) -> Iterator[Paragraph]:
        """Give the words of a cell, those that went nowhere in italics, under what heads it."""
        first = True
        for line in held:
            words = rich_text.clean(line.text).replace("\n", " ").strip()
            if not words:
                continue
            number = f"{line.number} " if line.number not in ("", "•") else ""
            role = self._roles.get(line.place)
            left = role is None or not role.node
            label = (Span(f"{head}: ", bold=True),) if head and first else ()
            yield Paragraph((*label, Span(f"{number}{words}", italic=left)))
            first = False

    # Tables.

    def _grid(self, grid: Grid) -> None:
        heads, is_card = self._heads(grid)
        down: dict[int, tuple[Cell, int]] = {}
        for at, row in enumerate(grid.rows):
            self._row(grid, at, row, down, heads, is_card)
            for cell in row.cells:
                if cell.rows > 1:
                    down[cell.column] = (cell, at + cell.rows)

    def _heads(self, grid: Grid) -> tuple[list[str], bool]:
        """Return what heads each column, and whether the table is a card of labels and values."""
        chosen = self._choices
        if not grid.rows:
            return [], False
        reading = read_table(
            grid, {}, chosen.columns, chosen.headers.get(grid.place),
            chosen.tables.get(grid.place, ""),
        )  # fmt: skip
        heads = [tidy(text) for text in header_texts(grid, reading.headers)]
        return heads, reading.kind == "fiche"

    def _row(
        self, grid: Grid, at: int, row: Row, down: Mapping[int, tuple[Cell, int]],
        heads: Sequence[str], is_card: bool,
    ) -> None:  # fmt: skip
        nodes = self._nodes(row)
        if not nodes:
            return
        cells = {column: cell for column, (cell, end) in down.items() if at < end}
        cells |= {cell.column: cell for cell in row.cells}
        headed = list(_card(row)) if is_card else list(_headed(cells, heads))
        for node, kind in nodes.items():
            if kind in ("section", "objective"):
                self._heading = " ".join(tidy(line.text) for line in self._own(row, node))
            whole = kind == "measure"
            original = _Original(grid.title or self._heading, self._tables, at + 1)
            for head, held in headed:
                own = held if whole else [one for one in held if self._node_of(one) == node]
                original.text += self._paragraphs_of(head if whole else "", own)
            self._found.setdefault(node, []).append(original)

    def _node_of(self, line: Line) -> NodeId:
        role = self._roles.get(line.place)
        return role.node if role else ""

    def _nodes(self, row: Row) -> dict[NodeId, str]:
        """Return the items that a row went into, with their kinds."""
        known = self._draft.plan.nodes
        found = (self._node_of(line) for cell in row.cells for line in lines(cell.blocks))
        return {node: known[node].kind for node in found if node in known}

    def _own(self, row: Row, node: NodeId) -> list[Line]:
        return [
            line for cell in row.cells for line in lines(cell.blocks) if self._node_of(line) == node
        ]


def _headed(cells: Mapping[int, Cell], heads: Sequence[str]) -> Iterator[_Headed]:
    for column, cell in sorted(cells.items()):
        head = heads[column] if column < len(heads) else ""
        yield head, list(lines(cell.blocks))


def _card(row: Row) -> Iterator[_Headed]:
    for label, value in pairs(row):
        yield tidy(" ".join(line.text for line in lines(label.blocks))), list(lines(value.blocks))
    if not pairs(row):
        yield "", [line for cell in row.cells for line in lines(cell.blocks)]
