"""How long the table of 5,000 measures takes, beside the plainest Qt table of the same cells."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.table.view import TableView
from tests.bench.opened import opened
from tests.bench.rows import Row, at_most, ratio
from tests.bench.waiting import wait

_COUNT = 5_000
_KEYS = ("ins", "insp", "inspe", "inspec", "inspect")


def measure() -> list[Row]:
    """Return switching, a key in the filter and sorting: as limits, and as ratios to plain Qt."""
    with opened(_COUNT) as window:
        return _rows(window)


def _rows(window: MainWindow) -> list[Row]:
    views = window.views
    assert views is not None
    first = _shown(lambda: views.bring("table"))
    wait(1_500)
    view = views.front
    assert isinstance(view, TableView)
    switches: list[float] = []
    for _ in range(5):
        _shown(lambda: views.bring("draft"))
        switches.append(_shown(lambda: views.bring("table")))
    keys = [_shown(lambda key=key: _type(view, key)) for key in _KEYS]
    view.show_all()
    column = view.model.columns.index("end")
    sort = _shown(lambda: view.grid.header.sectionClicked.emit(column))
    plain = _plain(view)
    return [
        at_most("Table of 5,000 measures, shown the first time", first * 1000, 150, "ms"),
        at_most("Switching to the table again", max(switches) * 1000, 150, "ms"),
        at_most("Filter of the table, slowest key", max(keys) * 1000, 50, "ms"),
        ratio("Table shown the first time", first, plain["show"], 1.0, "QStandardItemModel"),
        ratio("Filter, slowest key", max(keys), plain["filter"], 1.0, "QSortFilterProxyModel"),
        ratio("Sorting by a date", sort, plain["sort"], 1.5, "QStandardItemModel"),
    ]


def _type(view: TableView, words: str) -> None:
    view.search.setText(words)
    view._pause.stop()  # the pause between two keys is no work
    view._filter()


def _shown(act: Callable[[], object]) -> float:
    """Return the seconds until an act is done and painted."""
    begin = time.perf_counter()
    act()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return time.perf_counter() - begin


def _plain(view: TableView) -> dict[str, float]:
    """Return what the same acts take in a table of items, all cells filled beforehand."""
    cells, keys = view.model.cells, view.model.columns
    table = QTableView()
    table.resize(1366, 700)

    def show() -> None:
        model = QStandardItemModel(len(cells.measures), len(keys), table)
        for row, node in enumerate(cells.measures):
            for column, key in enumerate(keys):
                model.setItem(row, column, QStandardItem(cells.text(node, key)))
        proxy = QSortFilterProxyModel(table)
        proxy.setFilterKeyColumn(-1)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        proxy.setSourceModel(model)
        table.setModel(proxy)
        table.show()

    found = {"show": _shown(show)}
    proxy = table.model()
    assert isinstance(proxy, QSortFilterProxyModel)
    found["filter"] = max(_shown(lambda key=key: proxy.setFilterFixedString(key)) for key in _KEYS)
    proxy.setFilterFixedString("")
    found["sort"] = _shown(lambda: proxy.sort(keys.index("end")))
    table.close()
    return found
