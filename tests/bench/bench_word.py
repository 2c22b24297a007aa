"""How long the Word export of large plans takes: against serialising and zipping the same parts,
and against pandoc writing the same tables from its own JSON."""

from __future__ import annotations

import datetime
import io
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from nap_desktop.base import shipped
from nap_desktop.documents.blocks import Grid, Heading, Mark, Para
from nap_desktop.documents.compose import Occasion, compose, words_of
from nap_desktop.documents.profile import shipped_profile
from nap_desktop.documents.texts import paragraphs
from nap_desktop.documents.word.ids import bookmark
from nap_desktop.documents.word.package import PACKED
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import new_id
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.tree import OUTLINE, Node, Plan
from nap_desktop.services.word_export import word_file
from tests.bench.rows import Row, at_most, ratio
from tests.support import many_measures

_TODAY = datetime.date(2026, 11, 24)
_FLOOR = "serialise and zip the same parts"
_ROUNDS = {1_000: 9, 5_000: 5}
_LIMITS = {1_000: 2.5, 5_000: 2.0}
_MEMORY = 250.0  # MB
_PANDOC = 12.0  # times as fast


def measure() -> list[Row]:
    """Return the figures, medians of several rounds in which export and floor take turns."""
    rows: list[Row] = []
    for count, limit in _LIMITS.items():
        # one plan is as rich as the sample, the other the one of all other benches
        plan = large_plan(count) if count < 5_000 else many_measures(count)
        value, floor = _medians(plan, _ROUNDS[count])
        name = f"Word export of {count:,} measures, CPU time"
        rows.append(ratio(name, value, floor, limit, _FLOOR))
    rows.append(at_most("Memory of an export of 5,000 measures", _memory(plan), _MEMORY, "MB"))
    if shutil.which("pandoc"):
        rows.append(_against_pandoc(plan, value))
    return rows


def _medians(plan: Plan, rounds: int) -> tuple[float, float]:
    trees = _parsed(_export(plan))
    exports: list[float] = []
    floors: list[float] = []
    for _ in range(rounds):
        # the window has decoded what it shows; a fresh process has not, so nothing is taken for known
        rich_text.decode.cache_clear()
        exports.append(_worked(lambda: _export(plan)))
        floors.append(_worked(lambda: _floor(trees)))
    return statistics.median(exports), statistics.median(floors)


def _memory(plan: Plan) -> float:
    """Return how much more memory an export takes at its height, in MB."""
    rich_text.decode.cache_clear()
    tracemalloc.start()
    try:
        _export(plan)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def _against_pandoc(plan: Plan, value: float) -> Row:
    """Return the row that compares us with pandoc; the limit is how much faster we have to be."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.json"
        source.write_text(json.dumps(_pandoc_document(plan)), encoding="utf-8")
        command = ["pandoc", "-f", "json", "-o", str(source.with_suffix(".docx")), str(source)]
        other = _worked_below(lambda: subprocess.run(command, check=True))
    return Row(
        "Word export of 5,000 measures, pandoc from JSON, CPU time",
        f"{value * 1000:.1f} ms",
        f"{other * 1000:.1f} ms (pandoc)",
        f"{other / value:.1f} × faster",
        f"{_PANDOC:g} × faster",
        other / value >= _PANDOC,
    )


def _pandoc_document(plan: Plan) -> dict[str, Any]:
    """Return headings, prose and tables of a plan's document, with their ids, as pandoc's JSON.

    That of pandoc 2.17 (pandoc-types 1.22).
    """
    document = compose(plan, shipped_profile("full"), Occasion(_TODAY), words_of(plan))
    blocks: list[Any] = []
    for block in document.blocks:
        match block:
            case Grid():
                blocks.append(_pandoc_table(block))
            case Heading(level=level, mark=mark):
                words = _pandoc_words(f"{block.number} {block.text}")
                name = bookmark(mark) if mark else ""
                blocks.append({"t": "Header", "c": [level, [name, [], []], words]})
            case Para(mark=mark):
                blocks += [
                    {"t": "Para", "c": [_pandoc_span(mark, _pandoc_words(part.plain))]}
                    for part in paragraphs(block.text)
                ]
    return {"pandoc-api-version": [1, 22], "meta": {}, "blocks": blocks}


def _pandoc_table(grid: Grid) -> dict[str, Any]:
    none: list[Any] = ["", [], []]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": w / 100}] for w in grid.widths]
    rows = [[none, [_pandoc_cell(cell) for cell in row.cells]] for row in grid.rows]
    head = [[none, [_pandoc_cell(cell) for cell in row.cells]] for row in grid.head]
    bodies = [[none, 0, [], rows]]
    content = [none, [None, []], columns, [none, head], bodies, [none, []]]
    return {"t": "Table", "c": content}


def _pandoc_span(mark: Mark | None, inside: list[Any]) -> dict[str, Any]:
    """Return words with their id, which pandoc writes as a bookmark as we do."""
    return {"t": "Span", "c": [[bookmark(mark) if mark else "", [], []], inside]}


def _pandoc_words(text: str) -> list[Any]:
    """Return words as pandoc's readers give them: each by itself, with blanks between."""
    made: list[Any] = []
    for word in text.split():
        made += ({"t": "Str", "c": word}, {"t": "Space"})
    return made[:-1]


