"""CSV files are read whatever their encoding and divider."""

from __future__ import annotations

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.sheets import read_csv
from tests.documents.incoming.sheets_at_hand import counted, texts

HEADS = {
    "ru": ("№", "Наименование мероприятия", "Исполнитель"),
    "fr": ("Nº", "Activité prévue à l’échéance", "Ministère chargé"),
    "ar": ("رقم", "التدبير", "الجهة المسؤولة"),
    "sr": ("Br.", "Obučiti carinike i službenike", "Nadležni organ – ministarstvo"),
    "es": ("N.º", "Capacitación de los funcionarios", "Órgano responsable"),
}


@pytest.mark.parametrize(
    ("lang", "encoding"),
    [(lang, encoding) for lang in HEADS for encoding in ("utf-8", "utf-8-sig", "utf-16")]
    + [("ru", "utf-16-le"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866")]
    + [("fr", "cp1252"), ("es", "cp1252"), ("ar", "cp1256"), ("sr", "cp1250")],
)
@pytest.mark.parametrize("divider", [";", ",", "\t"])
def test_encoding_and_divider_are_found(lang: str, encoding: str, divider: str) -> None:
    head = [
        word.replace("№", "N") if encoding in ("koi8-r", "cp866") else word for word in HEADS[lang]
    ]
    lines = [divider.join(head), divider.join(("1", f'"{head[1]}, {head[2]}; x"', head[2]))]
    content = "\r\n".join(lines * 3).encode(encoding)

    source = read_csv(content, "F.csv")

    assert texts(source.blocks[0])[0] == head
    assert texts(source.blocks[0])[1][1] == f"{head[1]}, {head[2]}; x"
    assert counted(source) == source.characters


def test_the_line_that_names_the_divider_is_none_of_the_rows() -> None:
    assert texts(read_csv(b"sep=,\r\na;1,b\r\nc,d\r\n", "F").blocks[0])[0] == ["a;1", "b"]


def test_what_the_program_guarded_comes_back_bare() -> None:
    assert texts(read_csv(b"a,b\n'=1+1,c\n", "F").blocks[0])[1] == ["=1+1", "c"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \r\n", "file_empty"),
        (b";;;\n;;;\n", "file_empty"),
        (bytes(range(256)) * 40, "file_unknown"),
        (b"x" * 64_000_001, "file_too_large"),
        (b"," * 17_000 + b"a", "file_too_large"),
    ],
)
def test_what_is_no_list_of_rows_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(NapError) as failure:
        read_csv(content, "F.csv")

    assert failure.value.code == code


def test_an_open_quote_takes_the_rest_and_harms_nothing() -> None:
    assert counted(read_csv(b'a,b\n"c,d\n' * 2_000, "F"))
