"""The full-text index: what it finds, that it follows, and that it leaves no trace."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from nap_desktop.plan import edits
from nap_desktop.plan.text import rich
from nap_desktop.services.library import OpenLibrary
from nap_desktop.storage.content import content_of
from nap_desktop.storage.word_index import Place, WordIndex, line_to
from tests.storage.libraries import opened
from tests.support import many_measures


def index_of(library: OpenLibrary, uses_fts: bool = True) -> WordIndex:
    return WordIndex(library._database, uses_fts)


@pytest.mark.parametrize("uses_fts", [True, False])
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Keep the licence register", "licence"),
        ("Keep the licence register", "icenc REG"),
        ("État des lieux", "etat"),
        ("Ещё один", "еще"),
        ("出口管制清单", "管制"),
        ("出口管制清单", "口管制清"),
        ("قائمة المراقبة", "المراقبة"),
        ("OP 3 (d)", "3 (d)"),
        ('a "quoted" word', '"quoted"'),
        ("50 % AND NOT *", "% and not *"),
    ],
)
def test_parts_of_words_are_found_in_every_script(
    tmp_path: Path, text: str, typed: str, uses_fts: bool
) -> None:
    with opened(tmp_path / "plans.nap") as library:
        plan_id = library.add_plan(many_measures(3))
        plan = library.open_plan(plan_id)
        plan.do("Text", edits.set_field(plan.plan, "measure-1", "text", rich(text)))
        index = index_of(library, uses_fts)

        assert index.search(typed) == [Place(plan_id, "measure-1")]
        assert index.search(typed + " nowhere") == [] and index.search("  ") == []


def test_it_follows_changes_undo_the_bin_and_removal(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        plan_id = library.add_plan(many_measures(3))
        index, plan = index_of(library), library.open_plan(plan_id)
        assert index.search("zebra") == []
        plan.do("Text", edits.set_field(plan.plan, "measure-0", "text", rich("Zebra")))
        assert len(index.search("zebra")) == 1 and index.search("control list, part 1,") == []
        plan.undo()
        assert index.search("zebra") == [] and len(index.search("part 1,")) == 1
        plan.do("Delete", edits.delete(plan.plan, ["measure-0"]))
        assert index.search("part 1,") == []
        library.bin(plan_id)
        assert index.search("ministry") == []
        library.bring_back(plan_id)
        assert len(index.search("ministry")) == 12
        library.remove_for_good(plan_id)
        assert index.search("ministry") == []


def test_a_broken_index_is_made_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        library.add_plan(many_measures(3))
        index = index_of(library)
        assert len(index.search("part")) == 3
        for harm in ("DROP TABLE said", "DELETE FROM trigrams_data", "DROP TABLE trigrams"):
            index._memory.execute(harm)
            assert len(index.search("part")) == 3
        index._memory.close()
        assert len(index.search("part")) == 3


def test_a_backup_in_place_of_the_library_is_read_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        plan_id = library.add_plan(many_measures(3))
        index, plan = index_of(library), library.open_plan(plan_id)
        backup = library.backups.make()
        plan.do("Text", edits.set_field(plan.plan, "measure-0", "text", rich("Zebra")))
        assert len(index.search("zebra")) == 1
        library.backups.restore(backup.path)
        assert index.search("zebra") == []


def test_searching_writes_nothing_and_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "plans.nap"
    with opened(path) as library:
        library.add_plan(many_measures(3))
        before = content_of(library._database.raw)
        index_of(library).search("ministry")
        assert content_of(library._database.raw) == before
        assert [one.name for one in tmp_path.iterdir() if "trigram" in one.name] == []
        plan = library.open_plan("many-measures")
        plan.do("Text", edits.set_field(plan.plan, "measure-0", "text", rich("Xylophone")))
        index_of(library).search("xylophone")
        library.remove_for_good("many-measures")
        index_of(library).search("xylophone")
    for file in tmp_path.iterdir():
        assert not file.is_file() or b"ylophone" not in file.read_bytes()


def test_an_older_library_is_searched_once_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "plans.nap"
    museum = Path(__file__).resolve().parents[1] / "museum" / "schema_1.sql"
    raw = sqlite3.connect(path)
    raw.executescript(museum.read_text("utf-8"))
    raw.close()
    with opened(path, create=False) as library:
        title = library.cards()[0].title
        found = index_of(library).search(title.split()[0])
        assert found and found[0].plan == library.cards()[0].id


def test_a_node_comes_with_all_above_it(tmp_path: Path) -> None:
    with opened(tmp_path / "plans.nap") as library:
        plan_id = library.add_plan(many_measures(3))
        line = line_to(library._database, Place(plan_id, "measure-2"))
        assert list(line.ancestors("measure-2")) == ["section-0", plan_id]
        assert line.nodes["measure-2"] == library.load(plan_id).nodes["measure-2"]
        assert line_to(library._database, Place(plan_id, "gone")).nodes.keys() == {plan_id}
