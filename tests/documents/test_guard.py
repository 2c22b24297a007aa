"""The guard lets Word files pass and says of all others, in one code each, what is wrong."""

from __future__ import annotations

import io
import zipfile

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.word import guard
from nap_desktop.documents.word.markup import parsed
from nap_desktop.documents.word.opened import opened
from nap_desktop.services.sentences import sentence
from tests.documents.letterheads import ministry, packed, unpacked


def refused(content: bytes) -> tuple[str, ...]:
    """Return code and reason of a refusal; the sentence for it must be there and whole."""
    with pytest.raises(NapError) as failure:
        opened(content, "F")
    said = sentence(failure.value)
    assert "F" in said and "unknown" not in said and "nobody foresaw" not in said
    facts = {**failure.value.facts}
    assert facts.pop("path") == "F"
    return (failure.value.code, *facts.values())


def with_part(name: str, content: bytes | str) -> bytes:
    return packed({**unpacked(ministry()), name: content})


def test_a_word_file_passes_with_all_its_parts() -> None:
    assert guard.parts(ministry()) == unpacked(ministry())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ("word_empty",)),
        (b"\x00" * 900, ("word_empty",)),
        (b"%PDF-1.7", ("not_word", "pdf")),
        (b"{\\rtf1 x}", ("not_word", "rtf")),
        (b"\xef\xbb\xbf<html>", ("not_word", "web_page")),
        (b"words", ("not_word", "other")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, ("word_old",)),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            ("word_locked",),
        ),
        (ministry()[:-400], ("word_damaged", "zip")),
        (ministry()[:400], ("word_damaged", "zip")),
        (packed({"a": "b"}), ("not_word", "zip")),
        (packed({"mimetype": "x"}), ("not_word", "open_document")),
        (packed({"[Content_Types].xml": "<a/>"}), ("word_damaged", "main")),
        (with_part("word/document.xml", "<a/>"), ("not_word", "other_office")),
        (with_part("word/document.xml", "<a"), ("word_damaged", "xml")),
        (with_part("../evil.xml", "<a/>"), ("word_unsafe", "part_name")),
        (with_part("C:/evil.xml", "<a/>"), ("word_unsafe", "part_name")),
        (with_part("word/DOCUMENT.xml", "<a/>"), ("word_unsafe", "part_twice")),
        (
            with_part("x.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
            ("word_unsafe", "doctype"),
        ),
        (
            with_part("x.xml", "<!DOCTYPE a><a/>".encode("utf-16")),
            ("word_unsafe", "doctype"),
        ),
        (with_part("x.bin", b"\x00" * 3_000_000), ("word_too_large", "inflated")),
        (
            with_part("word/document.xml", "<a>" * 300 + "</a>" * 300),
            ("word_too_large", "depth"),
        ),
    ],
)
def test_what_is_no_word_file_is_refused_with_its_reason(
    content: bytes, expected: tuple[str, ...]
) -> None:
    assert refused(content) == expected


def test_a_locked_part_asks_for_the_password_to_be_taken_off() -> None:
    content = bytearray(ministry())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1

    assert refused(bytes(content)) == ("word_locked",)


def test_two_names_for_the_same_bytes_are_refused() -> None:
    content = bytearray(ministry())
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]

    assert refused(bytes(content)) == ("word_unsafe", "overlap")


def test_too_many_parts_are_refused_before_one_is_opened() -> None:
    buffer = io.BytesIO(ministry())
    with zipfile.ZipFile(buffer, "a") as file:
        for number in range(2_001):
            file.writestr(f"x{number}", b"")

    assert refused(buffer.getvalue()) == ("word_too_large", "parts")


def test_markup_without_end_is_refused_before_it_becomes_a_tree() -> None:
    buffer = io.BytesIO(ministry())
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/x.xml", b"<a>" + b"<b/>" * 2_000_001 + b"</a>")

    assert refused(buffer.getvalue()) == ("word_too_large", "elements")


def test_nothing_is_fetched_and_no_entity_grows() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'

    with pytest.raises(NapError, match="word_unsafe"):
        parsed(entity)


def test_a_text_whose_letters_hide_its_declarations_is_refused() -> None:
    with pytest.raises(NapError, match="word_damaged"):
        parsed(b'<?xml version="1.0" encoding="UTF-7"?><a/>')


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_damaged_bytes_is_read_or_refused(seed: int) -> None:
    import random

    chance = random.Random(seed)
    content = bytearray(ministry())
    for _ in range(chance.randint(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        opened(bytes(content), "F")
    except NapError as failure:
        assert "nobody foresaw" not in sentence(failure)
