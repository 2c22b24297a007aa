"""A measure in one line: @ tells the lead body, ! the end, # the provision; the rest is its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nap_desktop.framework.provisions import codes as provision_codes
from nap_desktop.framework.provisions import label
from nap_desktop.framework.understanding import NotUnderstood, Understanding
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.dates import parse_date, print_date
from nap_desktop.plan.folding import folded
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, body_name
from nap_desktop.plan.schema import field_of, join_codes
from nap_desktop.plan.text import clean_line, rich
from nap_desktop.plan.tree import Plan

LEAD, END, WORDING, PROVISION = "lead", "end", "deadline", "provisions"
_SIGN = re.compile(r"(?:(?<=\s)|^)([@!#])(?=[^\s@!#])")
_QUOTED = re.compile(r'["“„«]([^"“”„«»]+)["”“»]?')
_WORD = re.compile(r"[^\s,;@!#]+")
_PROVISION = re.compile(r"(?:op\s*)?\d{1,2}(?:\s*\([a-z]\)|[a-z](?!\w))?(?!\w)", re.IGNORECASE)
_LONGEST_DATE = 6  # words


class Part(NamedTuple):
    """What one sign told.

    key:   the field that it fills; empty where nothing was understood, and the words stay.
    value: canonical; the name of a body that is new. words: as people read it.
    """

    key: str
    said: str
    value: str = ""
    words: str = ""
    is_new: bool = False


class Caught(NamedTuple):
    """What a line says: the text of the measure, and what its signs told."""

    text: str
    parts: tuple[Part, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """What looks as if it told something, and was not understood."""
        return tuple(part.said for part in self.parts if not part.key)


def caught(plan: Plan, line: str, words: Labels) -> Caught:
    """Return what a line says. What is not understood stays in the text."""
    left: list[str] = []
    parts: list[Part] = []
    at = 0
    while found := _SIGN.search(line, at):
        sign, start = found[1], found.end()
        part, end = _read(plan, sign, line, start, words)
        parts.append(part)
        keeps = end if not part.key else found.start()
        left.append(line[at:keeps])
        at = end
    left.append(line[at:])
    return Caught(clean_line(" ".join("".join(left).split())), tuple(parts))


def _read(plan: Plan, sign: str, line: str, start: int, words: Labels) -> tuple[Part, int]:
    """Return what stands behind a sign, and where it ends."""
    quoted = _QUOTED.match(line, start)
    if sign == "@":
        return _body(plan, line, start, quoted)
    if sign == "!":
        return _end(line, start, quoted, words.lang)
    return _provision(line, start, words)


def _unread(line: str, start: int) -> tuple[Part, int]:
    word = _WORD.match(line, start)
    end = word.end() if word else start
    return Part("", line[start - 1 : end]), end


def _body(plan: Plan, line: str, start: int, quoted: re.Match[str] | None) -> tuple[Part, int]:
    """Read a body: its quoted name, the longest name or short form there, or a beginning of one."""
    if quoted is not None:
        return _named(plan, clean_line(quoted[1])), quoted.end()
    rest = folded(line[start:])
    longest, body = 0, ""
    for one in plan.bodies:
        for key in ("name", "short"):
            name = folded(plan.get(one, key)).text
            behind = rest.text[len(name) : len(name) + 1]
            if len(name) > longest and rest.text.startswith(name) and not behind.isalnum():
                longest, body = len(name), one
    if body:
        end = start + rest.span(0, longest)[1]
        return Part(LEAD, line[start - 1 : end], body, body_name(plan, body)), end
    word = _WORD.match(line, start)
    if word is None:
        return _unread(line, start)
    said = word[0].rstrip(".:")
    return _named(plan, said), start + len(said)


def _named(plan: Plan, name: str) -> Part:
    found = bodies_like(plan, name)
    if found:
        return Part(LEAD, "@" + name, found[0], body_name(plan, found[0]))
    return Part(LEAD, "@" + name, name, name, is_new=True)


def bodies_like(plan: Plan, typed: str) -> list[NodeId]:
    """Return the bodies called so, those that begin so, and those with a word that begins so."""
    wanted = folded(typed).text
    ranked: list[tuple[int, int, NodeId]] = []
    for place, body in enumerate(plan.bodies):
        names = [folded(plan.get(body, key)).text for key in ("name", "short")]
        if wanted in names:
            ranked.append((0, place, body))
        elif any(name.startswith(wanted) for name in names):
            ranked.append((1, place, body))
        elif f" {wanted}" in names[0]:
            ranked.append((2, place, body))
    return [body for *_, body in sorted(ranked)]


def _end(line: str, start: int, quoted: re.Match[str] | None, lang: str) -> tuple[Part, int]:
    """Read the longest date there, or a wording in quotation marks."""
    if quoted is not None:
        said = clean_line(quoted[1])
        date = parse_date(said)
        key = END if date else WORDING
        return Part(key, "!" + said, date or said, print_date(date or said, lang)), quoted.end()
    for end in reversed(list(_word_ends(line, start))):
        date = parse_date(line[start:end])
        if date:
            return Part(END, line[start - 1 : end], date, print_date(date, lang)), end
    return _unread(line, start)


def _word_ends(line: str, start: int) -> Iterator[int]:
    at = start
    for _ in range(_LONGEST_DATE):
        word = re.compile(r"\s*[^\s@#]+").match(line, at)
        if word is None or (at > start and word[0].lstrip().startswith("!")):
            return
        at = word.end()
        tidy = len(line[start:at].rstrip(",;"))
        yield start + tidy


def _provision(line: str, start: int, words: Labels) -> tuple[Part, int]:
    found = _PROVISION.match(line, start)
    if found is not None:
        field = field_of("measure", PROVISION)
        try:
            code = Understanding(words).value(field, found[0])
        except NotUnderstood:
            code = ""
        if code in provision_codes():
            return Part(PROVISION, "#" + found[0], code, label(code)), found.end()
    return _unread(line, start)


def capture(plan: Plan, found: Caught, at: NodeId) -> list[Change]:
    """Return the changes that add a measure after an item, or under its section.

    The measure is that of the last InsertNode. Nothing for a line without a text.
    """
    place = edits.place_after(plan, at if at in plan.nodes else plan.root, "measure")
    if not found.text or place is None:
        return []
    changes: list[Change] = []
    leads: list[NodeId] = []
    made: dict[str, NodeId] = {}
    for part in found.parts:
        if part.key != LEAD:
            continue
        body = made.get(part.value, part.value)
        if part.is_new and part.value not in made:
            new = edits.add(apply_all(plan, changes), "body", plan.root, name=part.value)
            changes += new
            body = made[part.value] = _inserted(new)
        leads.append(body)
    told = {part.key: part.value for part in found.parts if part.key in (END, WORDING)}
    provisions = [part.value for part in found.parts if part.key == PROVISION]
    fields = {
        "text": rich(found.text),
        LEAD: join_codes(leads),
        PROVISION: join_codes(provisions),
        **told,
    }
    return [*changes, *edits.add(apply_all(plan, changes), "measure", place[0], place[1], **fields)]


def _inserted(changes: list[Change]) -> NodeId:
    return next(change.node.id for change in changes if isinstance(change, InsertNode))


def measure_of(changes: list[Change]) -> NodeId:
    """Return the measure that a capture has made; empty for none."""
    made = (one.node for one in reversed(changes) if isinstance(one, InsertNode))
    return next((node.id for node in made if node.kind == "measure"), "")


def typing_body(line: str, cursor: int) -> tuple[int, str] | None:
    """Return where the body that is being typed at the cursor begins, and its letters so far."""
    found = re.search(r'(?:^|\s)@["“„«]?([^"“”„«»@!#]*)$', line[:cursor])
    return (found.start(1), found[1]) if found else None


def with_body(line: str, cursor: int, name: str) -> tuple[str, int]:
    """Return the line with the whole name of a body in place of its letters, and the new cursor."""
    typing = typing_body(line, cursor)
    if typing is None:
        return line, cursor
    start = line.rfind("@", 0, max(typing[0], 1))
    said = f'@"{name}" ' if not name.isalnum() else f"@{name} "
    head = line[:start] + said
    return head + line[cursor:].lstrip('"”» '), len(head)