def _pandoc_cell(cell: Any) -> list[Any]:
    made = [
        {
            "t": "Para",
            "c": [_pandoc_span(para.mark, _pandoc_words(f"{para.lead} {part.plain} {para.tail}"))],
        }
        for para in cell
        for part in paragraphs(para.text)
    ]
    return [["", [], []], {"t": "AlignDefault"}, 1, 1, made]


def large_plan(measures: int) -> Plan:
    """Return the sample plan with its own objectives repeated until it has so many measures."""
    sample = from_open(shipped.json_data("sample/exampleland.json")["current"])
    nodes, children, parents = dict(sample.nodes), dict(sample.children), dict(sample.parents)
    objectives = sample.of_kind("objective")
    having = len(sample.of_kind("measure"))
    while having < measures:
        source = objectives[having % len(objectives)]
        parent = sample.parents[source]
        copy = _copied(sample, source, parent, nodes, children, parents)
        children[parent, OUTLINE] = (*children[parent, OUTLINE], copy)
        having += len([node for node in sample.under(source) if _is_measure(sample, node)])
    return Plan(sample.root, nodes, children, parents)


def _is_measure(plan: Plan, node: str) -> bool:
    return plan.nodes[node].kind == "measure"


def _copied(
    plan: Plan,
    node: str,
    parent: str,
    nodes: dict[str, Node],
    children: dict[tuple[str, str], tuple[str, ...]],
    parents: dict[str, str],
) -> str:
    copy = new_id()
    held = plan.nodes[node]
    nodes[copy], parents[copy] = Node(copy, held.kind, _own_words(held, len(nodes))), parent
    below = [_copied(plan, child, copy, nodes, children, parents) for child in plan.under(node)]
    if below:
        children[copy, OUTLINE] = tuple(below)
    return copy


def _own_words(held: Node, number: int) -> dict[str, str]:
    """Return the fields of a copy with texts that no other node has."""
    own = {"code": f"M-{number:04}"} if held.get("code") else {}
    rich = ("text", "result", "indicator")
    words = {
        key: rich_text.rich(f"{rich_text.plain(held.get(key))} ({number})")
        for key in rich
        if held.get(key)
    }
    return {**held.fields, **words, **own}


def _export(plan: Plan) -> bytes:
    return word_file(plan, "full", "", _TODAY, "bench")[0]


def _parsed(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def _floor(trees: dict[str, etree._Element]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=PACKED) as file:
        for name, tree in trees.items():
            file.writestr(name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
    return buffer.getvalue()


def _worked(work: Callable[[], object]) -> float:
    """Return the seconds that this process works, for other programs share the machine."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _worked_below(work: Callable[[], object]) -> float:
    """Return the seconds that processes begun and ended by `work` have worked themselves."""
    begin = os.times()
    work()
    end = os.times()
    return end.children_user + end.children_system - begin.children_user - begin.children_system
