"""Mutated files for the readers: `python -m tests.fuzz_import 100000` reads that many.

Each input follows from its number alone, so that a failure can be made again:
`python -m tests.fuzz_import --only 4711`. Only a NapError may leave a reader; what is read must go
over the wire and back unchanged, and each of its characters must be accounted for; those of Word
files are counted a second time in another way.
"""

from __future__ import annotations

import argparse
import datetime
import io
import os
import random
import re
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.reading import read
from nap_desktop.documents.incoming.source import accounted
from nap_desktop.documents.incoming.wire import from_wire, to_wire
from nap_desktop.services.sentences import sentence
from nap_desktop.services.word_export import Wish, word_bytes
from tests.documents.incoming.hostile import CASES
from tests.documents.incoming.pdfs_at_hand import drawn, with_lying_lines
from tests.documents.incoming.plain_count import characters_of
from tests.documents.incoming.sheets_at_hand import rows, sharing
from tests.documents.incoming.words_at_hand import word_files
from tests.support import many_measures

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
SLOW = 10.0  # seconds for one input
_SMALL = 60_000  # bytes of a sample that is mutated
_CHUNK = 250
_DAY = datetime.date(2026, 11, 25)
# hostile files that are small and whole enough to be the start of others
_HARSH = (
    "numbers_without_end", "styles_in_a_circle", "fields_never_closed", "tables_in_tables",
    "merged_downward_only", "xlsx_merged_on_each_other", "xlsx_numbers_odd", "relations_in_a_circle",
)  # fmt: skip
_VALUES = (
    b"", b"0", b"-1", b"1", b"99999999999999999999", b"nan", b"1e400", b"true", b"restart",
    b"\xd9\xa3", b"x" * 3_000, b"../../x", b"http://127.0.0.1:9/", b"A1:XFD1048576", b"&#x202e;",
)  # fmt: skip
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(?:/>|>[^<]*</\1>)")
_TAG = re.compile(rb"</?[A-Za-z][^<>]*>")
_VALUE = re.compile(rb'="([^"<]*)"')


class Outcome(NamedTuple):
    """What became of some inputs; failures: number of the input and what went wrong."""

    codes: Counter[str]
    failures: list[tuple[int, str]]
    slowest: float


@cache
def seeds(with_samples: bool = False) -> tuple[tuple[str, bytes], ...]:
    """Return names and contents of whole files, at least 20."""
    book = rows(("Plan",), ("No", "Measure", "Lead"), (1, "Train all", "Customs"), (2, "Equip"))
    table = [
        ["No", "Measure", "Lead"],
        ["1", "Train all officers", None],
        [None, "Equip", "Police"],
    ]
    found = [
        *word_files().items(),
        ("own.docx", word_bytes(many_measures(3), Wish(), _DAY, "x")[0]),
        ("book.xlsx", book),
        ("shared.xlsx", sharing(book, b"<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>")),
        ("plain.csv", "№;Мера;Орган\n1;Обучить;Таможня\n".encode("cp1251") * 5),
        ("plain.tsv", "No\tMeasure\n1\tTrain\n".encode("utf-16")),
        ("table.pdf", drawn(table)),
        ("long.pdf", drawn([["No", "Measure"]] * 25)),
        ("lying.pdf", with_lying_lines()),
        *((name, made()) for name, made in (CASES[case] for case in _HARSH)),
    ]
    if with_samples:
        found += [
            (path.name, path.read_bytes())
            for path in sorted(SAMPLES.rglob("*.*x"))
            if path.suffix in (".docx", ".xlsx") and path.stat().st_size < _SMALL
        ]
    return tuple(found)


