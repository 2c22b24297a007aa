"""Wordings of a plan's own come through being kept and sent as they were written."""

from __future__ import annotations

import json

from nap_desktop.plan.change import apply_all
from nap_desktop.plan.open_format import from_open, to_open
from nap_desktop.plan.wordings import own_wordings
from nap_desktop.services.pack import wordings_for
from nap_desktop.services.pack_wordings import keep
from tests.documents.packs import sample


def test_a_wording_of_several_paragraphs_keeps_them() -> None:
    plan = sample()
    changes = keep(plan, "en", {"letter.opening": "First {title}.\n\x00Second.\n"})

    plan = from_open(json.loads(json.dumps(to_open(apply_all(plan, changes)))))

    assert own_wordings(plan, "en") == {"letter.opening": "First {title}.\nSecond."}
    assert wordings_for(plan, "en").texts["letter.opening"].count("\n") == 1
