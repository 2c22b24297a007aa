"""Import correction: a document of 5,000 rows understood again after a person's correction."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from nap_desktop.base.calm import lasting, let_go
from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.interpret import interpret
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.source import Source
from nap_desktop.services.importing import again
from nap_desktop.ui.importing.dialog import ImportDialog
from nap_desktop.ui.tasks import Tasks
from tests.bench.rows import Row, at_most, median_time, told
from tests.bench.waiting import wait
from tests.documents.incoming.large import large

ROWS = 5_000
LIMIT = 300  # milliseconds
_NAME = "import correction, 5,000 rows"


def measure() -> list[Row]:
    """Return the rows of this bench."""
    source, memory = large(ROWS), Memory()
    first = median_time(lambda: interpret(source), 3)
    print_ = next(iter(interpret(source, Choices(), memory).headers))
    places = iter(range(7, ROWS))
    # each for the first time: what was chosen before is quicker
    columns = iter(((5, "indicator"), (5, "verification"), (3, ""), (2, "partners"), (4, "note")))

    def row() -> None:
        interpret(source, Choices(roles={f"b1/{next(places)}": "left_out"}), memory)

    def column() -> None:
        at, field = next(columns)
        interpret(source, Choices(columns={print_: {at: field}}), memory)

    return [
        told(f"{_NAME}: the first reading", first, first, "itself"),
        at_most(f"{_NAME}: of one row", 1000 * median_time(row, 7), LIMIT, "ms"),
        at_most(f"{_NAME}: of a column", 1000 * median_time(column, 5), LIMIT, "ms"),
        at_most(f"{_NAME}: of a column, till it is seen", _seen(source), LIMIT, "ms"),
    ]


def _seen(source: Source) -> float:
    """Return the median of milliseconds from a correction of a column until all is painted."""
    app = QApplication.instance() or QApplication([])
    with lasting():  # as the window reads
        reading = again(source, Choices())
    dialog = ImportDialog(reading, Tasks())
    dialog.show()
    dialog.paper.choose(40)
    wait(1_500)  # until the heights of all rows are known
    fields = iter(("indicator", "verification", "risks", "note", "target"))

    def column() -> None:
        held, loop = dialog.reading, QEventLoop()
        look = QTimer(interval=5)
        look.timeout.connect(lambda: loop.quit() if dialog.reading is not held else None)
        look.start()
        dialog.columns.corrected.emit(5, next(fields))
        loop.exec()
        app.processEvents()

    took = median_time(column, 5)
    dialog.close()
    let_go()
    return 1000 * took
