"""The words of all languages: none is missing, none too many, each in the script of its language.

`python -m tests.documents.missing_words` lists what a language still lacks.
"""

from __future__ import annotations

import re
import string

import pytest

from nap_desktop.plan.schema import field_of, kind_of
from tests.documents.missing_words import LANGUAGES, files, lacking, too_many, words

SCRIPTS = {
    "ru": "[\u0400-\u04ff]",
    "mn": "[\u0400-\u04ff]",
    "ar": "[\u0600-\u06ff]",
    "zh": "[\u4e00-\u9fff]",
}
PAIRS = [(name, lang) for name in files() for lang in LANGUAGES]


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_every_language_has_exactly_the_words_of_english(name: str, lang: str) -> None:
    assert lacking(name, lang) == [] and too_many(name, lang) == []


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_every_word_has_the_same_places_to_fill_in(name: str, lang: str) -> None:
    english, own = words(name, "en"), words(name, lang)

    for key, text in own.items():
        assert _places(text) == _places(english[key]), key


@pytest.mark.parametrize(("name", "lang"), [pair for pair in PAIRS if pair[1] in SCRIPTS])
def test_words_are_in_the_script_of_their_language(name: str, lang: str) -> None:
    foreign = [
        key
        for key, text in words(name, lang).items()
        if (not key.startswith("letters.") and re.search("[A-Za-z]{2}", _without_places(text)))
        or (
            (_says_something(text) and not re.search(SCRIPTS[lang], text))
            and not key.startswith("letters.")
        )
    ]

    assert foreign == []


@pytest.mark.parametrize(("name", "lang"), PAIRS)
def test_no_word_is_empty_or_has_blanks_around_it(name: str, lang: str) -> None:
    english = words(name, "en")
    bad = [k for k, text in words(name, lang).items() if not text.strip() and english[k].strip()]

    assert bad == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_of_a_measure_has_a_word(lang: str) -> None:
    own = words("{}", lang)

    for key in ("priority", "kind", "categories", "funding", "assistance_kind"):
        for code in field_of("measure", key).choices:
            assert own[f"choices.{key}.{code}"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_choices_of_a_field_have_one_word(lang: str) -> None:
    """A sheet that comes back is understood by its words."""
    own = {key: text.casefold() for key, text in words("{}", lang).items()}
    for kind in ("measure", "body", "progress"):
        for key, field in kind_of(kind).fields.items():
            said = [own[f"choices.{key}.{code}"] for code in field.choices]
            assert len(set(said)) == len(said), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_excel_takes_the_names_of_sheets(lang: str) -> None:
    names = [t for k, t in words("documents.{}", lang).items() if k.startswith("sheets.names.")]

    assert names and len(set(names)) == len(names)
    assert not [name for name in names if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name)]


def test_forms_and_documents_speak_all_languages() -> None:
    assert {"{}", "documents.{}"} <= set(files())


def test_a_word_that_is_missing_is_found() -> None:
    assert "parts.contents" in words("documents.{}", "en")
    assert lacking("documents.{}", "xx") == list(words("documents.{}", "en"))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _without_places(text: str) -> str:
    """Return what of a word is language: no places to fill in, no name of a sheet."""
    return re.sub(r"\{\w+\}|[«“]nap[»”]", "", text)


def _says_something(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", _without_places(text)))
