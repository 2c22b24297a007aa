"""Printing: the pages that were asked for, each lying its own way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from nap_desktop.services.paper import PageBreak, Para, Turn
from nap_desktop.ui.look import look
from nap_desktop.ui.paper.printing import print_document
from tests.ui.paper.pages import document

BLOCKS = (Turn(False), Para("one"), PageBreak(), Para("two"), Turn(True), Para("three"))


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    look()
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def boxes(printer: QPrinter) -> list[bytes]:
    content = Path(printer.outputFileName()).read_bytes()
    return re.findall(rb"/MediaBox \[0 0 (\d+)", content)


def test_all_pages_are_printed(printer: QPrinter) -> None:
    assert print_document(document(*BLOCKS), printer) == 3
    assert boxes(printer) == [b"595", b"595", b"842"]


def test_only_the_pages_that_were_asked_for_are_printed(printer: QPrinter) -> None:
    printer.setFromTo(2, 2)

    assert print_document(document(*BLOCKS), printer) == 1
    assert boxes(printer) == [b"595"]
