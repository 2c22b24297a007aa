"""Rich text as lines and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nap_desktop.plan.lines import lines, rich_again, words
from nap_desktop.plan.text import Paragraph, RichText, Span, decode, encode, rich

SPANS = st.builds(Span, st.text(max_size=12), st.booleans(), st.booleans())
PARAGRAPHS = st.builds(
    Paragraph, st.lists(SPANS, max_size=3).map(tuple), st.sampled_from(["", "bullet", "number"])
)
TEXTS = st.lists(PARAGRAPHS, max_size=4).map(RichText.of)


@given(TEXTS)
def test_words_are_the_lines_of_the_text(text: RichText) -> None:
    assert words(encode(text)) == "\n".join(lines(text))


@given(st.text())
def test_words_of_plain_text_are_the_text(text: str) -> None:
    assert words(rich(text)) == decode(rich(text)).plain


@given(TEXTS)
def test_lines_that_were_not_touched_keep_their_looks(text: RichText) -> None:
    assert rich_again("\n".join(lines(text)), text) == text


def test_a_line_that_is_added_takes_no_looks_from_the_others() -> None:
    before = RichText.of([Paragraph((Span("Adopt", bold=True),))])

    after = rich_again("Adopt\nPublish", before)

    assert after.paragraphs == (before.paragraphs[0], Paragraph((Span("Publish"),)))
