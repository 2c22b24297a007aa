"""A plan as blocks: what stands on paper, in which order and in which words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nap_desktop.documents.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Grid,
    Heading,
    Mark,
    PageBreak,
    Para,
    Row,
    Turn,
)
from nap_desktop.documents.cover import DRAFTS, cover
from nap_desktop.documents.measures import Measures
from nap_desktop.documents.orientation import turned
from nap_desktop.documents.texts import rich
from nap_desktop.documents.wording import Wording, wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.numbering import level_name, numbers
from nap_desktop.plan.tree import Plan

RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FEW_ENTRIES = 70  # more do not fit on two pages of contents
_RUNNING_TITLE = 70  # letters that fit beside the page number


@dataclass(frozen=True, slots=True)
class Profile:
    """Which parts a document has."""

    cover: bool = True
    contents: bool = True
    bodies: bool = True


PROFILES = {"full": Profile()}


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a document is made, and what it is called then ("Second draft"); no label if empty."""

    today: datetime.date
    draft_label: str = ""


def compose(plan: Plan, profile: Profile, occasion: Occasion, words: Wording) -> Document:
    """Return the document of a plan; the same values give the same document.

    Private notes, comments and progress have no place in it.
    """
    return _Composer(plan, profile, occasion, words).document()


def language(plan: Plan) -> str:
    """Return the language of a plan (BCP 47), English if it names none."""
    lang = plan.get(plan.root, "language")
    return lang if _LANGUAGE.fullmatch(lang) else "en"


def words_of(plan: Plan, lang: str = "") -> Wording:
    """Return the words in a language, in that of the plan if none is named.

    The text of the plan stays as it is, and so do its direction and its fonts.
    """
    return wording(lang or language(plan))


class _Composer:
    """Walks one plan once."""

    def __init__(self, plan: Plan, profile: Profile, occasion: Occasion, words: Wording) -> None:
        self._plan = plan
        self._profile = profile
        self._occasion = occasion
        self._words = words
        self._numbers = numbers(plan)
        self._measures = Measures(plan, self._numbers, words)

    def document(self) -> Document:
        """Return the whole."""
        root = self._plan.nodes[self._plan.root]
        lang = language(self._plan)
        title = root.get("title") or self._words.labels.get("words", "untitled_plan")
        drafted = self._occasion.draft_label or self._state_of_text()
        return Document(
            title,
            lang,
            lang.split("-")[0] in RIGHT_TO_LEFT,
            (root.get("marking"), drafted),
            _shortened(root.get("short_name") or title),
            self._words.get("parts", "page"),
            tuple(self._blocks()),
        )

    def _state_of_text(self) -> str:
        is_draft = self._plan.get(self._plan.root, "phase") in DRAFTS
        date = self._words.formats.date(self._occasion.today.isoformat())
        return self._words.get("cover", "draft_of" if is_draft else "as_of", date=date)

    def _blocks(self) -> list[Block]:
        outline = [*self._summary(), *self._below(self._plan.root, 1)]
        bodies = list(self._bodies()) if self._profile.bodies else []
        blocks: list[Block] = []
        if self._profile.cover:
            label = self._occasion.draft_label
            blocks.append(cover(self._plan, self._words, self._state_of_text(), label))
        headings = [block.level for block in (*outline, *bodies) if isinstance(block, Heading)]
        if self._profile.contents and headings:
            blocks += [PageBreak()] if blocks else []
            blocks.append(Contents(self._words.get("parts", "contents"), _deepest(headings)))
        body = turned([*outline], bool(bodies)) if outline else []
        return _joined(blocks, body, bodies)

    def _summary(self) -> Iterable[Block]:
        if text := self._plan.get(self._plan.root, "summary"):
            yield Heading(1, "", self._words.get("parts", "summary"), Mark(self._plan.root, "s"))
            yield Para(rich(text), "body", Mark(self._plan.root, "b"))

    def _below(self, parent: NodeId, level: int) -> Iterable[Block]:
        """Give what stands below a node; measures side by side become one table."""
        together: list[NodeId] = []
        for node in self._plan.under(parent):
            if self._plan.nodes[node].kind == "measure":
                together.append(node)
                continue
            yield from self._measures.tables(parent, together)
            together = []
            yield from self._branch(node, level)
        yield from self._measures.tables(parent, together)

    def _branch(self, node: NodeId, level: int) -> Iterable[Block]:
        held = self._plan.nodes[node]
        yield Heading(level, self._number(node, level), held.get("heading"), Mark(node))
        if text := held.get("text"):
            yield Para(rich(text), "body", Mark(node, "b"))
        if indicator := held.get("indicator"):
            lead = self._words.get("values", "indicator")
            yield Para(rich(indicator), "body", Mark(node, "i"), lead)
        yield from self._below(node, level + 1)

    def _number(self, node: NodeId, level: int) -> str:
        """Return the number before a heading; that of an objective with the name of its level."""
        number, kind = self._numbers[node], self._plan.nodes[node].kind
        name = level_name(self._plan, kind, level - 1) if kind == "objective" else ""
        if not number or not name:
            return number
        return self._words.get("headings", "named", name=name, number=number)

    def _bodies(self) -> Iterable[Block]:
        if not self._plan.bodies:
            return
        yield Heading(1, "", self._words.get("parts", "bodies"), Mark(self._plan.root, "d"))
        keys = ("short", "name", "kind")
        heads = tuple(self._words.get("columns", key) for key in keys)
        head = Row(tuple((Para(text, "head"),) for text in heads))
        rows = tuple(self._body(body) for body in self._plan.bodies)
        about = self._words.get("tables", "bodies")
        yield Grid((18.0, 52.0, 30.0), (head,), rows, "", about, about)

    def _body(self, body: NodeId) -> Row:
        held = self._plan.nodes[body]
        kind = held.get("kind")
        cells: tuple[Cell, ...] = (
            (Para(held.get("short"), "cell", Mark(body, "1"), bold=True),),
            (Para(held.get("name"), "cell", Mark(body, "2")),),
            (Para(self._words.labels.choice("kind", kind) if kind else "", "cell"),),
        )
        return Row(cells, body)


def _deepest(levels: Sequence[int]) -> int:
    """Return the level down to which headings are listed: three, fewer where they are many."""
    for deepest in (3, 2):
        if sum(level <= deepest for level in levels) <= _FEW_ENTRIES:
            return deepest
    return 1


def _joined(front: Sequence[Block], body: Sequence[Block], back: Sequence[Block]) -> list[Block]:
    """Return all parts in order; the last begins a new page only where the paper is turned."""
    blocks: list[Block] = [Turn(False), *front]
    if body:
        first = body[0]
        if isinstance(first, Turn) and not first.landscape:
            blocks += [PageBreak(), *body[1:]] if front else list(body[1:])
        else:
            blocks += body
    elif back and front:
        blocks.append(PageBreak())
    lies = [block.landscape for block in blocks if isinstance(block, Turn)][-1]
    if back and lies:
        blocks.append(Turn(False))
    return [*blocks, *back]


def _shortened(text: str) -> str:
    return text if len(text) <= _RUNNING_TITLE else text[: _RUNNING_TITLE - 1].rstrip() + "…"
