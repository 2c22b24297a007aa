"""What LibreOffice would fetch is taken out before it gets a file."""

from __future__ import annotations

import io
import zipfile

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.cleaning import without_links

HEAD = (
    '<d xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:d" xmlns:text="urn:t"'
    ' xmlns:script="urn:s">'
)


def odt(body: str, **more: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", f"{HEAD}{body}</d>")
        for name, content in more.items():
            file.writestr(name, content)
    return buffer.getvalue()


def content_of(file: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(file)).read("content.xml").decode("utf-8")


@pytest.mark.parametrize(
    "target",
    ["http://x.invalid/a.png", "file:///etc/passwd", "//host/share", "../../a.png", "/etc/passwd"],
)
def test_linked_pictures_lead_nowhere(target: str) -> None:
    made = without_links(odt(f'<draw:image xlink:href="{target}"/>'), "F")

    assert target not in content_of(made)


def test_pictures_in_the_file_and_links_in_the_text_stay() -> None:
    inside = '<draw:image xlink:href="Pictures/1.png"/><text:a xlink:href="https://x.invalid/">t</text:a>'

    made = content_of(without_links(odt(inside), "F"))

    assert "Pictures/1.png" in made and "https://x.invalid/" in made


def test_scripts_are_gone_and_the_type_comes_first() -> None:
    made = without_links(odt("<script:script/>", **{"Basic/x.xml": "<a/>"}), "F")
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()

    assert names == ["mimetype", "content.xml"] and "script/>" not in content_of(made)


def test_fields_of_a_rich_text_fetch_nothing() -> None:
    content = (
        b"{\\rtf1{\\*\\template http://x.invalid/t.dot}{\\field{\\*\\fldinst INCLUDEPICTURE x}}}"
    )

    made = without_links(content, "F")

    assert len(made) == len(content) and b"INCLUDEPICTURE" not in made and b"template" not in made


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(NapError, match="file_damaged"):
        without_links(odt("<a>"), "F")
