"""A template made of a plan: what it keeps, what it never holds, and that plans come of it."""

from __future__ import annotations

import datetime
import json

import pytest

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.framework.template_making import (
    AMOUNTS,
    BODIES,
    DATES,
    KEEPABLE,
    MEASURES,
    STATE,
    TEXTS,
    TemplateWish,
    make_template,
)
from nap_desktop.framework.templates import StarterTemplate, read_template, section_guidance
from nap_desktop.plan.open_format import from_open
from nap_desktop.plan.text import plain

SAMPLE = from_open(shipped.json_data("sample/exampleland.json")["current"])
TODAY = datetime.date(2026, 11, 25)
PLAN = from_open(
    {
        "format": "nap-plan/1",
        "plan": {
            "title": "Action Plan of Varlandia for resolution 1540 (2004), 2021–2024",
            "state": "Varlandia",
            "period_start": "2021",
            "act_number": "214",
        },
        "settings": {"levels": [{"name": "Task", "kind": "section", "numbering": "1"}]},
        "bodies": [{"id": "customs", "name": "Customs Service", "short": "CS"}],
        "items": [
            {
                "id": "border",
                "kind": "section",
                "fields": {"heading": "Border control", "text": "Varlandia has 12 posts."},
                "items": [
                    {
                        "id": "scan",
                        "kind": "measure",
                        "fields": {
                            "text": "The Customs Service (CS) buys them by 30.06.2023 for USD 120 000",
                            "lead": ["customs"],
                            "end": "2023-06",
                            "amount": 120000,
                            "note": "ask the donor",
                            "provisions": ["OP3d"],
                        },
                        "comments": [{"author": "A", "at": "2022", "text": "secret remark"}],
                    }
                ],
            }
        ],
    }
)


def made(keep: set[str], **guidance: str) -> StarterTemplate:
    wish = TemplateWish("Border template", "For borders.", frozenset(keep), guidance)
    return make_template(PLAN, wish, TODAY)


def only_measure(template: StarterTemplate) -> dict[str, object]:
    item = template.data["items"][0]["items"][0]
    assert isinstance(item, dict)
    return item


def test_what_was_one_states_own_becomes_placeholders() -> None:
    template = made({TEXTS, MEASURES})
    plan = template.plan("New")
    measure = plan.of_kind("measure")[0]

    words = plain(plan.get(measure, "text"))
    assert words == "The [body] ([body]) buys them by [date] for [amount]"
    assert plain(plan.get(plan.of_kind("section")[0], "text")) == "[State] has 12 posts."
    assert template.data["plan"]["title"] == (
        "Action Plan of [State] for resolution 1540 (2004), [year]–[year]"
    )
    assert plan.get(measure, "provisions") == "OP3d"


def test_a_template_never_holds_notes_comments_or_facts_of_approval() -> None:
    text = json.dumps(made(set(KEEPABLE)).data)

    assert "secret remark" not in text and "ask the donor" not in text and "214" not in text


def test_each_kind_of_thing_is_kept_only_if_ticked() -> None:
    nothing, everything = only_measure(made({MEASURES})), only_measure(made(set(KEEPABLE)))

    assert set(nothing["fields"]) == {"text", "provisions"}  # type: ignore[call-overload]
    assert set(everything["fields"]) == {  # type: ignore[call-overload]
        "text", "provisions", "lead", "end", "amount",
    }  # fmt: skip
    assert "items" not in made({TEXTS}).data["items"][0]
    assert "text" not in made({MEASURES}).data["items"][0]["fields"]
    assert made({STATE}).data["plan"]["state"] == "Varlandia"
    assert "bodies" not in made({DATES, AMOUNTS}).data and "bodies" in made({BODIES}).data


def test_items_get_ids_of_their_own_so_that_the_plan_and_its_template_stay_two_things() -> None:
    template = made(set(KEEPABLE))

    assert template.data["items"][0]["id"] not in PLAN.nodes


def test_what_the_author_says_on_a_section_comes_with_every_plan() -> None:
    template = read_template(
        json.loads(json.dumps(made({MEASURES}, border="Name the posts.").data))
    )
    plan = template.plan("New")
    section = plan.of_kind("section")[0]

    said = section_guidance(plan, section)
    assert said is not None and said.text == "Name the posts."
    assert section_guidance(plan, plan.of_kind("measure")[0]) is None


def test_a_template_of_the_sample_is_read_back_as_it_is() -> None:
    template = make_template(SAMPLE, TemplateWish("Sample"), TODAY)

    again = read_template(json.loads(json.dumps(template.data)))

    assert again.data == template.data
    assert len(again.plan("New").of_kind("measure")) == len(SAMPLE.of_kind("measure"))


@pytest.mark.parametrize(
    "data",
    [
        None, [], {}, {"format": "nap-plan/1"}, {"format": "nap-template/1", "id": "a", "name": "b"},
        {"format": "nap-template/1", "id": "a", "name": "b", "levels": [], "columns": [],
         "items": [{"kind": "rocket"}]},
        {"format": "nap-template/1", "id": "a", "name": "b", "levels": [], "columns": [],
         "items": [1]},
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused(data: object) -> None:
    with pytest.raises(NapError, match="not_a_template"):
        read_template(data)
