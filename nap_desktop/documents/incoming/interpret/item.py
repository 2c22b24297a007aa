"""One item of a draft while it grows: fields, texts, what stands below, and what is stored of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from nap_desktop.documents.incoming.source import Line, Run
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import join_codes
from nap_desktop.plan.text import Paragraph, RichText, Span

_MOST = 20_000  # texts that are kept as they are stored
_SHOWN = 600  # letters of an original text that are kept with an item


class Item:
    """One item to be: fields in open or plain form until it is finished."""

    __slots__ = (
        "children",
        "comments",
        "fields",
        "id",
        "kind",
        "number",
        "origin",
        "place",
        "progress",
        "ready",
        "texts",
    )

    def __init__(self, id: NodeId, kind: str, place: str) -> None:
        self.id = id
        self.kind = kind
        self.place = place
        self.number = ""
        self.origin = ""
        self.fields: dict[str, str] = {}
        self.texts: dict[str, Sequence[Paragraph]] = {}
        self.ready: dict[str, str] = {}  # rich fields as they are stored
        self.children: Sequence[Item] = ()
        self.comments: Sequence[str] = ()
        self.progress: tuple[Mapping[str, str], ...] = ()  # fields of entries of a review

    def adopt(self, child: Item) -> None:
        """Put an item below, after those that are there."""
        if isinstance(self.children, list):
            self.children.append(child)
        else:
            self.children = [child]

    def write(self, key: str, paragraphs: Iterable[Paragraph]) -> None:
        """Add paragraphs to a rich field."""
        held = self.texts.get(key)
        if isinstance(held, list):
            held.extend(paragraphs)
        else:  # none yet, or shared with an earlier reading
            self.texts = {**self.texts, key: [*(held or ()), *paragraphs]}
        if key in self.ready:
            self.ready = {one: value for one, value in self.ready.items() if one != key}

    def say(self, key: str, words: str) -> None:
        """Add plain paragraphs to a rich field."""
        self.write(key, [Paragraph((Span(one),)) for one in words.split("\n") if one.strip()])

    def name(self, key: str, bodies: Iterable[NodeId]) -> None:
        """Add bodies to a field, each once."""
        held = self.fields.get(key, "").split(",") if self.fields.get(key) else []
        self.fields[key] = join_codes(list(dict.fromkeys([*held, *bodies])))

    def prepare(self) -> None:
        """Make ready what is stored of the rich fields and of the original text."""
        self.prepare_texts()
        if self.kind == "measure" and "source" not in self.ready:
            self.ready["source"] = _original(self.origin)

    def prepare_texts(self) -> None:
        """Make ready what is stored of the rich fields."""
        for key, held in self.texts.items():
            if key not in self.ready:
                self.ready[key] = _encoded(tuple(held))

    def copy(self) -> Item:
        """Return an item of the same content, without what stands below it."""
        made = Item(self.id, self.kind, self.place)
        made.number, made.origin = self.number, self.origin
        if list in map(type, self.texts.values()):
            self.texts = {key: tuple(held) for key, held in self.texts.items()}
        made.fields, made.ready, made.texts = dict(self.fields), self.ready, self.texts
        made.progress = self.progress
        return made

    def plain(self, key: str) -> str:
        """Return the words of a rich field so far."""
        return "\n".join(paragraph.plain for paragraph in self.texts.get(key, []))


@lru_cache(_MOST)
def _encoded(held: tuple[Paragraph, ...]) -> str:
    return rich_text.encode(RichText.of(held))


@lru_cache(_MOST)
def _original(text: str) -> str:
    """Return a text as an item keeps it to show where it came from: on one line, not too long."""
    return rich_text.clean_line(rich_text.clean_line(text)[:_SHOWN])


def canonical(item: Item) -> dict[str, str]:
    """Return the fields of an item as they are stored."""
    item.prepare()
    held = (*item.fields.items(), *item.ready.items())
    return {key: value for key, value in held if value}


def paragraphs(lines_: Iterable[Line]) -> list[Paragraph]:
    """Return lines as paragraphs of a rich text: manners of writing and lists are kept."""
    return [one for line in lines_ for one in _paragraphs(line.text, line.runs, _list_kind(line))]


def _list_kind(line: Line) -> Literal["", "bullet", "number"]:
    return "" if line.level < 0 else "bullet" if line.number in ("", "•") else "number"


@lru_cache(_MOST)
def _paragraphs(
    text: str, runs: tuple[Run, ...], kind: Literal["", "bullet", "number"]
) -> tuple[Paragraph, ...]:
    if not runs:
        parts = (rich_text.clean(one).strip() for one in text.split("\n"))
        return tuple(Paragraph((Span(part),), kind) for part in parts if part)
    spans = [
        Span(rich_text.clean(run.text).replace("\n", " "), run.bold, run.italic, run.underline,
             run.link)
        for run in runs
    ]  # fmt: skip
    return (Paragraph(tuple(spans), kind),)
