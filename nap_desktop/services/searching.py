"""Find and replace in a plan: texts, comments, bodies and the guidance; values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nap_desktop.plan.folding import folded
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, shown
from nap_desktop.plan.lines import words as lines_of
from nap_desktop.plan.schema import Field, codes, kind_of
from nap_desktop.plan.text import decode
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.matching import MOST, Matcher, Spans, match_here
from nap_desktop.services.query import Query, spans_in

# Why a place is found and not replaced.
VALUE, BODY, SIGNED, GUIDANCE = "value", "body", "signed", "guidance"
_SIGNED = {
    ("comment", "author"),
    ("comment", "at"),
    ("progress", "review"),
    ("concurrence", "round"),
    ("entry", "place"),
}


class Text(NamedTuple):
    """One paragraph of a field.

    node:  its id; for guidance the code of the provision. key: with "@language" for a translation.
    value: what the field holds, in canonical form. fixed: why it cannot be replaced, or "".
    """

    node: NodeId
    kind: str
    key: str
    paragraph: int
    text: str
    value: str
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place at which something was found: its text, and the spans of the match and its groups."""

    at: Text
    spans: Spans

    @property
    def start(self) -> int:
        """Where the match begins in the paragraph."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[0][1]

    @property
    def words(self) -> str:
        """What was found."""
        return self.at.text[self.start : self.end]


class Found(NamedTuple):
    """The hits in reading order, and whether they are all that there are."""

    hits: tuple[Hit, ...] = ()
    is_all: bool = True


class Finder:
    """Searches one plan; what its items say is kept from search to search."""

    def __init__(self, words: Labels) -> None:
        self._words = words
        self._hay: dict[NodeId, tuple[Node, str]] = {}
        self._bodies: tuple[Node, ...] = ()
        self._order: tuple[Plan | None, tuple[NodeId, ...]] = (None, ())

    def find(
        self,
        plan: Plan,
        query: Query,
        match: Matcher = match_here,
        nodes: Iterable[NodeId] | None = None,
        guidance: bool = False,
    ) -> Found:
        """Return all places in `nodes`, by default in all of the plan.

        match:    what runs an expression; words are sought right here.
        guidance: whether the program's own guidance is searched as well.
        Raises NapError `bad_expression` (reason, place), and what `match` raises.
        """
        source, flags = query.pattern()
        if not source:
            return Found()
        among = list(self._among(plan, query, nodes))
        texts = [one for node in among for one in texts_of(plan, node, self._words)]
        if guidance:
            texts += guidance_texts()
        compared = [query.folded(one.text) for one in texts]
        matches = (match if query.expression else match_here)(
            source, flags, [one.text for one in compared]
        )
        hits = [
            Hit(text, spans_in(seen, spans))
            for text, seen, found in zip(texts, compared, matches, strict=True)
            for spans in found
        ]
        return Found(tuple(hits[:MOST]), len(hits) <= MOST)

    def _among(self, plan: Plan, query: Query, nodes: Iterable[NodeId] | None) -> Iterator[NodeId]:
        """Give the nodes that may have a hit, in reading order."""
        order = self._all(plan) if nodes is None else nodes
        if query.expression or nodes is not None:
            yield from order
            return
        wanted = folded(query.words).text
        self._forget_old_names(plan)
        for node in order:
            if wanted in self._hay_of(plan, node):
                yield node

    def _all(self, plan: Plan) -> tuple[NodeId, ...]:
        if self._order[0] is not plan:
            self._order = (plan, tuple(plan.subtree(plan.root)))
        return self._order[1]

    def _forget_old_names(self, plan: Plan) -> None:
        """Read all anew when a body has another name: other items say it."""
        bodies = tuple(plan.nodes[body] for body in plan.bodies)
        if len(bodies) != len(self._bodies) or any(
            one is not other for one, other in zip(bodies, self._bodies, strict=True)
        ):
            self._bodies = bodies
            self._hay.clear()

    def _hay_of(self, plan: Plan, node: NodeId) -> str:
        held, known = plan.nodes[node], self._hay.get(node)
        if known is not None and known[0] is held:
            return known[1]
        said = "\n".join(
            lines_of(value) if field.type == "rich" else _said(plan, held, key, field, self._words)
            for key, value, field in _searched(held)
        )
        hay = folded(said).text
        self._hay[node] = (held, hay)
        return hay


def _searched(node: Node) -> Iterator[tuple[str, str, Field]]:
    """Give the fields of a node that say something, each with its key and value."""
    fields = kind_of(node.kind).fields
    for key, value in node.fields.items():
        field = fields.get(key.partition("@")[0])
        if field is not None and not field.settings and field.type not in ("json", "flag"):
            yield key, value, field


def _said(plan: Plan, node: Node, key: str, field: Field, words: Labels) -> str:
    """Return what a field that is no rich text says, in words."""
    value = node.fields[key]
    if field.type == "line":
        return value
    if field.type == "codes" and field.vocabulary == "provisions":
        from nap_desktop.framework.provisions import label

        return ", ".join(label(code).replace("\u00a0", " ") for code in codes(value))
    return shown(plan, node.id, key, words)


def texts_of(plan: Plan, node: NodeId, words: Labels) -> Iterator[Text]:
    """Give all that a node says, paragraph by paragraph, in the order of its form."""
    held = plan.nodes[node]
    order = {key: place for place, key in enumerate(kind_of(held.kind).fields)}
    for key, value, field in sorted(_searched(held), key=lambda one: order[one[2].key]):
        fixed = _fixed(held.kind, field)
        if field.type == "rich":
            for place, paragraph in enumerate(decode(value).paragraphs):
                yield Text(node, held.kind, key, place, paragraph.plain, value, fixed)
        else:
            said = _said(plan, held, key, field, words)
            yield Text(node, held.kind, key, 0, said, value, fixed)


def _fixed(kind: str, field: Field) -> str:
    if field.type == "bodies":
        return BODY
    if field.type not in ("rich", "line"):
        return VALUE
    return SIGNED if (kind, field.key) in _SIGNED else ""


def guidance_texts() -> list[Text]:
    """Return what the program's guidance says, by provision."""
    from nap_desktop.framework.guidance import guidance
    from nap_desktop.framework.provisions import codes as provisions

    found: list[Text] = []
    for code in provisions():
        page = guidance(code)
        if page is None:
            continue
        wordings = (wording.text for wording in page.wordings)
        said = (page.title, page.asks, *page.questions, *wordings)
        found += [Text(code, GUIDANCE, "", n, one, "", GUIDANCE) for n, one in enumerate(said)]
    return found
