"""Find and replace: what is found where, what takes its place, and that undo restores it exactly."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Cancelled, Progress
from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.folding import folded
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import Paragraph, RichText, Span, decode, encode, plain, rich
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.services.matching import MATCH, MOST, apart
from nap_desktop.services.query import Query, Substitute
from nap_desktop.services.replacing import after, replaced
from nap_desktop.services.searching import BODY, GUIDANCE, SIGNED, VALUE, Finder, Found, Hit

CATASTROPHE = r"(a+)+$"


def plan_with(text: str, **fields: str) -> Plan:
    """Return a plan of a body, a measure with a text and a comment on it."""
    plan = Plan.empty("plan")
    comment = Branch(Node("C", "comment", {"text": rich("Ask Customs"), "author": "Customs man"}))
    for kind, id_, held, below in (
        ("body", "B", {"name": "Customs service"}, ()),
        ("measure", "M", {"text": text, "lead": "B", **fields}, (comment,)),
    ):
        branch = Branch(Node(id_, kind, held), below)
        plan = apply_all(plan, edits.insert(plan, [branch], "plan"))
    return plan


def find(plan: Plan, words: str, **options: bool) -> Found:
    return Finder(labels()).find(plan, Query(words, **options))


def replace(plan: Plan, words: str, by: str, **options: bool) -> Plan:
    query = Query(words, **options)
    found = Finder(labels()).find(plan, query)
    return apply_all(plan, replaced(plan, found.hits, Substitute(query, by)).changes)


def test_texts_comments_bodies_and_values_are_found() -> None:
    found = find(plan_with(rich("Train customs officers"), end="2028-06"), "customs")

    assert [(hit.at.node, hit.at.key, hit.at.fixed) for hit in found.hits] == [
        ("M", "text", ""),
        ("M", "lead", BODY),
        ("C", "author", SIGNED),
        ("C", "text", ""),
        ("B", "name", ""),
    ]
    [date] = find(plan_with("", end="2028-06"), "june 2028").hits
    assert date.at.fixed == VALUE and date.words == "June 2028"


def test_the_guidance_is_found_when_asked_for_and_cannot_be_replaced() -> None:
    plan, query = plan_with(rich("x")), Query("transit")
    hits = Finder(labels()).find(plan, query, guidance=True).hits

    assert hits and {hit.at.fixed for hit in hits} == {GUIDANCE}
    assert not find(plan, "transit").hits
    assert replaced(plan, hits, Substitute(query, "passage")) == ([], 0, len(hits))


@pytest.mark.parametrize(
    ("text", "words", "options", "found"),
    [
        ("Straße und STRASSE", "strasse", {}, ["Straße", "STRASSE"]),
        ("État, etat, ÉTAT", "etat", {}, ["État", "etat", "ÉTAT"]),
        ("État, etat", "état", {"marks": True}, ["État"]),
        ("État, Etat", "Etat", {"case": True}, ["État", "Etat"]),
        ("ещё и еще", "еще", {}, ["ещё", "еще"]),
        ("мой и мои", "мои", {}, ["мои"]),
        ("e\u0301tat", "etat", {}, ["e\u0301tat"]),
        ("تَدريب تدريب", "تدريب", {}, ["تَدريب", "تدريب"]),
        ("出口管制清单", "管制", {}, ["管制"]),
        ("control, controls", "control", {"whole": True}, ["control"]),
        ("3(d) and 3 (d)", "3(d)", {}, ["3(d)"]),
        ("OP3d, OP6", r"OP(\d)\w?", {"expression": True}, ["OP3d", "OP6"]),
        ("Act act", r"a\w+", {"expression": True, "case": True}, ["act"]),
        ("Act facts", r"act|fact", {"expression": True, "whole": True}, ["Act"]),
        ("act 5", r"(?i)ACT", {"expression": True, "whole": True}, ["act"]),
        ("aaa", "x*", {"expression": True}, []),
        ("abc", "", {}, []),
        ("abc", "\u0301", {}, []),
    ],
)
def test_options(text: str, words: str, options: dict[str, bool], found: list[str]) -> None:
    hits = find(plan_with(rich(text)), words, **options).hits

    assert [hit.words for hit in hits if hit.at.key == "text" and hit.at.node == "M"] == found


def test_looks_around_a_hit_stay_and_new_words_look_like_the_first_letter() -> None:
    spans = (Span("Adopt the "), Span("cont", bold=True), Span("rol list"), Span("!", italic=True))
    before = encode(RichText((Paragraph(spans, "bullet"), Paragraph((Span("Second"),)))))

    plan = replace(plan_with(before), "control", "licensing")

    assert decode(plan.get("M", "text")).paragraphs == (
        Paragraph(
            (
                Span("Adopt the "),
                Span("licensing", bold=True),
                Span(" list"),
                Span("!", italic=True),
            ),
            "bullet",
        ),
        Paragraph((Span("Second"),)),
    )


def test_groups_stand_in_the_replacement() -> None:
    plan = replace(
        plan_with(rich("Law 12 of 2019")), r"(?P<n>\d+) of (\d+)", r"\2/\g<n> \\1", expression=True
    )

    assert plain(plan.get("M", "text")) == r"Law 2019/12 \1"


def test_a_backslash_is_a_letter_where_words_are_sought() -> None:
    plan = replace(plan_with(rich(r"a\b a.c")), r"a\b", r"\1")

    assert plain(plan.get("M", "text")) == r"\1 a.c"


def test_chosen_places_alone_are_replaced() -> None:
    plan, query = plan_with(rich("one two one two one")), Query("one")
    hits = Finder(labels()).find(plan, query).hits

    made = replaced(plan, [hits[0], hits[2]], Substitute(query, "1"))

    assert made.done == 2
    assert plain(apply_all(plan, made.changes).get("M", "text")) == "1 two one two 1"


def test_what_was_changed_after_the_search_is_left() -> None:
    plan, query = plan_with(rich("one")), Query("one")
    hits = Finder(labels()).find(plan, query).hits
    plan = apply_all(plan, edits.set_field(plan, "M", "text", rich("one more")))

    assert replaced(plan, hits, Substitute(query, "two")) == ([], 0, 1)


def test_a_plan_keeps_a_name() -> None:
    plan = plan_with("")
    plan = apply_all(plan, edits.set_field(plan, "plan", "title", "Plan"))
    with pytest.raises(NapError) as raised:
        replace(plan, "plan", "")
    assert raised.value.code == "no_title"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("(", "open_bracket"),
        (")", "closing_bracket"),
        ("[a", "open_set"),
        ("*", "repeat"),
        ("a**", "repeat"),
        ("\\", "escape"),
        ("[z-a]", "range"),
        ("(?<=a*)b", "look_behind"),
        (r"(a)\2", "group"),
        ("(" * 3000 + ")" * 3000, "too_deep"),
    ],
)
def test_a_broken_expression_is_one_sentence(words: str, reason: str) -> None:
    with pytest.raises(NapError) as raised:
        find(plan_with(rich("x")), words, expression=True, whole=True)
    assert raised.value.code == "bad_expression" and raised.value.facts["reason"] == reason


def test_a_group_that_is_not_there_is_told() -> None:
    for written in (r"\2", r"\g<name>"):
        with pytest.raises(NapError) as raised:
            Substitute(Query("(a)", expression=True), written)
        assert raised.value.code == "bad_replacement"


def test_an_endless_expression_is_stopped() -> None:
    plan, query = plan_with(rich("a" * 60 + "!")), Query(CATASTROPHE, expression=True)
    begin = time.monotonic()
    with pytest.raises(NapError) as raised:
        Finder(labels()).find(plan, query, apart(seconds=0.3))
    assert raised.value.code == "slow_expression" and time.monotonic() - begin < 5


def test_an_endless_expression_can_be_given_up() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        apart(progress)(CATASTROPHE, 0, ["a" * 60 + "!"])


def test_the_process_apart_finds_what_is_found_here() -> None:
    plan, query = plan_with(rich("Año 2027, año 2028")), Query(r"ano (\d+)", expression=True)
    finder = Finder(labels())

    assert finder.find(plan, query, apart()) == finder.find(plan, query)


def test_very_many_places_are_told_in_part() -> None:
    found = find(plan_with(rich("a" * (MOST + 5))), "a")

    assert len(found.hits) == MOST and not found.is_all


def test_a_body_renamed_is_found_by_its_new_name() -> None:
    plan, finder = plan_with(rich("x")), Finder(labels())
    assert len(finder.find(plan, Query("Customs service")).hits) == 2
    plan = apply_all(plan, edits.set_field(plan, "B", "name", "Border guard"))

    assert [hit.at.node for hit in finder.find(plan, Query("border")).hits] == ["M", "B"]


LETTERS = st.sampled_from("aAbBéÉß ёй.1\\x\u0301")
TEXTS = st.text(LETTERS, max_size=30)
SPANS = st.builds(Span, st.text(LETTERS, min_size=1, max_size=6), st.booleans(), st.booleans())
RICH = st.lists(
    st.builds(lambda spans: Paragraph(tuple(spans)), st.lists(SPANS, max_size=4)), max_size=3
)
EXPRESSIONS = st.sampled_from([r"a", r"(a)(b)?", r"[ab]+", r"\w+", r"(?P<x>.)b", r"\S", r"é|a."])


@given(RICH, EXPRESSIONS, st.sampled_from(["", "Z", r"<\1>", r"\g<0>-", "\\\\"]))
def test_replacing_is_what_python_does_to_each_paragraph(
    paragraphs: list[Paragraph], expression: str, by: str
) -> None:
    before = RichText.of(paragraphs)
    query = Query(expression, case=True, marks=True, expression=True)
    assume(r"\1" not in by or re.compile(expression).groups)
    plan = replace(
        plan_with(encode(before)), expression, by, case=True, marks=True, expression=True
    )

    lines = [re.sub(query.words, by, paragraph.plain) for paragraph in before.paragraphs]
    expected = RichText.of(Paragraph((Span(line),)) for line in lines)
    assert plain(plan.get("M", "text")) == expected.plain


@given(RICH, st.text(LETTERS, min_size=1, max_size=3), TEXTS, st.booleans(), st.booleans())
def test_undo_restores_the_plan_exactly(
    paragraphs: list[Paragraph], words: str, by: str, case: bool, marks: bool
) -> None:
    plan = plan_with(encode(RichText.of(paragraphs)))
    query = Query(words, case=case, marks=marks)
    made = replaced(plan, Finder(labels()).find(plan, query).hits, Substitute(query, by))

    after_all = apply_all(plan, made.changes)
    assert apply_all(after_all, [one.inverse() for one in reversed(made.changes)]) == plan


@given(st.text(max_size=40), st.booleans(), st.booleans())
def test_a_span_of_the_folded_text_is_one_of_the_text(text: str, case: bool, marks: bool) -> None:
    seen = folded(text, case, marks)
    for start in range(len(seen.text)):
        first, last = seen.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert seen.text[start] in folded(text[first:last], case, marks).text


def test_the_preview_is_on_one_line() -> None:
    query = Query("(a)", expression=True)
    hit = find(plan_with(rich("bab")), "(a)", expression=True).hits[0]
    assert isinstance(hit, Hit)
    assert after(hit, Substitute(query, r"\1\n\1")) == "a a"


def test_the_program_itself_can_be_the_matching_process() -> None:
    wish = json.dumps(["a(b)", 0, ["xab", ""]]).encode()
    command = [sys.executable, "-m", "nap_desktop", MATCH]
    done = subprocess.run(command, input=wish, capture_output=True, check=True, timeout=60)

    assert json.loads(done.stdout) == [[[[1, 3], [2, 3]]], []]
