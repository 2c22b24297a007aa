"""The changes that a sheet proposes: edited cells, new rows; nothing for what is as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nap_desktop.documents.sheets.came_back import CameBack, Line, Returned, words_of
from nap_desktop.documents.sheets.columns import CODE, ID, PLACE, has_words
from nap_desktop.documents.sheets.hidden import Kept
from nap_desktop.documents.sheets.places import Finder
from nap_desktop.documents.sheets.printing import Printer, Value
from nap_desktop.documents.sheets.safe import cut, is_cut, same, tail
from nap_desktop.documents.sheets.table import Places, items, names
from nap_desktop.framework.understanding import NotUnderstood, Understanding
from nap_desktop.framework.understanding import names as names_in
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.schema import Field, codes, join_codes, kind_of
from nap_desktop.plan.tree import Branch, Node, Plan

_ORDER = ("body", "measure", "step")  # measures name bodies, steps stand under measures


def returned(came: CameBack, plan: Plan) -> Returned:
    """Return what a sheet proposes to a plan.

    Rows are matched by id. A cell counts as edited if it does not say what was printed into it;
    what was printed is told by the hidden sheet, else by the plan as it stands. Rows that are
    missing delete nothing.
    """
    return _Returning(came, plan).returned()


class _Returning:
    """Goes through one sheet once."""

    def __init__(self, came: CameBack, plan: Plan) -> None:
        self._came = came
        self._before = plan
        self._plan = plan
        self._found = Returned()
        self._heads: Mapping[str, str] = {}
        words = words_of(came)
        self._understanding = Understanding(words.labels, words.provision)
        kept = came.hidden.items if came.hidden else {}
        printed = {id: _name(one) for id, one in kept.items() if one.kind == "body"}
        self._printer = Printer(words_of(came), printed if came.hidden else names(plan))
        self._places = Places(plan)
        self._finder = Finder(plan, kept)

    def returned(self) -> Returned:
        """Return all changes and findings."""
        for kind in _ORDER:
            if kind in self._came.lines:
                self._kind(kind, self._came.lines[kind])
        return self._found

    def _kind(self, kind: str, lines: Sequence[Line]) -> None:
        self._heads = self._came.heads[kind]
        seen: set[NodeId] = set()
        above: NodeId | None = None
        for line in lines:
            node = line.get(ID).strip()
            held = self._before.nodes.get(node)
            if node and node not in seen and held is not None and held.kind == kind:
                self._edited(held, line)
                above = node
            elif node and node not in seen:
                self._tell(line, "unknown_id")
            else:
                if node:
                    self._tell(line, "same_id")
                above = self._new(kind, line, above) or above
            seen.add(node)
        for node in items(self._before, kind):
            if node not in seen and self._kept(node) is not None:
                self._find(Finding(node, "", "row_missing"))

    # -- rows of items that are there --

    def _edited(self, node: Node, line: Line) -> None:
        base = self._kept(node.id) or self._as_it_stands(node)
        for field in _fields(node.kind):
            before, held = base.fields.get(field.key, ""), node.get(field.key)
            after = self._cell(field, line, before)
            if after is None or after in (held, before):
                continue
            if before != held:
                self._find(Finding(node.id, field.key, "changed_meanwhile"))
            self._do(edits.set_field(self._plan, node.id, field.key, after))
        for name, was in ((PLACE, base.place), (CODE, base.fields.get(CODE, ""))):
            if name in line.cells and not same(line.get(name), cut(was)):
                self._find(Finding(node.id, name, "fixed_cell", {"row": str(line.row)}))

    def _kept(self, node: NodeId) -> Kept | None:
        """Return an item as it was when the sheet was made; None if it was not there then."""
        if self._came.hidden:
            return self._came.hidden.items.get(node)
        held = self._before.nodes.get(node)
        return self._as_it_stands(held) if held else None

    def _as_it_stands(self, node: Node) -> Kept:
        place = "" if node.kind == "body" else self._places.place(node.id)
        return Kept(node.kind, place, dict(node.fields))

    # -- new rows --

    def _new(self, kind: str, line: Line, above: NodeId | None) -> NodeId | None:
        """Add what a new row says and return its id; None if it says nothing or fits nowhere."""
        held = self._fields_of(kind, line)
        if not held:
            return None
        parent, row = self._finder.place(kind, line.get(PLACE), above, self._plan)
        if parent is None:
            self._tell(line, "unknown_measure")
            return None
        if kind == "measure" and parent == self._plan.root and line.get(PLACE).strip():
            self._tell(line, "unknown_place")
        node = Node(new_id(), kind, held)
        self._do(edits.insert(self._plan, [Branch(node)], parent, row))
        return node.id

    def _fields_of(self, kind: str, line: Line) -> dict[str, str]:
        """Return what a new row says; a copy of another row keeps the looks of its texts."""
        copied = self._kept(line.get(ID).strip())
        before = copied.fields if copied and copied.kind == kind else {}
        fields: dict[str, str] = {}
        for field in _fields(kind):
            was = before.get(field.key, "")
            after = self._cell(field, line, was)
            fields[field.key] = was if after is None else after
        return {key: value for key, value in fields.items() if value}

    # -- cells --

    def _cell(self, field: Field, line: Line, before: str) -> str | None:
        """Return the value that a cell was given; None if it says what was printed into it."""
        code = f"{field.key}#"
        is_coded = has_words(field) and code in line.cells and not same(line.get(code), before)
        printed = self._printer.shown(field, before)
        if not is_coded and (field.key not in line.cells or _says(line.get(field.key), printed)):
            return None
        cell = line.get(code if is_coded else field.key)
        try:
            if field.type == "bodies":
                return self._bodies(cell, before, is_coded)
            return self._understanding.value(field, _whole(cell, printed), before)
        except NotUnderstood:
            head = self._heads.get(field.key, field.key)
            self._tell(line, "not_understood", field.key, head=head, value=cell[:80])
            return None

    def _bodies(self, cell: str, before: str, is_coded: bool) -> str:
        if is_coded:
            found = [id for id in cell.replace(";", ",").replace(" ", "").split(",") if id]
            if not set(found) <= set(self._plan.bodies):
                raise NotUnderstood(cell)
            return join_codes(found)
        return join_codes([self._body(name, codes(before)) for name in self._names(cell)])

    def _names(self, cell: str) -> list[str]:
        """Return the names in a cell; one that is itself a body's, semicolons and all, is that."""
        whole = " ".join(cell.split())
        return [whole] if whole and self._finder.bodies(whole, self._plan) else names_in(cell)

    def _body(self, name: str, before: list[NodeId]) -> NodeId:
        """Return the body of a name, rather one that was there; a new one if there is none."""
        known = self._finder.bodies(name, self._plan)
        if known:
            return next((body for body in known if body in before), known[0])
        made = edits.add(self._plan, "body", self._plan.root, name=name)
        self._do(made)
        body = next(change.node.id for change in made if isinstance(change, InsertNode))
        self._find(Finding(body, "name", "new_body", {"name": name}))
        return body

    # -- what comes of it --

    def _do(self, changes: list[Change]) -> None:
        if changes:
            self._plan = apply_all(self._plan, changes)
            self._found.changes.extend(changes)

    def _tell(self, line: Line, code: str, key: str = "", **facts: str) -> None:
        self._find(Finding(self._plan.root, key, code, {"row": str(line.row), **facts}))

    def _find(self, finding: Finding) -> None:
        self._found.findings.append(finding)


def _fields(kind: str) -> list[Field]:
    """Return the fields that people fill in."""
    return [field for field in kind_of(kind).fields.values() if not field.settings]


def _name(kept: Kept) -> str:
    return kept.fields.get("name") or kept.fields.get("short", "")


def _says(cell: str, printed: Value) -> bool:
    if not isinstance(printed, str):
        try:
            return float(cell) == float(printed)
        except ValueError:
            return False
    # a table program that opens CSV keeps no more than a cell can hold
    return same(cell, cut(printed)) or same(cell, printed) or _was_shortened(cell, printed)


def _was_shortened(cell: str, printed: str) -> bool:
    return is_cut(printed) and len(cell) >= 32_000 and printed.startswith(cell)


def _whole(cell: str, printed: Value) -> str:
    """Return an edited cell with what it could not hold, if it still ends with the mark of that."""
    if isinstance(printed, str) and is_cut(printed) and cell.endswith("…"):
        return cell[:-1] + tail(printed)
    return cell
