"""Names of files: every system takes them, whatever a plan is called."""

from __future__ import annotations

import pytest

from nap_desktop.services.file_names import safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("National plan", "National plan"),
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j"),
        ("CON", "Plan CON"),
        ("lpt1.docx", "Plan lpt1.docx"),
        (" . ", "Plan"),
        ("plan\u202e\u200bname\x07", "planname"),
        ("a\nb\tc", "a b c"),
        ("e\u0301", "é"),
        ("План", "План"),
    ],
)
def test_a_name_is_what_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_name_has_a_greatest_length() -> None:
    assert len(safe_name("x" * 500)) == 60 and len(safe_name("x" * 500, 90)) == 90
