"""Rich text: one normal form, safe links, clean signs, split and join."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan import text
from nap_desktop.plan.text import Paragraph, RichText, Span, clean, clean_line

ANY_TEXT = st.text(max_size=10)  # lone surrogates too
SPANS = st.builds(
    Span,
    ANY_TEXT,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "https://un.org", "javascript:x", "HTTP://A", "mailto:a@b"]),
)
PARAGRAPHS = st.builds(
    Paragraph, st.lists(SPANS, max_size=4).map(tuple), st.sampled_from(["", "bullet", "number"])
)
TEXTS = st.lists(PARAGRAPHS, max_size=4).map(RichText.of)


@given(TEXTS)
def test_the_normal_form_is_its_own_normal_form(held: RichText) -> None:
    assert RichText.of(held.paragraphs) == held
    for paragraph in held.paragraphs:
        assert all(span.text for span in paragraph.spans)
        pairs = zip(paragraph.spans, paragraph.spans[1:], strict=False)
        assert not any(one.looks_like(other) for one, other in pairs)
    if held.paragraphs:
        assert held.paragraphs[0].spans and held.paragraphs[-1].spans


@given(TEXTS)
def test_a_text_survives_its_canonical_form_and_json(held: RichText) -> None:
    value = text.encode(held)

    assert text.decode(value) == held
    assert text.encode(text.decode(value)) == value
    assert text.from_data(json.loads(json.dumps(text.to_data(held)))) == held
    value.encode()


@given(st.text(max_size=200) | st.from_regex(r'\[[\[\]{}":,a-z ]*', fullmatch=True))
def test_whatever_a_field_holds_is_read_as_text(value: str) -> None:
    held = text.decode(value)

    assert text.decode(text.encode(held)) == held


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | ANY_TEXT,
        lambda below: (
            st.lists(below, max_size=3)
            | st.dictionaries(
                st.sampled_from(["spans", "text", "list", "bold", "link"]), below, max_size=3
            )
        ),
        max_leaves=8,
    )
)
def test_strange_data_is_a_text_or_a_value_error(data: object) -> None:
    try:
        held = text.from_data(data)
    except ValueError:
        return
    assert text.decode(text.encode(held)) == held


@given(TEXTS, st.integers(-2, 5), st.integers(-2, 30))
def test_a_split_loses_no_sign_and_join_brings_them_together(
    held: RichText, paragraph: int, offset: int
) -> None:
    left, right = text.split(held, paragraph, offset)

    words = "".join((left.plain + right.plain).split())
    assert words == "".join(held.plain.split())
    assert "".join(text.join(left, right).plain.split()) == words


@given(ANY_TEXT)
def test_a_clean_text_is_fit_for_xml(dirty: str) -> None:
    tidy = clean(dirty)

    tidy.encode()
    assert clean(tidy) == tidy
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in tidy)
    assert clean_line(tidy) == clean_line(dirty) and "\n" not in clean_line(dirty)


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("a\r\nb\rc\x0bd\x0ce\u2028f\u2029g\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("\ufffeA\uffff", "A"),
        ("\U0001f600 ü \u200f", "\U0001f600 ü \u200f"),
        ("\ud83d\ude00", "\U0001f600"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_signs_that_no_file_may_hold_are_taken_out(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


def test_neighbours_that_look_alike_are_one_span() -> None:
    held = RichText.of([Paragraph((Span("a", bold=True), Span("", italic=True), Span("b", True)))])

    assert held.paragraphs == (Paragraph((Span("ab", bold=True),)),)


def test_an_unsafe_link_is_no_link() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "//x", "data:x"):
        assert RichText.of([Paragraph((Span("a", link=link),))]).paragraphs[0].spans[0].link == ""


def test_plain_text_is_one_paragraph_per_line() -> None:
    held = RichText.from_plain("\n\none\n\ntwo\n")

    assert [paragraph.plain for paragraph in held.paragraphs] == ["one", "", "two"]
    assert text.plain(text.rich("one\ntwo")) == "one\ntwo" and text.rich(" ") != ""


def test_a_split_keeps_marks_and_the_kind_of_list() -> None:
    held = RichText.of([Paragraph((Span("ab", bold=True), Span("cd")), "bullet")])

    left, right = text.split(held, 0, 1)

    assert left.paragraphs == (Paragraph((Span("a", bold=True),), "bullet"),)
    assert right.paragraphs == (Paragraph((Span("b", bold=True), Span("cd")), "bullet"),)


def test_a_megabyte_of_text_is_kept() -> None:
    long = "word " * 200_000

    assert text.plain(text.rich(long)) == long
