"""A PDF of the program's own pages is read again with every measure."""

from __future__ import annotations

import datetime
import re

import pytest

from nap_desktop.documents.incoming.pdf import read_pdf
from nap_desktop.documents.incoming.source import accounted, lines
from nap_desktop.services.paper import composed
from nap_desktop.ui.look import look
from nap_desktop.ui.paper.pdf import pdf
from tests.support import many_measures


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    look()


def test_all_rows_are_there_in_order_and_all_is_accounted_for() -> None:
    content, _ = pdf(composed(many_measures(200), today=datetime.date(2026, 11, 25)))

    source = read_pdf(content, "F.pdf")

    found = [line.text for line in lines(source.blocks) if re.fullmatch(r"M-\d{4}", line.text)]
    assert found == [f"M-{number:04d}" for number in range(1, 201)]
    assert sum(accounted(source)) == source.characters
