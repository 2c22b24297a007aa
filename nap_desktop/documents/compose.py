"""A plan as blocks: what stands on paper, in which order and in which words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nap_desktop.base.errors import NapError
from nap_desktop.documents.blocks import Block, Contents, Document, Heading, Mark, PageBreak, Para
from nap_desktop.documents.counting import numbering
from nap_desktop.documents.cover import cover, marked
from nap_desktop.documents.figures import Figures
from nap_desktop.documents.joining import joined
from nap_desktop.documents.lists import abbreviations, bodies, signatures
from nap_desktop.documents.measures import Measures
from nap_desktop.documents.outline import Outline
from nap_desktop.documents.paging import Paging
from nap_desktop.documents.profile import Profile
from nap_desktop.documents.running import is_draft, running_title
from nap_desktop.documents.tables import Tables
from nap_desktop.documents.texts import paragraphs, rich
from nap_desktop.documents.title import annex, part_label, title
from nap_desktop.documents.tongues import tongues
from nap_desktop.documents.wording import Wording, wording
from nap_desktop.documents.worksheet import worksheet
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import codes
from nap_desktop.plan.text import RichText
from nap_desktop.plan.tree import Plan

__all__ = ["Occasion", "Profile", "compose", "language", "words_of"]

RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FEW_ENTRIES = 70  # more do not fit on two pages of contents
_SHORT_SUMMARY = 2_200  # letters that leave room for figures and priorities on two pages


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a document is made, and what it is called then ("Second draft"); no label if empty.

    version: the name of the version that it shows; empty for the plan as it stands.
    subject: the id of the body, section, objective or measure that a profile asks for.
    """

    today: datetime.date
    draft_label: str = ""
    version: str = ""
    subject: NodeId = ""


def compose(plan: Plan, profile: Profile, occasion: Occasion, words: Wording) -> Document:
    """Return the document of a plan; the same values give the same document.

    Private notes, comments and progress have no place in it. Raises NapError `needs_body` or
    `needs_section` (profile) if the profile shows a part of a plan that the occasion does not name.
    """
    _check_subject(plan, profile, occasion.subject)
    composer = _Composer(plan, profile, occasion, words)
    document = composer.document(None)
    if not profile.pages or Paging(document.blocks).is_within(profile.pages):
        return document
    # the more measures come first the more pages there are: halve what is left to try
    fitting, too_many = 0, composer.count_firsts()
    while too_many - fitting > 1:
        most = (fitting + too_many) // 2
        if Paging(composer.document(most).blocks).is_within(profile.pages):
            fitting = most
        else:
            too_many = most
    return composer.document(fitting)