def mutated(number: int, with_samples: bool = False) -> tuple[str, bytes]:
    """Return the name and the bytes of one input."""
    chance = random.Random(number)
    name, content = chance.choice(seeds(with_samples))
    if not content.startswith(b"PK") or chance.random() < 0.1:
        return name, _bytes(content, chance)
    try:
        parts = _parts(content)
    except zipfile.BadZipFile:  # some samples are broken already
        return name, _bytes(content, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _change(parts, chance)
    return name, _packed(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def _change(parts: dict[str, bytes], chance: random.Random) -> None:
    """Change the parts in one way: mostly one of them within, sometimes which there are."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts)
    likely = [name for name in names if re.search("document|sheet1|number|styles|note|rels", name)]
    name = chance.choice(likely if likely and chance.random() < 0.8 else names)
    what = chance.random()
    if what < 0.04:
        del parts[name]
    elif what < 0.08:
        other = chance.choice(names)
        parts[name], parts[other] = parts[other], parts[name]
    elif what < 0.1:
        parts[chance.choice(("x.xml", "word/X.xml", "xl/x.xml", "_rels/x.rels"))] = parts[name]
    elif what < 0.3:
        parts[name] = _bytes(parts[name], chance)
    else:
        parts[name] = _xml(parts[name], chance)
    if not parts:
        parts["x"] = b""


def _bytes(content: bytes, chance: random.Random) -> bytes:
    """Return bytes with some changed, cut out, doubled or put in."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        length = chance.choice((1, 1, 2, 8, 100))
        match chance.randrange(4):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length] * chance.choice((1, 2, 30))
            case _:
                made[at:at] = chance.choice(_VALUES)
    return bytes(made)


def _xml(content: bytes, chance: random.Random) -> bytes:
    """Return XML that mostly is still XML, with elements and values moved, doubled or odd."""
    pattern = chance.choice((_ELEMENT, _ELEMENT, _TAG, _VALUE, _VALUE))
    found = list(pattern.finditer(content))
    if not found:
        return _bytes(content, chance)
    one, other = chance.choice(found), chance.choice(found)
    if pattern is _VALUE:
        value = chance.choice((*_VALUES, other[1]))
        return content[: one.start(1)] + value + content[one.end(1) :]
    match chance.randrange(4):
        case 0:
            return content[: one.start()] + content[one.end() :]
        case 1:
            return content[: one.end()] + one[0] * chance.choice((1, 3, 200)) + content[one.end() :]
        case 2:
            return content[: one.start()] + other[0] + content[one.end() :]
        case _:
            return content[: one.start()] + other[0] + content[one.start() :]


def tried(numbers: Iterable[int], with_samples: bool = False) -> Outcome:
    """Read some inputs in this process."""
    codes: Counter[str] = Counter()
    failures: list[tuple[int, str]] = []
    slowest = 0.0
    for number in numbers:
        name, content = mutated(number, with_samples)
        begun = time.perf_counter()
        try:
            codes[_read(name, content)] += 1
        except Exception:
            failures.append((number, f"{name}\n{traceback.format_exc(limit=-4)}"))
        took = time.perf_counter() - begun
        slowest = max(slowest, took)
        if took > SLOW:
            failures.append((number, f"{name}: {took:.1f} s"))
    return Outcome(codes, failures, slowest)


def _read(name: str, content: bytes) -> str:
    """Return "read" or the code of the failure; raises whatever else happens."""
    try:
        source = read(content, name)
    except NapError as failure:
        assert failure.code.startswith("file_"), failure.code
        assert "nobody foresaw" not in sentence(failure)
        return failure.code
    found = sum(accounted(source)), source.characters
    assert found[0] == found[1], f"not every character is accounted for: {found}"
    if source.kind == "docx":
        assert found[1] == characters_of(content), f"counted as {characters_of(content)}: {found}"
    assert from_wire(to_wire(source)) == source, "the wire changed it"
    return "read"


def all_tried(
    count: int, start: int = 0, with_samples: bool = False, processes: int = 2
) -> Iterator[Outcome]:
    """Give outcomes as they come in; a reader that crashes ends its process and so the run."""
    chunks = [range(n, min(n + _CHUNK, start + count)) for n in range(start, start + count, _CHUNK)]
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(tried, chunks, [with_samples] * len(chunks))


def _start_number(word: str) -> int:
    return zlib.crc32(word.encode()) if not word.isdigit() else int(word)


def main() -> int:
    """Run from the command line; the exit status is 1 if a reader failed."""
    parser = argparse.ArgumentParser(description="Read mutated files.")
    parser.add_argument("count", type=int, nargs="?", default=5_000)
    parser.add_argument("--start", type=_start_number, default=0, help="the first number")
    parser.add_argument("--only", type=int, help="read this input and tell what happens")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 2)
    wish = parser.parse_args()
    with_samples = SAMPLES.is_dir()
    if wish.only is not None:
        outcomes = iter([tried([wish.only], with_samples)])
    else:
        outcomes = all_tried(wish.count, wish.start, with_samples, wish.processes)
    begun, codes, failed, slowest = time.perf_counter(), Counter[str](), 0, 0.0
    for outcome in outcomes:
        codes.update(outcome.codes)
        slowest = max(slowest, outcome.slowest)
        for number, told in outcome.failures:
            failed += 1
            sys.stdout.write(f"--- {number}: {told}\n")
    took = time.perf_counter() - begun
    told = ", ".join(f"{code} {many}" for code, many in codes.most_common())
    sys.stdout.write(f"{codes.total()} inputs in {took:.0f} s, slowest {slowest:.2f} s: {told}\n")
    sys.stdout.write(f"{failed} failures\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
