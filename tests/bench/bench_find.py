"""How long finding in 5,000 measures takes, beside the plainest Qt tree and a plain search of texts."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTreeView

from nap_desktop.base.settings import Settings
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.query import Query
from nap_desktop.services.searching import Finder
from nap_desktop.ui.look import look
from nap_desktop.ui.main_window import MainWindow
from nap_desktop.ui.outline.panel import OutlinePanel
from tests.bench.rows import Row, at_most, median_time, ratio
from tests.bench.waiting import wait
from tests.support import many_measures

_COUNT = 5_000
_KEYS = ("insp", "inspe", "inspec", "inspect", "inspecto")
_FIELDS = (  # key by key at the end of what is typed
    'lead:"ministry no. 3',
    'lead:"ministry no. 3" l',
    'lead:"ministry no. 3" li',
    'lead:"ministry no. 3" lic',
    'lead:"ministry no. 3" lic end:<203',
    'lead:"ministry no. 3" lic end:<2030',
)


def measure() -> list[Row]:
    """Return a key in the filter box and a search of the plan: as limits, and as ratios."""
    app = QApplication.instance() or QApplication([])
    look()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as scratch:
        library = OpenLibrary.open(Path(scratch) / "plans.nap")
        library.warm_up()
        plan = many_measures(_COUNT)
        plan_id = library.add_plan(plan)
        window = MainWindow(library, Settings(Path(scratch) / "settings.json"))
        window.resize(1366, 768)
        window.show()
        window.open_plan(plan_id)
        wait(2_000)
        rows = [*_filter(window), *_search(plan)]
        window.close()
        library.close()
    del app
    return rows


def _filter(window: MainWindow) -> list[Row]:
    page = window.page
    assert page is not None
    outline = page.outline
    outline.start_finding()
    first = _shown(lambda: _type(outline, "ins"))  # reads all items, and shows the first that fits
    wait(500)
    keys = [_shown(lambda key=key: _type(outline, key)) for key in _KEYS]
    for words in _FIELDS:  # each shows an item, and so makes its form and its guidance
        _type(outline, words)
        wait(700)
    _type(outline, _FIELDS[0])
    wait(2_000)  # until the item that fits is shown, with its guidance
    fields = [_shown(lambda key=key: _type(outline, key)) for key in _FIELDS[1:]]
    _type(outline, "")
    floor = _plain_tree(outline)
    return [
        at_most("Filter of the outline, first key", first * 1000, 1_000, "ms"),
        at_most("Filter of the outline, slowest key", max(keys) * 1000, 50, "ms"),
        at_most("Filter of the outline by fields, slowest", max(fields) * 1000, 50, "ms"),
        ratio("Filter of the outline, slowest key", max(keys), floor, 1.0, "QSortFilterProxyModel"),
    ]


def _type(outline: OutlinePanel, words: str) -> None:
    outline.filter.setText(words)
    outline._pause.stop()  # the pause between two keys is no work
    outline._filter()


def _shown(act: Callable[[], object]) -> float:
    """Return the seconds until an act is done and painted."""
    begin = time.perf_counter()
    act()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return time.perf_counter() - begin


def _plain_tree(outline: OutlinePanel) -> float:
    """Return the slowest key in a tree of items with a proxy that filters."""
    plan, tree = outline.model.plan, QTreeView()
    model = QStandardItemModel(tree)
    for section in plan.under(plan.root):
        top = QStandardItem(plan.get(section, "heading"))
        for node in plan.under(section):
            top.appendRow(QStandardItem(plain(plan.get(node, "text"))))
        model.appendRow(top)
    proxy = QSortFilterProxyModel(tree)
    proxy.setRecursiveFilteringEnabled(True)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSourceModel(model)
    tree.setModel(proxy)
    tree.resize(330, 700)
    tree.show()
    tree.expandAll()

    def key(words: str) -> None:
        proxy.setFilterFixedString(words)
        tree.expandAll()

    found = max(_shown(lambda words=words: key(words)) for words in _KEYS)
    tree.close()
    return found


def _search(plan: Plan) -> list[Row]:
    finder, words = Finder(labels()), Query("part 77")
    finder.find(plan, words)
    found = median_time(lambda: finder.find(plan, words), 9)
    fields = ("text", "result", "indicator")
    floor = median_time(
        lambda: [
            node
            for node in plan.of_kind("measure")
            if any("part 77" in plain(plan.get(node, key)).lower() for key in fields)
        ],
        9,
    )
    return [
        at_most("Search of the plan, 5,000 measures", found * 1000, 30, "ms"),
        ratio("Search of the plan", found, floor, 1.0, "three texts of each measure, one by one"),
    ]
