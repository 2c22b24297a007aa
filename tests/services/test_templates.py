"""Templates as files: kept, handed on, described, deleted and put back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.framework.template_making import TemplateWish, make_template
from nap_desktop.plan.open_format import from_open
from nap_desktop.services.templates import Templates, read_file, write_file

SAMPLE = from_open(shipped.json_data("sample/exampleland.json")["current"])
MADE = make_template(SAMPLE, TemplateWish("Of the sample"), datetime.date(2026, 11, 25))


def test_a_template_that_is_kept_comes_first_and_is_loaded_by_its_id(tmp_path: Path) -> None:
    own = Templates(tmp_path / "templates")
    assert not any(card.own for card in own.cards())

    card = own.keep(MADE)

    assert own.cards()[0] == card and card.own and card.name == "Of the sample"
    assert own.load(card.id).data == MADE.data
    assert own.load("decree-table").name


def test_a_template_is_handed_on_as_one_file(tmp_path: Path) -> None:
    write_file(MADE, tmp_path / "mail.naptemplate")
    other = Templates(tmp_path / "other")

    assert other.take_in(tmp_path / "mail.naptemplate").name == "Of the sample"


def test_name_summary_and_guidance_are_changed(tmp_path: Path) -> None:
    own = Templates(tmp_path)
    card = own.keep(MADE)
    section = MADE.data["items"][0]["id"]

    own.describe(card.id, "Another name", "What for.", {section: "Say why."})

    assert (own.cards()[0].name, own.cards()[0].summary) == ("Another name", "What for.")
    said = own.load(card.id).guidance(section)
    assert said is not None and said.text == "Say why."


def test_a_deleted_template_can_be_put_back(tmp_path: Path) -> None:
    own = Templates(tmp_path)
    card = own.keep(MADE)

    content = own.delete(card.id)
    assert not any(one.own for one in own.cards())
    own.put_back(card.id, content)

    assert own.load(card.id).data == MADE.data


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_template_is_listed_with_its_fault(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "bad.naptemplate").write_bytes(content)

    card = Templates(tmp_path).cards()[0]

    assert card.own and card.fault is not None and card.fault.code == "not_a_template"
    with pytest.raises(NapError, match="not_a_template"):
        read_file(tmp_path / "bad.naptemplate")


def test_an_id_leads_to_no_other_folder(tmp_path: Path) -> None:
    own = Templates(tmp_path / "in")
    made = type(MADE)({**MADE.data, "id": "../../out"})

    card = own.keep(made)

    assert card.path is not None and card.path.parent == tmp_path / "in"
    with pytest.raises(NapError, match="no_such_template"):
        own.load("../nothing")
