"""The language of the filter box: words, phrases in quotation marks, and fields (lead:customs)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from nap_desktop.base import shipped
from nap_desktop.plan import dates
from nap_desktop.plan.folding import folded
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, body_name, labels
from nap_desktop.plan.lines import words as lines_of
from nap_desktop.plan.schema import Field, codes, kind_of, schema
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import DISCUSSION, PROGRESS, Node, Plan

_TOKEN = re.compile(
    r"(?:(?P<name>[^\W\d][\w-]*)[:：](?P<sign><=|>=|<|>)?"
    r'(?:["“„«](?P<told>[^"“”„«»]*)["”“»]?|(?P<bare>[^\s"“”„«»]*)))'
    r'|["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?'
    r"|(?P<word>\S+)"
)
_RANGE = re.compile(r"(.+?)\.\.(.+)")
_ALL_BODIES = ("lead", "partners", "international", "assistance_from")
_OUTLINE_KINDS = ("section", "objective", "measure", "step")
_YEAR = 4  # digits
_SLOW = ("words", "comment")  # asked last, of what passed all else
_LANGUAGE = len("en.toml")  # letters of the name of a file of labels
Test = Callable[[Plan, Node], bool]


@dataclass(frozen=True, slots=True)
class Sought:
    """What a filter asks for.

    words: each of them must be there. tests: each of them must hold. names: the fields asked for.
    """

    words: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()
    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.tests)


class _Token(NamedTuple):
    name: str
    sign: str
    value: str


def sought(typed: str, words: Labels) -> Sought:
    """Return what a filter asks for; a field that nobody knows is taken as words."""
    plain_words: list[str] = []
    tests: list[Test] = []
    names: list[str] = []
    for found in _TOKEN.finditer(typed):
        phrase = found["phrase"] if found["phrase"] is not None else found["word"]
        if phrase is None:
            name = field_named(found["name"])
            value = found["told"] if found["told"] is not None else found["bare"]
            if name and _is_begun(name, value.strip()):
                continue
            test = _test(_Token(name, found["sign"] or "", value), words) if name else None
            if test is not None:
                tests.append(test)
                names.append(name)
                continue
            phrase = found[0].replace('"', "")
        if tidy := " ".join(folded(phrase).text.split()):
            plain_words.append(tidy)
    order = sorted(range(len(tests)), key=lambda place: names[place] in _SLOW)
    return Sought(
        tuple(plain_words),
        tuple(tests[place] for place in order),
        tuple(names[place] for place in order),
    )


def field_named(said: str) -> str:
    """Return the field that people call so, in any language; empty for none."""
    name = folded(said.strip()).text
    return _english().get(name) or (field_names().get(name, "") if name else "")


@cache
def _english() -> dict[str, str]:
    """Return the names in English, and the keys of the schema; the other files wait."""
    found: dict[str, str] = {}
    _add_names(found, labels().words["filter"])
    for kind in _OUTLINE_KINDS:
        for key in schema().kinds[kind].fields:
            found.setdefault(key, key)
    return found


@cache
def field_names() -> dict[str, str]:
    """Return the names of fields as people type them, in every language, and what they mean."""
    found = dict(_english())
    langs = [name.rsplit("/", 1)[-1] for name in shipped.names("labels", ".toml")]
    for lang in sorted(name.removesuffix(".toml") for name in langs if len(name) == _LANGUAGE):
        _add_names(found, labels(lang).words.get("filter", {}))
    return found


def _is_begun(name: str, value: str) -> bool:
    """Return whether a value is still being typed: nothing yet, or the first digits of a year."""
    return not value or (name in ("start", "end") and value.isdecimal() and len(value) < _YEAR)


def _add_names(found: dict[str, str], said: dict[str, str]) -> None:
    for name, words in said.items():
        for word in words.split(","):
            found.setdefault(folded(word.strip()).text, name)


def _test(token: _Token, words: Labels) -> Test | None:
    """Return whether an item passes; None where the value says nothing for the field."""
    value = " ".join(folded(token.value).text.split())
    match token.name:
        case "no" | "has":
            return _presence(token.name == "has", value)
        case "status":
            return _status(value, words)
        case "item" | "kind":
            return _kind(value, words)
        case "provisions":
            return _provision(value)
        case "comment":
            return lambda plan, node: any(value in one for one in _comments(plan, node))
        case "body":
            return _body(value)
        case "words":
            return lambda _, node: any(value in said for said in _texts(node))
        case "start" | "end":
            return _date(token)
        case key:
            return _holds(key, value, words)


def _holds(key: str, value: str, words: Labels) -> Test:
    """Return whether a field says something; what each value says is found out once."""
    known: dict[str, bool] = {}

    def holds(plan: Plan, node: Node) -> bool:
        held = node.fields.get(key, "")
        if not held:
            return False
        if held not in known:
            field = kind_of(node.kind).fields[key]
            known[held] = value in _said(plan, node, key, field, words)
        return known[held]

    return holds


def _body(value: str) -> Test:
    known: dict[str, bool] = {}

    def holds(plan: Plan, node: Node) -> bool:
        for key in _ALL_BODIES:
            held = node.fields.get(key, "")
            if held and held not in known:
                known[held] = value in _bodies(plan, held)
            if held and known[held]:
                return True
        return False

    return holds


def _said(plan: Plan, node: Node, key: str, field: Field, words: Labels) -> str:
    """Return what a field says, folded: its text, names, words and codes."""
    held = node.get(key)
    if not held:
        return ""
    match field.type:
        case "rich":
            return _folded_text(held)
        case "bodies":
            return _bodies(plan, held)
        case "choice" | "codes":
            known = [words.choice(key, code) for code in codes(held)] if field.choices else []
            return folded(" ".join((*known, held))).text
        case _:
            return folded(held).text


@lru_cache(maxsize=40_000)  # asked again for each key that is typed
def _folded_text(held: str) -> str:
    return folded(lines_of(held)).text


def _bodies(plan: Plan, held: str) -> str:
    names = (
        f"{body_name(plan, body)} {plan.get(body, 'short')}"
        for body in codes(held)
        if body in plan.nodes
    )
    return folded("\n".join(names)).text


def _texts(node: Node) -> Iterator[str]:
    """Give the texts and lines of an item, folded."""
    fields = kind_of(node.kind).fields
    for key, held in node.fields.items():
        field = fields.get(key)
        if field is not None and field.type == "rich":
            yield _folded_text(held)
        elif field is not None and field.type == "line":
            yield folded(held).text


def _comments(plan: Plan, node: Node) -> list[str]:
    return [folded(plain(plan.get(one, "text"))).text for one in plan.walk(node.id, DISCUSSION)]


# What an item has or lacks.


def _presence(has: bool, value: str) -> Test | None:
    name = field_named(value)
    if name == "comment":
        return lambda plan, node: has == bool(_open_comments(plan, node.id))
    if name == "status":
        return lambda plan, node: node.kind == "measure" and has == bool(_status_of(plan, node))
    if name == "body":
        return lambda plan, node: (
            node.kind in ("measure", "step") and has == any(node.get(key) for key in _ALL_BODIES)
        )
    if not name or name in ("no", "has", "item", "words"):
        return None
    return lambda plan, node: name in kind_of(node.kind).fields and has == bool(node.get(name))


def _open_comments(plan: Plan, node: NodeId) -> int:
    return sum(not plan.get(one, "resolved") for one in plan.under(node, DISCUSSION))


def _status_of(plan: Plan, node: Node) -> str:
    entries = plan.under(node.id, PROGRESS)
    return plan.get(entries[-1], "status") if entries else ""


def _status(value: str, words: Labels) -> Test | None:
    wanted = _codes_like("status", schema().kinds["progress"].fields["status"], value, words)
    return (lambda plan, node: _status_of(plan, node) in wanted) if wanted else None


def _codes_like(key: str, field: Field, value: str, words: Labels) -> set[str]:
    """Return the codes of a choice whose words, in either language, begin so."""
    return {
        code
        for code in field.choices
        if any(
            folded(said).text.startswith(value)
            for said in (code, code.replace("_", " "), words.choice(key, code))
        )
    }


def _kind(value: str, words: Labels) -> Test | None:
    """Kinds of items ("section"), and kinds of measures ("legislative")."""
    items = {
        kind
        for kind in _OUTLINE_KINDS
        if kind.startswith(value) or folded(words.kind(kind)).text.startswith(value)
    }
    field = schema().kinds["measure"].fields["kind"]
    measures = _codes_like("kind", field, value, words)
    if not items and not measures:
        return None
    return lambda plan, node: (
        node.kind in items or (node.kind == "measure" and node.get("kind") in measures)
    )


def _provision(value: str) -> Test | None:
    bare = "".join(sign for sign in value if sign.isalnum()).removeprefix("op")
    if not bare:
        return None
    exact = bare[-1].isalpha()

    def holds(_: Plan, node: Node) -> bool:
        for code in codes(node.get("provisions")):
            said = code.removeprefix("OP").lower()
            if said == bare or (not exact and said.rstrip("abcdefgh") == bare):
                return True
        return False

    return holds


# Dates: a year, a quarter, a month, a day; before, after, between.


def _date(token: _Token) -> Test | None:
    between = _RANGE.fullmatch(token.value)
    first, last = between.groups() if between else (token.value, token.value)
    since, until = dates.parse_date(first), dates.parse_date(last)
    begin = dates.first_day(since) if since else None
    end = dates.last_day(until) if until else None
    if begin is None or end is None:
        return None

    def holds(_: Plan, node: Node) -> bool:
        held = node.get(token.name)
        opens, closes = dates.first_day(held), dates.last_day(held)
        if opens is None or closes is None:
            return False
        match token.sign:
            case "<":
                return closes < begin
            case ">":
                return opens > end
            case "<=":
                return closes <= end
            case ">=":
                return opens >= begin
        return opens <= end and closes >= begin

    return holds
