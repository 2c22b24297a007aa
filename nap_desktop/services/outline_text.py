"""A plan as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, labels, shown, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.sentences import without_directions

_HEAD = ("state", "period_start", "period_end", "phase", "lead_body")
_WIDEST = 80  # letters of a cell; a title may have a million
_ASIDE = ("lead", "start", "end", "deadline", "provisions")


def outline_text(plan: Plan) -> str:
    """Return a plan's title, its main facts and its outline, a line each."""
    words = labels()
    return "\n".join(without_directions(line) for line in _lines(plan, words))


def _lines(plan: Plan, words: Labels) -> Iterator[str]:
    yield title(plan, plan.root) or words.get("words", "untitled_plan")
    for key in _HEAD:
        if value := _value(plan, plan.root, key, words):
            yield f"  {words.field('plan', key)}: {value}"
    yield ""
    printed = numbers(plan)
    for node in plan.walk():
        yield "  " * plan.depth(node) + _line(plan, node, printed[node], words)


def _value(plan: Plan, node: NodeId, key: str, words: Labels) -> str:
    if key == "phase":
        return words.choice(key, plan.get(node, key)) if plan.get(node, key) else ""
    return " ".join(shown(plan, node, key, words).split())


def _line(plan: Plan, node: NodeId, number: str, words: Labels) -> str:
    held = plan.nodes[node]
    name = title(plan, node) or words.get("words", "untitled")
    values = [_value(plan, node, key, words) for key in _ASIDE if held.get(key)]
    aside = [part for part in (held.get("code"), *values) if part]
    return " ".join(filter(None, (number, name, f"({'; '.join(aside)})" if aside else "")))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines with columns of equal width, long cells cut, the last not filled up."""
    if not rows:
        return ""
    tidy = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(len(row[n]) for row in tidy) for n in range(len(tidy[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in tidy
    )
    return "\n".join(line.rstrip() for line in lines)


def _cell(text: str) -> str:
    line = without_directions(" ".join(text.split()))
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
