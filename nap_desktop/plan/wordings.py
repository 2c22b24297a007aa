"""The wordings of documents that a plan has of its own, kept as one of its settings."""

from __future__ import annotations

import json

from nap_desktop.plan.change import Change
from nap_desktop.plan.edits import set_field
from nap_desktop.plan.schema import canonical, field_of
from nap_desktop.plan.tree import Plan

_KEY = "wordings"


def own_wordings(plan: Plan, lang: str) -> dict[str, str]:
    """Return name and text of each wording of a language that is not the program's own."""
    held = _held(plan).get(lang, {})
    return dict(held)


def set_wording(plan: Plan, lang: str, name: str, text: str) -> list[Change]:
    """Give a plan a wording of its own; an empty text brings the program's own back."""
    held = {one: dict(texts) for one, texts in _held(plan).items()}
    held.setdefault(lang, {})[name] = text
    kept = {
        one: {key: value for key, value in texts.items() if value} for one, texts in held.items()
    }
    data = {one: texts for one, texts in kept.items() if texts}
    value = canonical(field_of("plan", _KEY), data) if data else ""
    return set_field(plan, plan.root, _KEY, value)


def _held(plan: Plan) -> dict[str, dict[str, str]]:
    """Return what the setting holds, as far as it has the form that it should have."""
    value = plan.get(plan.root, _KEY)
    try:
        data = json.loads(value) if value else {}
    except ValueError:
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        lang: {name: text for name, text in texts.items() if isinstance(text, str)}
        for lang, texts in data.items()
        if isinstance(texts, dict)
    }
