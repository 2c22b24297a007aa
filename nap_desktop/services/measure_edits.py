"""Changes from the table of measures: many cells at once, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.schema import canonical, codes, open_value
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_cells import Cells, field_at, is_editable
from nap_desktop.services.typed import typed


@dataclass(frozen=True, slots=True)
class Write:
    """One cell to be written: what a person typed or pasted, or the canonical value itself.

    exact: a canonical value of a field of the type `type`; None where there are only words.
    """

    node: NodeId
    key: str
    written: str = ""
    exact: str | None = None
    type: str = ""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that its column cannot hold; `code` is that of the error."""

    write: Write
    code: str


class DoNotFit(Exception):
    """Some values do not fit; nothing was changed."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        super().__init__(len(misfits))
        self.misfits = tuple(misfits)


def write(plan: Plan, writes: Iterable[Write], words: Labels) -> list[Change]:
    """Return the changes that write all cells; a cell that comes twice takes the last value.

    Raises DoNotFit if any value does not fit.
    """
    changes: list[Change] = []
    misfits: list[Misfit] = []
    cells = Cells(plan, words)
    for one in {(one.node, one.key): one for one in writes}.values():
        try:
            made = _written(plan, one, cells)
        except NapError as error:
            misfits.append(Misfit(one, error.code))
            continue
        if any(isinstance(change, InsertNode) for change in made):
            plan = apply_all(plan, made)
        changes += made
    if misfits:
        raise DoNotFit(misfits)
    return changes


def _written(plan: Plan, one: Write, cells: Cells) -> list[Change]:
    if not is_editable(one.key):
        if one.written.strip() in ("", cells.text(one.node, one.key).strip()):
            return []
        raise NapError("fixed_field", field=one.key)
    if _fits_exactly(plan, one):
        return edits.set_field(plan, one.node, one.key, one.exact or "")
    if one.written == cells.text(one.node, one.key):
        return []
    return typed(plan, one.node, one.key, one.written, cells.words)


def _fits_exactly(plan: Plan, one: Write) -> bool:
    """Return whether the canonical value may be taken as it is."""
    field = field_at(one.key)
    if one.exact is None or field is None:
        return False
    if not one.exact:
        return True
    if field.type != one.type or (field.type == "codes" and field.choices):
        return field.type == one.type and set(codes(one.exact)) <= set(field.choices)
    if field.type == "bodies":
        return set(codes(one.exact)) <= set(plan.bodies)
    try:
        return canonical(field, open_value(field, one.exact)) == one.exact
    except (NapError, ValueError):
        return False


def with_new_rows(
    plan: Plan,
    writes: Iterable[Write],
    after: NodeId,
    rows: Sequence[Sequence[Write]],
    words: Labels,
) -> list[Change]:
    """Return the changes that write cells and add a measure after one for each of `rows`.

    The writes of a new row name no node. Raises DoNotFit.
    """
    changes = write(plan, writes, words)
    plan = apply_all(plan, changes)
    for row in rows:
        made = add_below(plan, after)
        node = next(change.node.id for change in made if isinstance(change, InsertNode))
        plan = apply_all(plan, made)
        given = [Write(node, one.key, one.written, one.exact, one.type) for one in row]
        filled = write(plan, given, words)
        plan = apply_all(plan, filled)
        changes += [*made, *filled]
        after = node
    return changes


def add_below(plan: Plan, node: NodeId) -> list[Change]:
    """Return the changes that add an empty measure right after one, or inside the plan."""
    place = edits.place_after(plan, node, "measure") or (plan.root, None)
    return edits.add(plan, "measure", *place)
