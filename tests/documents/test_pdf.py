"""What a PDF tells of its making goes; one in which it is not found is refused."""

from __future__ import annotations

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.pdf import Bookmark, Target, finished
from nap_desktop.documents.pdf_silence import silenced
from nap_desktop.services.sentences import sentence

HEAD = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n21 0 obj\n<</Creator (a)>>\nendobj\n"
TRAILER = b"trailer\n<</Size 3/Root 1 0 R\n/Info 2 0 R>>\nstartxref\n99\n%%EOF\n"


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\nno table", b"trailer << /Info 1 0 R /Root 2 0 R"])
def test_a_file_that_is_not_of_qt_is_refused(raw: bytes) -> None:
    with pytest.raises(NapError) as refusal:
        finished(raw, "Plan", "en", [Bookmark(1, "One", Target(1, 0.0))])

    assert refusal.value.code == "pdf_tells"
    assert "nothing was written" in sentence(refusal.value)


def pdf(info: bytes, packet: bytes = b"") -> bytes:
    return HEAD + b"2 0 obj\n<<" + info + b">>\nendobj\n" + packet + TRAILER


@pytest.mark.parametrize(
    "said",
    [
        b"/CreationDate(D:20261125041500+01'00')",
        b"/ModDate (D:20261125)",
        b"/Creator<FEFF0057007200690074006500720021>",
        b"/Producer (Some \\) Office (24.2\\(a\\)) here)",
        b"/Author(A\nB)",
    ],
)
def test_a_file_keeps_its_title_and_loses_what_it_tells(said: bytes) -> None:
    made = silenced(pdf(b"/Title(Plan)" + said + b"/Trapped/False"))

    assert made == pdf(b"/Title(Plan)" + b" " * len(said) + b"/Trapped/False")


def test_a_packet_of_facts_is_blank() -> None:
    begin, inside = b"<?xpacket begin='' id='x'?>", b"<x:xmpmeta>LibreOffice</x:xmpmeta>"
    end = b"<?xpacket end='w'?>"

    assert silenced(pdf(b"", begin + inside + end)) == pdf(b"", begin + b" " * len(inside) + end)


@pytest.mark.parametrize("raw", [HEAD + TRAILER, pdf(b"/Producer 9 0 R")])
def test_a_file_whose_facts_are_not_found_is_refused(raw: bytes) -> None:
    with pytest.raises(NapError) as refusal:
        silenced(raw)

    assert refusal.value.code == "pdf_tells"
