"""How long full-text search over the plans of a library takes, beside SQLite's own LIKE."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from nap_desktop.services.library import OpenLibrary
from nap_desktop.storage.word_index import WordIndex
from tests.bench.rows import Row, at_most, median_time, ratio
from tests.support import many_measures

_COUNT = 5_000
_WORDS = ("part 77", "licensing procedure", "zzz nothing")
_LIKE = "SELECT plan, node FROM field WHERE value LIKE ? LIMIT 50"


def measure() -> list[Row]:
    """Return making the index, a search in it, and a search with the words around: as limits."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap")
        library.add_plan(many_measures(_COUNT))
        index = WordIndex(library._database)
        begin = time.perf_counter()
        index.refresh()
        made = time.perf_counter() - begin
        library.texts.find("x")
        search = max(median_time(lambda word=word: index.search(word, 50), 9) for word in _WORDS)
        shown = max(median_time(lambda word=word: library.texts.find(word), 9) for word in _WORDS)
        raw = library._database.raw
        floor = max(
            median_time(lambda word=word: raw.execute(_LIKE, (f"%{word}%",)).fetchall(), 9)
            for word in _WORDS
        )
        index.close()
        library.close()
    return [
        at_most("Full-text index of 5,000 measures, made once", made * 1000, 2_000, "ms"),
        at_most("Full-text search of 5,000 measures", search * 1000, 30, "ms"),
        at_most("The same with the words around each place", shown * 1000, 30, "ms"),
        ratio("Full-text search of 5,000 measures", search, floor, 1.0, "SQLite's LIKE"),
    ]
