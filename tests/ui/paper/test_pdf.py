"""PDF files: pages, outline, links, title; nothing of when, by whom and with what."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from nap_desktop.base.progress import Cancelled, Progress
from nap_desktop.documents.compose import Occasion, compose, words_of
from nap_desktop.documents.profile import shipped_profile
from nap_desktop.framework.provisions import codes
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Contents, Heading, Para, Turn, composed
from nap_desktop.ui.look import look
from nap_desktop.ui.paper.pdf import pdf
from nap_desktop.ui.paper.sheets import Sheets
from tests.plans_in_languages import plan_in
from tests.ui.paper.pages import LOREM, document, grid

DAY = datetime.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    look()


def hexed(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def test_the_same_document_gives_the_same_bytes(sample: Plan) -> None:
    whole = composed(sample, today=DAY)

    assert pdf(whole) == pdf(whole)


def test_it_says_its_title_and_language_and_no_more(sample: Plan) -> None:
    content, _ = pdf(composed(sample, today=DAY))

    title = sample.get(sample.root, "title")
    assert b"/Title " + hexed(title) in content and b"/Lang " + hexed("en") in content
    for word in (b"Author", b"CreationDate", b"ModDate", b"Creator", b"Metadata", b"Q\0t"):
        assert word not in content


def test_headings_are_its_outline_in_order_and_contents_lead_to_them() -> None:
    content, count = pdf(
        document(
            Turn(False),
            Contents("Contents"),
            Heading(1, "1", "First"),
            Heading(2, "1.1", "Below"),
            grid(80),
            Heading(1, "2", "Última"),
        )
    )

    assert count > 1
    names = [hexed(one) for one in ("1 First", "1.1 Below", "2 Última")]
    places = [content.index(b"/Title " + one) for one in names]
    assert places == sorted(places)
    assert content.count(b"/Subtype /Link") == 3
    assert b"/PageMode /UseOutlines" in content


def test_each_object_is_where_the_table_says(sample: Plan) -> None:
    content, _ = pdf(composed(sample, today=DAY))

    at = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    lines = content[at:].split(b"\n")[2:]
    for number, line in enumerate(lines):
        if line.endswith(b" n "):
            assert content[int(line[:10]) :].startswith(b"%d 0 obj" % number)


def test_pages_lie_as_the_document_says() -> None:
    content, _ = pdf(document(Turn(False), Para("one"), Turn(True), Para("two")))

    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)\.\d+ (\d+)", content)
    assert boxes == [(b"595", b"842"), (b"842", b"595")]


def test_a_stopped_export_gives_nothing() -> None:
    stopped = Progress()
    stopped.cancel()

    with pytest.raises(Cancelled):
        pdf(document(Para(LOREM)), stopped)


def test_progress_ends_at_the_whole(sample: Plan) -> None:
    told: list[tuple[int, int]] = []

    pdf(composed(sample, today=DAY), Progress(lambda done, total: told.append((done, total))))

    assert told[-1][0] == told[-1][1] and all(done <= total for done, total in told)


def test_a_watermark_stands_on_each_page() -> None:
    plain, _ = pdf(document(Para(LOREM)))
    marked, _ = pdf(document(Para(LOREM), watermark="DRAFT"))

    assert len(_streams(marked)) > len(_streams(plain))


def _streams(content: bytes) -> bytes:
    found = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    made = b""
    for one in found:
        try:
            made += zlib.decompress(one)
        except zlib.error:
            continue
    return made


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed here")
def test_another_reader_finds_all_words(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(composed(sample, today=DAY))[0])

    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)

    assert not done.stderr
    count = len(list(Sheets(composed(sample, today=DAY))))
    assert (
        f"Page {count} of {count}" in done.stdout and "Ministry of Foreign Affairs" in done.stdout
    )


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_each_sheet_for_groups_is_one_page(lang: str) -> None:
    plan = plan_in(lang)
    made = compose(plan, shipped_profile("worksheet"), Occasion(DAY), words_of(plan))

    assert pdf(made)[1] == 1 + len(codes())
