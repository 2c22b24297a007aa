"""What is done to a PDF after Qt: a file that is not Qt's comes back as it was."""

from __future__ import annotations

import pytest

from nap_desktop.documents.pdf import Bookmark, Target, finished


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\nno table", b"trailer << /Info 1 0 R /Root 2 0 R"])
def test_another_file_comes_back_as_it_was(raw: bytes) -> None:
    assert finished(raw, "Plan", "en", [Bookmark(1, "One", Target(1, 0.0))]) == raw
