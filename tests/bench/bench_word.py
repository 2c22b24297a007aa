"""How long the Word export of 1,000 measures takes, against serialising and zipping the same parts."""

from __future__ import annotations

import datetime
import io
import statistics
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from nap_desktop.base import shipped
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import new_id
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.tree import OUTLINE, Node, Plan
from nap_desktop.services.word_export import word_file

MEASURES = 1_000
ROUNDS = 9
_TODAY = datetime.date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of figures; times in milliseconds."""

    name: str
    value: float
    floor: float
    ratio: float
    limit: float


def measure() -> list[Row]:
    """Return the figures, medians of several rounds in which export and floor take turns."""
    plan = large_plan(MEASURES)
    trees = _parsed(_export(plan))
    exports: list[float] = []
    floors: list[float] = []
    for _ in range(ROUNDS):
        # the window has decoded what it shows; a fresh process has not, so nothing is taken for known
        rich_text.decode.cache_clear()
        exports.append(_timed(lambda: _export(plan)))
        floors.append(_timed(lambda: _floor(trees)))
    value, floor = statistics.median(exports), statistics.median(floors)
    return [Row(f"Word export of {MEASURES:,} measures", value, floor, value / floor, 3.0)]


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
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, tree in trees.items():
            file.writestr(name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8"))
    return buffer.getvalue()


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def main() -> None:
    """Print the figures."""
    for row in measure():
        print(
            f"{row.name:40} {row.value:8.1f} ms  floor {row.floor:8.1f} ms"
            f"  {row.ratio:5.2f} x  limit {row.limit:.2f} x"
        )


if __name__ == "__main__":
    main()
