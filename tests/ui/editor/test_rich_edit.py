"""Rich text goes in and out of the field exactly, and nothing foreign comes in with a paste."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtNetwork import QTcpServer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nap_desktop.plan.text import Paragraph, RichText, Span, decode, encode
from nap_desktop.ui.widgets import rich_document, rich_marks
from nap_desktop.ui.widgets.rich_edit import RichEdit
from nap_desktop.ui.widgets.rich_paste import from_html, to_html

# Qt takes U+FDD0 and U+FDD1 for its own signs (tested below).
LETTERS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\ufdd0\ufdd1"), max_size=12
)
SPANS = st.builds(
    Span,
    text=LETTERS,
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    link=st.sampled_from(("", "", "https://un.org/a?b=1&c", "mailto:a@b.int")),
)
PARAGRAPHS = st.builds(
    Paragraph,
    spans=st.lists(SPANS, max_size=4).map(tuple),
    list=st.sampled_from(("", "bullet", "number")),
)
TEXTS = st.lists(PARAGRAPHS, max_size=6).map(RichText.of)


@pytest.fixture
def edit(qtbot: QtBot) -> RichEdit:
    made = RichEdit()
    qtbot.addWidget(made)
    made.show()
    return made


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_a_text_comes_out_of_the_document_as_it_went_in(text: RichText, qapp: object) -> None:
    document = QTextDocument()

    rich_document.write(document, text)

    assert rich_document.read(document) == text


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_our_own_copy_comes_back_as_it_was(text: RichText) -> None:
    simple = RichText.of(_single_blanks(paragraph) for paragraph in text.paragraphs)

    assert [part.plain for part in from_html(to_html(simple)).paragraphs] == [
        part.plain for part in simple.paragraphs if part.plain
    ]


def _single_blanks(paragraph: Paragraph) -> Paragraph:
    words = "".join(span.text for span in paragraph.spans)
    seen = "".join(sign if sign.isprintable() else " " for sign in words)
    return Paragraph((Span(" ".join(seen.split())),), paragraph.list)


def test_qts_own_signs_do_not_break_a_paragraph(edit: RichEdit) -> None:
    edit.show_value(encode(RichText.from_plain("a\ufdd0b")))

    assert len(decode(edit.value()).paragraphs) == 1


def test_keys_make_bold_and_lists_end_with_enter(edit: RichEdit) -> None:
    QTest.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, "now")
    rich_marks.toggle_list(edit, "bullet")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "then")

    first, second = decode(edit.value()).paragraphs

    assert first == Paragraph((Span("now", bold=True),), "bullet")
    assert second.list == "" and second.plain == "then"


def test_what_is_typed_behind_a_link_is_no_part_of_it(edit: RichEdit) -> None:
    link = Paragraph((Span("list", link="https://un.org"),))
    edit.show_value(encode(RichText((link,))))
    edit.go_to_end()

    QTest.keyClicks(edit, " of goods")

    assert decode(edit.value()).paragraphs[0].spans[0] == Span("list", link="https://un.org")
    assert decode(edit.value()).plain == "list of goods"


def test_undo_keys_are_left_to_the_program(edit: RichEdit) -> None:
    QTest.keyClicks(edit, "word")

    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert edit.toPlainText() == "word"


def test_pasted_html_keeps_the_few_marks_and_loads_nothing(edit: RichEdit, qtbot: QtBot) -> None:
    server = QTcpServer()
    server.listen()
    asked: list[bool] = []
    server.newConnection.connect(lambda: asked.append(True))
    address = f"http://127.0.0.1:{server.serverPort()}/a.png"
    data = QMimeData()
    data.setHtml(
        f"<style>p{{background:url({address})}}</style><p>Adopt <b>the</b> <i>list</i>"
        f"<img src='{address}'><a href='javascript:x()'>here</a></p>"
        "<ol><li>one<li><u>two</u></ol><script>bad()</script>"
    )

    edit.insertFromMimeData(data)
    qtbot.wait(100)

    assert decode(edit.value()) == RichText(
        (
            Paragraph(
                (
                    Span("Adopt "),
                    Span("the", bold=True),
                    Span(" "),
                    Span("list", italic=True),
                    Span("here"),
                )
            ),
            Paragraph((Span("one"),), "number"),
            Paragraph((Span("two", underline=True),), "number"),
        )
    )
    assert edit.loadResource(2, QUrl(address)) is None
    assert not asked


def test_lists_of_word_are_known_by_their_hidden_signs() -> None:
    html = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol'>·<span>&nbsp; </span></span><![endif]>Adopt</p>"
        "<p style='mso-list:l1 level1 lfo2'><![if !supportLists]>1.<![endif]>Train</p><p>End</p>"
    )

    assert [(part.list, part.plain) for part in from_html(html).paragraphs] == [
        ("bullet", "Adopt"),
        ("number", "Train"),
        ("", "End"),
    ]


def test_plain_paste_takes_words_only(edit: RichEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    QApplication.clipboard().setMimeData(data)

    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(edit, Qt.Key.Key_V, shift)

    assert decode(edit.value()) == RichText.from_plain("bold")


def test_files_are_not_taken_for_words(edit: RichEdit) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/etc/hostname")])

    assert not edit.canInsertFromMimeData(data)


@pytest.mark.parametrize("line", ["word " * 40, "x" * 1_000_000])
def test_a_megabyte_is_taken_whole(edit: RichEdit, line: str) -> None:
    data = QMimeData()
    data.setText("\n".join([line] * max(1, 1_000_000 // len(line))))

    start = time.perf_counter()
    edit.insertFromMimeData(data)
    value = edit.value()

    assert decode(value).plain.replace("\n", "") == data.text().replace("\n", "").rstrip() or (
        len(decode(value).plain) >= 990_000
    )
    assert time.perf_counter() - start < 10


def test_control_characters_are_cleaned(edit: RichEdit) -> None:
    data = QMimeData()
    data.setText("a\x00b\x07c\x1b[31m\ud800")

    edit.insertFromMimeData(data)

    assert decode(edit.value()).plain.rstrip("�") == "abc[31m"
