"""A measure put together of what its cells say; what a cell says in a field is read but once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.bodies import split_bodies
from nap_desktop.documents.incoming.interpret.draft import Found, Role
from nap_desktop.documents.incoming.interpret.growing import Growing
from nap_desktop.documents.incoming.interpret.item import Item
from nap_desktop.documents.incoming.interpret.labelled import names_parts
from nap_desktop.documents.incoming.interpret.measures import BODIES, Filler
from nap_desktop.documents.incoming.interpret.memory import Log
from nap_desktop.documents.incoming.source import Line
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.text import Paragraph

# Fields whose reading asks what the measure says already.
_ASKING = frozenset({"text", "number", "start", "end"})
_JOINED = BODIES | {"provisions"}  # lists: what a second cell says comes after the first


class Part(NamedTuple):
    """What one cell says in one field.

    before: number and wording of the time that the measure had, where the reading asks for them.
    known:  the names that its bodies were parted by; None if it names none.
    is_free: it depends on its cell alone.
    number: of the measure afterwards.
    fields, texts, ready, progress: as in an `Item`.
    """

    before: tuple[str, str] | None
    known: frozenset[str] | None
    is_free: bool
    number: str
    fields: Mapping[str, str]
    texts: Mapping[str, Sequence[Paragraph]]
    ready: Mapping[str, str]
    progress: tuple[Mapping[str, str], ...]
    log: Log


class Assembly:
    """Puts measures of one table together."""

    def __init__(self, growing: Growing, filler: Filler, headers: Sequence[str]) -> None:
        self._growing = growing
        self._filler = filler
        self._headers = headers
        choices = growing.choices
        depends = tuple(headers), tuple(sorted(choices.bodies.items()))
        self._depends = growing.memory.kept(("depends", depends), object)

    def put_together(self, item: Item, cells: Sequence[tuple[int, str, Sequence[Line]]]) -> Log:
        """Write cells (column, field, lines) into a new measure; note it, and return what was noted."""
        takes: dict[str, tuple[int, Role]] = {}
        found: tuple[Found, ...] = ()
        bodies: tuple[tuple[str, str, NodeId], ...] = ()
        held: dict[tuple[int, str], Part]
        held = self._growing.memory.kept(("parts", item.place, self._depends), dict)
        for column, field, own in cells:
            part = held.get((column, field))
            if part is not None and part.known not in (None, self._filler.known):
                part = held[column, field] = self._parted_alike(part, own)
            if part is None or not (part.is_free or self._holds(part, item)):
                part = held[column, field] = self._read(item, column, field, own)
            if part.fields or part.texts or part.number or part.progress:
                _merge(part, item)
            log = part.log
            takes.update(log.takes)
            found += log.found
            bodies += log.bodies
        made = Log(takes, found, bodies)
        self._growing.note(made)
        return made

    def _holds(self, part: Part, item: Item) -> bool:
        """Return whether a part is what reading its cell would give now.

        Its bodies then have the ids that they had; new ones of the directory get theirs.
        """
        if part.before is not None and part.before != _state(item):
            return False
        if part.known not in (None, self._filler.known):
            return False
        body = self._growing.body
        return all(body(name, place) == id for name, place, id in part.log.bodies)

    def _parted_alike(self, part: Part, own: Sequence[Line]) -> Part:
        """Return a part as one of the names known now, if these part its bodies as others did."""
        text, known = "\n".join(line.text for line in own), self._filler.known
        if part.before is None and split_bodies(text, known) == split_bodies(
            text, part.known or ()
        ):
            return part._replace(known=known)
        return part

    def _read(self, item: Item, column: int, field: str, own: Sequence[Line]) -> Part:
        growing = self._growing
        asks = field in _ASKING or names_parts("\n".join(line.text for line in own))
        before = _state(item) if asks else None
        made = Item(item.id, item.kind, item.place)
        if before is not None:
            made.number = before[0]
            made.fields = {"deadline": before[1]} if before[1] else {}
        header = self._headers[column] if column < len(self._headers) else ""
        growing.record(quietly=True)
        self._filler.fill(made, field, own, header)
        log = growing.stop()
        made.prepare_texts()
        known = self._filler.known if log.bodies or field in BODIES or asks else None
        is_free = before is None and known is None
        texts = {key: tuple(held) for key, held in made.texts.items()}
        return Part(
            before, known, is_free, made.number, made.fields, texts, made.ready, made.progress, log
        )


def _state(item: Item) -> tuple[str, str]:
    return item.number, item.fields.get("deadline", "")


def _merge(part: Part, item: Item) -> None:
    """Write a part into a measure as its cell itself would be written."""
    if part.before is not None:
        item.number = part.number
    item.progress += part.progress
    if said := part.fields:
        if item.fields.keys().isdisjoint(said):
            item.fields.update(said)
        else:
            _join(said, item)
    if texts := part.texts:
        if item.texts.keys().isdisjoint(texts):
            item.texts.update(texts)
            item.ready.update(part.ready)
        else:
            for key, held in texts.items():
                item.write(key, held)


def _join(said: Mapping[str, str], item: Item) -> None:
    for key, value in said.items():
        before = item.fields.get(key)
        if key in _JOINED and before:
            both = dict.fromkeys([*before.split(","), *value.split(",")])
            item.fields[key] = ",".join(filter(None, both))
        else:
            item.fields[key] = value
