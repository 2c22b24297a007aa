"""Each hostile or broken file is read safely or refused in one sentence, and the limits hold."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.source import accounted
from nap_desktop.services.reading_in import read_bytes
from nap_desktop.services.sentences import sentence
from tests.documents.incoming.hostile import CASES

LONGEST = 25  # seconds; the process has 20, and 2 more for each million bytes
MOST = 1_050_000_000  # bytes of memory


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_harms_nothing(case: str) -> None:
    name, made = CASES[case]
    content = made()
    begun = time.monotonic()
    try:
        source = read_bytes(content, Path(name))
    except NapError as failure:
        told = sentence(failure)
        assert failure.code.startswith("file_") and "nobody foresaw" not in told
        assert name in told and "unknown" not in told
        assert "reader" not in failure.facts.values(), "the process came to an end of its own"
    else:
        assert sum(accounted(source)) <= 20_000_000
    assert time.monotonic() - begun < LONGEST + 2 * len(content) / 1_000_000


def test_no_process_took_more_than_its_memory() -> None:
    resource = pytest.importorskip("resource")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss

    assert largest * 1_024 < MOST  # told in kilobytes on Linux


@pytest.mark.parametrize("name", ["plan.docm", "plan.docx"])
@pytest.mark.parametrize("sign", ["part", "type"])
def test_a_document_with_macros_is_refused_whatever_it_is_called(name: str, sign: str) -> None:
    buffer = io.BytesIO()
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml" if sign == "type" else b""
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("[Content_Types].xml", b"<Types>" + kind + b"</Types>")
        file.writestr("word/document.xml", b"<document/>")
        if sign == "part":
            file.writestr("word/vbaProject.bin", b"x")

    with pytest.raises(NapError) as caught:
        read_bytes(buffer.getvalue(), Path(name))

    assert caught.value.code == "file_macros"
