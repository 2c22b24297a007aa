"""The columns of a sheet: which values of a kind they show, their heads, their widths."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from nap_desktop.documents.wording import Wording
from nap_desktop.plan.numbering import level_name
from nap_desktop.plan.schema import Field, kind_of
from nap_desktop.plan.tree import Plan

Role = Literal["fixed", "value", "code"]
KINDS = ("measure", "step", "body")
ID = "@id"
NUMBER = "@number"
PLACE = "@place"  # the section of a measure, the measure of a step
CODE = "code"
_FIXED = {
    "measure": (CODE, NUMBER, PLACE),
    "step": (PLACE, NUMBER),
    "body": (),
}
_WIDTHS = {CODE: 10.0, NUMBER: 8.0, ID: 38.0}
_TYPE_WIDTHS = {"rich": 38.0, "line": 20.0, "bodies": 28.0, "date": 12.0, "number": 14.0}
_PLACES = {"measure": 32.0, "step": 16.0}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    key:   a field of the kind, CODE, or one of ID, NUMBER, PLACE.
    role:  "value" as people read it; "code" the machine's value of the column before it;
           "fixed" what tells where a row belongs and is not taken back.
    width: in letters of the default font.
    """

    key: str
    role: Role
    head: str
    width: float
    field: Field | None = None

    @property
    def name(self) -> str:
        """The column's name among all columns of its sheet."""
        return f"{self.key}#" if self.role == "code" else self.key


def columns(
    kind: str,
    plan: Plan,
    words: Wording,
    keys: Collection[str] | None = None,
    private: bool = False,
) -> tuple[Column, ...]:
    """Return the columns of a kind's sheet, their heads all different.

    keys:    the fields to show, all if None. private: also show what stays on the laptop.
    """
    found = [_fixed(kind, key, words) for key in _FIXED[kind]]
    for key, field in kind_of(kind).fields.items():
        chosen = keys is None or key in keys or key == kind_of(kind).title
        if not field.settings and chosen and (private or not field.stays):
            found += _value(kind, plan, field, words)
    found.append(_fixed(kind, ID, words))
    return tuple(_distinct(found))


def has_words(field: Field) -> bool:
    """Return whether people read a field's values in other words than the machine keeps."""
    if field.type == "codes":
        return bool(field.choices) or field.vocabulary == "provisions"
    return field.type in ("choice", "bodies", "flag")


def _fixed(kind: str, key: str, words: Wording) -> Column:
    head = words.get("sheets", "fixed", kind, key.lstrip("@"))
    return Column(key, "fixed", head, _WIDTHS.get(key) or _PLACES[kind])


def _value(kind: str, plan: Plan, field: Field, words: Wording) -> Iterator[Column]:
    head = _head(kind, plan, field.key, words)
    width = 46.0 if field.key == kind_of(kind).title else _TYPE_WIDTHS.get(field.type, 18.0)
    yield Column(field.key, "value", head, width, field)
    if has_words(field):
        form = "id_head" if field.type == "bodies" else "code_head"
        yield Column(field.key, "code", words.get("sheets", form, name=head), 18.0, field)


def _head(kind: str, plan: Plan, key: str, words: Wording) -> str:
    if key == "text":
        return level_name(plan, kind) or words.labels.kind(kind)
    return words.get("sheets", "columns", key) or words.labels.field(kind, key)


def _distinct(found: list[Column]) -> Iterator[Column]:
    seen: set[str] = set()
    for column in found:
        head = column.head
        while head.casefold() in seen:
            head = f"{head} [{column.name}]"
        seen.add(head.casefold())
        yield column if head == column.head else replace(column, head=head)
