"""Import correction: a document of 5,000 rows understood again after a person's correction."""

from __future__ import annotations

from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.memory import Memory
from tests.bench.rows import Row, at_most, median_time, told
from tests.documents.incoming.large import large

ROWS = 5_000
LIMIT = 300  # milliseconds


def measure() -> list[Row]:
    """Return the rows of this bench."""
    source, memory = large(ROWS), Memory()
    first = median_time(lambda: interpret(source), 3)
    print_ = next(iter(interpret(source, Choices(), memory).headers))
    places = iter(range(7, ROWS))
    fields = iter(("indicator", "verification", "risks", "basis", "target"))

    def row() -> None:
        interpret(source, Choices(roles={f"b1/{next(places)}": "left_out"}), memory)

    def column() -> None:
        interpret(source, Choices(columns={print_: {5: next(fields)}}), memory)

    name = "import correction, 5,000 rows"
    return [
        told(f"{name}: the first reading", first, first, "itself"),
        at_most(f"{name}: of one row", 1000 * median_time(row, 7), LIMIT, "ms"),
        told(f"{name}: of a column", median_time(column, 5), first, "the first reading"),
    ]
