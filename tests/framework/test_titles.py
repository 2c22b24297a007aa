"""Titles of paragraphs and rows are there in each language of the packs, each in its own words."""

from __future__ import annotations

import re

import pytest

from nap_desktop.base import shipped
from nap_desktop.framework import checklist, provisions
from nap_desktop.framework.titles import (
    ENGLISH,
    language,
    languages,
    paragraph_title,
    row_title,
    without_weapon,
)

OTHERS = languages()[1:]
# what a language writes in the letters of another: names of conventions, of forms, and the like
FOREIGN = re.compile(r"[A-Za-z]{2,}")


def test_titles_are_in_four_languages() -> None:
    assert set(languages()) == {"en", "es", "fr", "ru"}


@pytest.mark.parametrize("lang", OTHERS)
def test_every_row_and_every_paragraph_has_a_title_of_its_own_in_each_language(lang: str) -> None:
    held = shipped.toml(f"framework/titles.{lang}.toml")

    assert set(held["rows"]) == {without_weapon(row.code) for row in checklist.rows()}
    assert set(held["paragraphs"]) == set(provisions.codes())
    for row in checklist.rows():
        assert row_title(row, lang).strip(), row.code
        assert row_title(row, lang).lower() != row.label.lower(), row.code
    for code in provisions.codes():
        assert paragraph_title(code, lang).strip(), code
        assert paragraph_title(code, lang) != paragraph_title(code), code


@pytest.mark.parametrize("lang", OTHERS)
def test_titles_differ_in_a_language_where_they_differ_in_english(lang: str) -> None:
    rows = checklist.rows()
    english = {row.label.lower() for row in rows}
    assert len({row_title(row, lang).lower() for row in rows}) == len(english)
    codes = provisions.codes()
    assert len({paragraph_title(code, lang) for code in codes}) == len(codes)


def test_rows_that_differ_only_in_the_weapon_have_one_title() -> None:
    for row in checklist.rows():
        twins = [
            one for one in checklist.rows() if without_weapon(one.code) == without_weapon(row.code)
        ]
        assert len({one.label for one in twins}) == 1, row.code


def test_russian_titles_are_in_russian_letters() -> None:
    said = [row_title(row, "ru") for row in checklist.rows()]
    said += [paragraph_title(code, "ru") for code in provisions.codes()]
    latin = {word for one in said for word in FOREIGN.findall(one)}
    assert latin == {"SUA"}


def test_a_language_without_titles_has_them_in_english() -> None:
    row = checklist.rows()[0]
    assert language("ar") == language("mn") == ENGLISH
    assert row_title(row, "ar") == row.label
    assert paragraph_title("OP3b", "zh") == "Physical protection"
    assert language("fr-CA") == "fr"
    assert paragraph_title("OP3b", "fr-CA") == "Protection physique"
    assert paragraph_title("OP99", "fr") == ""
