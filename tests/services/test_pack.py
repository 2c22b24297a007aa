"""A pack is written whole or not at all, with a receipt, and its text is kept as a version."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Cancelled, Progress
from nap_desktop.documents.blocks import Document
from nap_desktop.documents.word.read_ids import read_properties
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.tree import Plan
from nap_desktop.plan.wordings import set_wording
from nap_desktop.services import pack as service
from nap_desktop.services.file_names import safe_name
from nap_desktop.services.pack import PackChoice, send_pack, write_pack
from nap_desktop.services.sample import add_sample
from tests.documents.packs import sample
from tests.plan.plans import grow
from tests.storage.libraries import opened

CHOICE = PackChoice(
    today=datetime.date(2026, 11, 24),
    sent_to="Cabinet Office",
    export_id="export",
    base_version="version",
)
FEW = replace(CHOICE, documents=("act", "letter", "sheet"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_pack_is_one_folder_with_all_files_and_a_receipt(tmp_path: Path) -> None:
    receipt = write_pack(sample(), tmp_path, CHOICE)
    found = files(receipt.folder)
    told = json.loads(found.pop("receipt.json"))

    assert receipt.folder == tmp_path / "Exampleland NAP 2026-2030 2026-11-24"
    assert list(tmp_path.iterdir()) == [receipt.folder]
    assert found.pop("receipt.txt").decode("utf-8-sig").startswith("Receipt for the pack of")
    assert [one["name"] for one in told["files"]] == list(found)
    assert list(found)[:2] == ["01 Plan.docx", "02 Draft act.docx"]
    for one in told["files"]:
        assert hashlib.sha256(found[one["name"]]).hexdigest() == one["sha256"]
    assert told["left_out"] == [{"document": "comparison", "reason": "no_previous_plan"}]


def test_the_same_arguments_make_the_same_bytes(tmp_path: Path) -> None:
    first = write_pack(sample(), tmp_path, replace(CHOICE, name="First"))
    second = write_pack(sample(), tmp_path, replace(CHOICE, name="Second"))

    assert files(first.folder) == files(second.folder)


def test_every_file_knows_its_plan_and_version(tmp_path: Path) -> None:
    receipt = write_pack(sample(), tmp_path, FEW)

    for name, content in files(receipt.folder).items():
        if name.endswith(".docx"):
            held = read_properties(content)
            assert held["NapPlan"] == receipt.plan and held["NapExport"] == "export"
            assert held["NapBaseVersion"] == "version"


@pytest.mark.parametrize(
    ("lang", "name"),
    [("fr", "02 Lettre d’envoi.docx"), ("ru", "02 Сопроводительное письмо.docx"),
     ("es", "02 Carta de remisión.docx")],
)  # fmt: skip
def test_files_are_named_in_the_language_of_the_pack(tmp_path: Path, lang: str, name: str) -> None:
    receipt = write_pack(sample(), tmp_path, replace(FEW, lang=lang))

    assert name in files(receipt.folder)


def test_a_letterhead_is_not_put_on_what_goes_to_the_committee(tmp_path: Path) -> None:
    some = ("act", "verbale", "submission")
    choice = replace(CHOICE, documents=some, dress=lambda content: content + b" dressed")
    receipt = write_pack(sample(), tmp_path, choice)
    found = files(receipt.folder)
    dressed = [one.key for one in receipt.files if found[one.name].endswith(b" dressed")]

    assert dressed == ["act"]
    for one in receipt.files:
        assert hashlib.sha256(found[one.name]).hexdigest() == one.sha256


def test_a_plan_in_a_language_without_wordings_has_them_in_english(tmp_path: Path) -> None:
    plan = sample()
    plan = apply_all(plan, set_field(plan, plan.root, "language", "ar"))

    assert write_pack(plan, tmp_path, FEW).lang == "en"


def refused(folder: Path, choice: PackChoice, code: str) -> None:
    before = sorted(path.name for path in folder.parent.rglob("*"))
    with pytest.raises(NapError) as refusal:
        write_pack(sample(), folder, choice)
    assert refusal.value.code == code
    assert sorted(path.name for path in folder.parent.rglob("*")) == before


def test_what_cannot_be_done_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "Taken").mkdir()

    refused(tmp_path / "nowhere", FEW, "no_pack_folder")
    refused(tmp_path / "file", FEW, "no_pack_folder")
    refused(tmp_path, replace(FEW, name="Taken"), "pack_exists")
    refused(tmp_path, replace(FEW, documents=("speech",)), "unknown_document")
    refused(tmp_path, replace(FEW, lang="xx"), "unknown_pack_language")
    refused(tmp_path, replace(FEW, review="Never held"), "no_such_review")


def test_a_broken_wording_writes_nothing(tmp_path: Path) -> None:
    plan = sample()
    plan = apply_all(plan, set_wording(plan, "en", "act.adopt", "{nobody}"))

    with pytest.raises(NapError) as refusal:
        write_pack(plan, tmp_path, FEW)
    assert refusal.value.facts == {"wording": "act.adopt", "placeholder": "nobody"}
    assert not list(tmp_path.iterdir())


def test_a_wording_of_the_plan_stands_in_its_documents(tmp_path: Path) -> None:
    plan = sample()
    plan = apply_all(plan, set_wording(plan, "en", "names.act", "Decree for {state}"))

    assert "01 Decree for Exampleland.docx" in files(write_pack(plan, tmp_path, FEW).folder)


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def full(target: Path, content: bytes) -> None:
        written.append(target)
        if len(written) == 3:
            raise NapError("cannot_write", path=target, reason="No space left on device")
        target.write_bytes(content)

    monkeypatch.setattr(service, "write_whole", full)
    with pytest.raises(NapError) as refusal:
        write_pack(sample(), tmp_path, FEW)

    assert refusal.value.code == "cannot_write_pack" and len(written) == 3
    assert refusal.value.facts == {"path": str(tmp_path), "reason": "No space left on device"}
    assert not list(tmp_path.iterdir())


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    refused(tmp_path, FEW, "cannot_write_pack")


def test_a_folder_that_appears_meanwhile_is_not_touched(tmp_path: Path) -> None:
    def appear(done: int, total: int) -> None:
        if done == total:
            (tmp_path / "Mine").mkdir()

    with pytest.raises(NapError) as refusal:
        write_pack(sample(), tmp_path, replace(FEW, name="Mine"), Progress(appear))
    assert refusal.value.code == "pack_exists"
    assert [path.name for path in tmp_path.iterdir()] == ["Mine"]
    assert not list((tmp_path / "Mine").iterdir())


def test_a_pack_that_is_no_longer_wanted_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        write_pack(sample(), tmp_path, FEW, progress)
    assert not list(tmp_path.iterdir())


def test_the_text_of_a_pack_is_kept_as_a_version(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = add_sample(library)
        receipt = send_pack(library, plan, tmp_path, replace(CHOICE, base_version=""))
        [newest, *_] = library.versions.list(plan)

        assert newest.name == "Sent to Cabinet Office on 24 November 2026"
        assert newest.id == receipt.version and newest.author == "Delegate"
        assert newest.reason == f"Pack {receipt.folder.name} with 20 files"
        assert library.versions.load(newest.id) == library.load(plan)
        assert not receipt.left_out


def test_the_last_approved_version_is_the_previous_plan(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = add_sample(library)
        work = library.open_plan(plan)
        work.do("Phase", set_field(work.plan, plan, "phase", "draft"))
        library.versions.save(plan, "A later draft")
        choice = service.prepare(library, plan, CHOICE)

        assert choice.previous_name == "Plan as approved"


def test_a_second_pack_is_not_compared_with_the_first_that_says_the_same(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = add_sample(library)
        before = service.prepare(library, plan, CHOICE).previous_name
        send_pack(library, plan, tmp_path, replace(CHOICE, base_version="", name="First"))

        choice = service.prepare(library, plan, CHOICE)
        assert choice.previous_name == before == "Plan as approved"
        second = send_pack(library, plan, tmp_path, replace(CHOICE, base_version="", name="Again"))
        assert "comparison" not in second.left_out


def test_a_plan_without_versions_has_no_comparison(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = library.add_plan(grow("m A"))
        receipt = send_pack(library, plan, tmp_path, replace(CHOICE, base_version=""))

        assert receipt.left_out["comparison"] == "no_previous_plan"


def test_another_plan_can_be_the_previous_one(tmp_path: Path) -> None:
    with opened(tmp_path / "a.nap") as library:
        plan = add_sample(library)
        other = library.load(library.duplicate(plan, "Plan 2021-2025"))
        choice = replace(CHOICE, previous=other, previous_name="Plan 2021-2025")

        assert "comparison" in {one.key for one in write_pack(sample(), tmp_path, choice).files}


def test_a_pack_of_which_no_version_can_be_kept_goes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NapError("disk_full", path="a.nap")

    with opened(tmp_path / "a.nap") as library:
        plan = add_sample(library)
        monkeypatch.setattr(library.versions, "keep", full)
        (tmp_path / "out").mkdir()
        with pytest.raises(NapError):
            send_pack(library, plan, tmp_path / "out", FEW)

    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plan 2027", "Plan 2027"),
        ('a/b\\c:d*e?"<>|', "a b c d e"),
        ("..", "Plan"),
        ("CON", "Plan CON"),
        ("nul.docx", "Plan nul.docx"),
        ("x" * 99, "x" * 60),
        ("", "Plan"),
        ("План", "План"),
    ],
)
def test_names_are_those_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_an_untitled_plan_has_a_folder_too(tmp_path: Path) -> None:
    receipt = write_pack(Plan.empty(), tmp_path, CHOICE)

    assert receipt.folder.name == "Plan 2026-11-24" and len(receipt.files) == 7


def test_a_pdf_lies_beside_each_word_file_where_it_is_wished_for(tmp_path: Path) -> None:
    def pdf(document: Document, word: bytes) -> bytes:
        return f"{document.title} {len(word)}".encode()

    receipt = write_pack(sample(), tmp_path, replace(FEW, pdf=pdf))

    named = [one.name for one in receipt.files]
    assert [name.rsplit(".", 1)[1] for name in named] == ["docx", "pdf"] * 3
    written = files(receipt.folder)
    assert set(named) <= set(written)
    for one in receipt.files:
        assert hashlib.sha256(written[one.name]).hexdigest() == one.sha256


def test_a_plan_that_follows_another_is_compared_with_it(tmp_path: Path) -> None:
    from nap_desktop.plan.successor import SuccessorWish, successor
    from nap_desktop.services.library import OpenLibrary
    from nap_desktop.services.pack import PackChoice, prepare

    library = OpenLibrary.open(tmp_path / "plans.nap")
    old = library.open_sample()
    new = library.add_plan(successor(library.load(old), SuccessorWish("Next", "2031", "2035")))

    found = prepare(library, new, PackChoice())
    library.close()

    assert found.previous is not None and found.previous.root == old