def _check_subject(plan: Plan, profile: Profile, subject: NodeId) -> None:
    kind = plan.nodes[subject].kind if subject in plan.nodes else ""
    if profile.scope == "body" and kind != "body":
        raise NapError("needs_body", profile=profile.name)
    if profile.scope == "section" and kind not in ("section", "objective", "measure"):
        raise NapError("needs_section", profile=profile.name)


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
    """Makes the parts of one document."""

    def __init__(self, plan: Plan, profile: Profile, occasion: Occasion, words: Wording) -> None:
        self._plan = plan
        self._profile = profile
        self._occasion = occasion
        self._words = words
        self._numbers = numbers(plan, words.labels.lang)
        self._measures = Measures(plan, self._numbers, words, profile)
        self._tables = Tables(plan, self._numbers, words, self._measures)
        self._outline = Outline(plan, profile, words, self._tables)
        self._figures = Figures(plan, words, self._tables)
        self._most: int | None = None
        self._makers: dict[str, Callable[[], Iterable[Block]]] = {
            "annex": lambda: annex(plan, words),
            "title": lambda: title(plan, profile, words, occasion.subject),
            "abbreviations": lambda: abbreviations(plan, words),
            "summary": self._summary,
            "facts": self._figures.facts,
            "narrative": self._outline.narrative,
            "outline": self._shown_outline,
            "action_plan": self._action_plan,
            "priorities": self._priorities,
            "led": lambda: self._of_body("led", ("lead",)),
            "joined": lambda: self._of_body("joined", ("partners", "international")),
            "worksheet": lambda: worksheet(plan, self._numbers, words, self._measures.columns),
            "bodies": lambda: bodies(plan, self._numbers, words),
            "signatures": lambda: signatures(plan, words),
        }

    def count_firsts(self) -> int:
        """Return how many measures could come first."""
        return len(self._figures.firsts()[1])

    def document(self, most: int | None) -> Document:
        """Return the whole; `most` measures come first at most, any number if None."""
        self._most = most
        root = self._plan.nodes[self._plan.root]
        # the text stays in the plan's language, whatever the words are in
        lang = language(self._plan)
        named = root.get("title") or self._words.labels.get("words", "untitled_plan")
        return Document(
            named,
            lang,
            lang.split("-")[0] in RIGHT_TO_LEFT,
            (marked(self._plan, self._profile), self._state()),
            running_title(self._plan, self._words),
            self._words.get("parts", "page"),
            tuple(joined(self._parts(), self._profile.paper)),
            self._profile.watermark,
            numbering(self._plan, self._words),
            tongues=tongues(lang, self._words.labels.lang, self._plan),
        )

    def _state(self) -> str:
        """Return what the top of pages says: DRAFT, what it is called, its version, its day."""
        if not self._profile.draft:
            return ""
        occasion = self._occasion
        said = [
            self._words.get("header", "draft") if is_draft(self._plan) else "",
            occasion.draft_label,
            occasion.version,
            self._day() if is_draft(self._plan) else self._state_of_text(),
        ]
        return self._words.get("header", "divider").join(filter(None, said))

    def _day(self) -> str:
        return self._words.formats.date(self._occasion.today.isoformat())

    def _state_of_text(self) -> str:
        key = "draft_of" if is_draft(self._plan) else "as_of"
        return self._words.get("cover", key, date=self._day())

    def _parts(self) -> list[tuple[str, list[Block]]]:
        """Return name and blocks of each part that says something, in the profile's order."""
        made = [(part, self._made(part)) for part in self._profile.parts]
        levels = [block.level for _, part in made for block in part if isinstance(block, Heading)]
        listed = Contents(self._words.get("parts", "contents"), _deepest(levels))
        with_contents: list[tuple[str, list[Block]]] = [
            (name, [listed] if name == "contents" and len(levels) > 1 else part)
            for name, part in made
        ]
        return [(name, part) for name, part in with_contents if part]

    def _made(self, part: str) -> list[Block]:
        if part == "cover":
            label = self._occasion.draft_label if self._profile.draft else ""
            state = self._state_of_text() if self._profile.draft else ""
            return [cover(self._plan, self._words, state, label, self._profile)]
        maker = self._makers.get(part)
        return list(maker()) if maker else []

    def _summary(self) -> Iterable[Block]:
        text = rich(self._plan.get(self._plan.root, "summary"))
        if not text:
            return
        yield Heading(1, "", self._words.get("parts", "summary"), Mark(self._plan.root, "s"))
        parts = paragraphs(text)
        if self._profile.pages and sum(len(part.plain) for part in parts) > _SHORT_SUMMARY:
            while len(parts) > 1 and sum(len(part.plain) for part in parts) > _SHORT_SUMMARY:
                parts = parts[:-1]
            # a part of a text has no mark: it must not come home as the whole
            yield Para(RichText(parts), "body")
            yield Para(self._words.get("parts", "shortened"), "caption")
            return
        yield Para(text, "body", Mark(self._plan.root, "b"))

    def _shown_outline(self) -> Iterable[Block]:
        if self._profile.scope == "section":
            return self._outline.branch(self._occasion.subject)
        return self._outline.whole()

    def _action_plan(self) -> Iterable[Block]:
        made = list(self._outline.action_plan())
        if not made:
            return
        yield PageBreak()
        yield from part_label(self._plan, self._words)
        yield Heading(1, "", self._words.get("parts", "action_plan"))
        yield from made

    def _priorities(self) -> Iterable[Block]:
        heading, nodes = self._figures.firsts()
        shown = nodes if self._most is None else nodes[: self._most]
        if not shown:
            return
        yield Heading(1, "", heading)
        yield from self._tables.plain("", shown)
        if len(shown) < len(nodes):
            more = str(len(nodes) - len(shown))
            yield Para(self._words.get("parts", "more", count=more), "caption")

    def _of_body(self, part: str, keys: Sequence[str]) -> Iterable[Block]:
        """Give the measures that a body leads or joins, one table with a line for each group."""
        plan, body = self._plan, self._occasion.subject
        if not body:
            return
        found = [node for node in plan.of_kind("measure") if self._acts(node, body, keys)]
        yield Heading(1, "", self._words.get("parts", part))
        if found:
            yield from self._tables.grouped("", found, "", caption=False)
        else:
            yield Para(self._words.get("parts", "nothing"), "body")

    def _acts(self, node: NodeId, body: NodeId, keys: Sequence[str]) -> bool:
        """Return whether a body is named under one of the keys, or leads a step as one that joins."""
        if any(body in codes(self._plan.get(node, key)) for key in keys):
            return True
        if "lead" in keys or body in codes(self._plan.get(node, "lead")):
            return False
        return any(body in codes(self._plan.get(step, "lead")) for step in self._plan.under(node))


def _deepest(levels: Sequence[int]) -> int:
    """Return the level down to which headings are listed: three, fewer where they are many."""
    for deepest in (3, 2):
        if sum(level <= deepest for level in levels) <= _FEW_ENTRIES:
            return deepest
    return 1
