"""How a kind's fields stand in its form: worked out from the schema, with a few wishes per kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nap_desktop.plan.schema import Field, Kind, kind_of

# Fields that share a line, by kind; the caption of the line is that of the group where it is named.
_TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "plan": (
        ("period_start", "period_end"),
        ("act_number", "act_date"),
        ("signatory_post", "signatory_name"),
    ),
    "measure": (
        ("result", "indicator"),
        ("baseline", "target"),
        ("start", "end", "deadline"),
        ("kind", "priority"),
        ("funding", "amount", "currency"),
    ),
    "step": (("start", "end"),),
}
_GROUP_CAPTIONS = {"start", "funding", "period_start"}
# Fields of a group that stand in a part of their own, because they are needed less often.
_APART = {"measure": {"basis": ("rows", "instruments", "basis")}}
# Groups that fold: "line" shows its first row unfolded, "title" a line of its own.
_FOLDING = {
    "plan": {"act": "title"},
    "measure": {
        "measured": "title", "who": "line", "basis_apart": "title", "kind": "title",
        "means": "title", "assistance": "gate", "notes": "title",
    }
}  # fmt: skip
_UNFOLDED = {"who"}
_NARROW = {"currency": 92, "amount": 112}
_DATE = 130
# Groups and fields that come before the others of their kind or group.
_FIRST = {"measure": ("what", "measured", "who", "when", "basis", "basis_apart", "kind", "means")}
_FIRST_FIELD = "provisions"
_OWN_LINE = ("rich",)


@dataclass(frozen=True, slots=True)
class Row:
    """Fields side by side. above: whether captions stand above them; else left of them."""

    fields: tuple[Field, ...]
    above: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the fields."""
        return tuple(one.key for one in self.fields)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together.

    name:     the schema's group. apart: whether it is the less needed part of it.
    folding:  "" does not fold; "line", "title" or "gate" (its first field is a check box that
              opens the rest). unfolded: how it is at first; a group that holds something is
              shown as its person left it.
    """

    name: str
    rows: tuple[Row, ...]
    folding: str = ""
    unfolded: bool = True
    apart: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all its fields."""
        return tuple(key for row in self.rows for key in row.keys)


def width_of(one: Field) -> int:
    """Return the width that a field has at 100 %; 0 for as much as there is."""
    return _NARROW.get(one.key, _DATE if one.type == "date" else 0)


def has_group_caption(row: Row) -> bool:
    """Return whether the caption of a row is that of its group."""
    return row.keys[0] in _GROUP_CAPTIONS


@cache
def title_key(kind: str) -> str:
    """Return the key of the line that is shown large at the top; empty if the title is rich text."""
    key = kind_of(kind).title
    return key if kind_of(kind).fields[key].type == "line" else ""


@cache
def groups(kind: str) -> tuple[Group, ...]:
    """Return the groups of a kind's form, in the schema's order."""
    known = kind_of(kind)
    found: list[Group] = []
    first = _FIRST.get(kind, ())
    names = {_group_of(known, one) for one in _shown(known)}
    others = dict.fromkeys(_group_of(known, one) for one in _shown(known))
    for name in dict.fromkeys([*(one for one in first if one in names), *others]):
        fields = [one for one in _shown(known) if _group_of(known, one) == name]
        fields.sort(key=lambda one: one.key != _FIRST_FIELD)
        folding = _FOLDING.get(kind, {}).get(name, "")
        found.append(
            Group(
                name.removesuffix("_apart"),
                tuple(_rows(kind, fields)),
                folding,
                not folding or name in _UNFOLDED,
                name.endswith("_apart"),
            )
        )
    return tuple(found)


def _shown(kind: Kind) -> list[Field]:
    return [
        one
        for one in kind.fields.values()
        if not one.settings and one.type != "json" and one.key != title_key(kind.name)
    ]


def _group_of(kind: Kind, one: Field) -> str:
    apart = one.key in _APART.get(kind.name, {}).get(one.group, ())
    return f"{one.group}_apart" if apart else one.group


def _rows(kind: str, fields: list[Field]) -> list[Row]:
    rows: list[Row] = []
    placed: set[str] = set()
    for one in fields:
        if one.key in placed:
            continue
        keys = next((line for line in _TOGETHER.get(kind, ()) if one.key in line), (one.key,))
        line = tuple(other for other in fields if other.key in keys)
        line = tuple(sorted(line, key=lambda other: keys.index(other.key)))
        placed.update(other.key for other in line)
        rows.append(Row(line, _above(kind, line)))
    return rows


def _above(kind: str, line: tuple[Field, ...]) -> bool:
    if line[0].type in _OWN_LINE:
        return True
    return kind == "measure" and line[0].group == "measured"
