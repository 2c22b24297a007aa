"""The plan itself as it goes up, its summary, and the copy that goes to the Committee."""

from __future__ import annotations

from dataclasses import replace

from nap_desktop.documents.compose import Occasion, compose, language, words_of
from nap_desktop.documents.pack.case import Case, Paper
from nap_desktop.documents.pack.wordings import languages
from nap_desktop.documents.profile import shipped_profile
from nap_desktop.documents.wording import Wording


def plan_paper(case: Case) -> list[Paper]:
    """Return the plan in full."""
    return [_paper(case, "plan", "full", case.draft_label)]


def summary(case: Case) -> list[Paper]:
    """Return the plan on two pages."""
    return [_paper(case, "summary", "summary", case.draft_label)]


def submission(case: Case) -> list[Paper]:
    """Return the copy for the Committee: no marking, nothing that is for the State alone."""
    return [_paper(case, "submission", "submission", "")]


def _paper(case: Case, key: str, profile: str, label: str) -> Paper:
    occasion = Occasion(case.today, label)
    document = compose(case.plan, shipped_profile(profile), occasion, _words(case))
    if document.lang == case.wordings.lang:
        # what is not translated is in the language of the plan still
        document = replace(document, tongues=case.tongues)
    return Paper(key, case.say(f"names.{key}"), document)


def _words(case: Case) -> Wording:
    """Return the words for the plan itself: those of the pack, or of a plan that has no pack's.

    An Arabic plan goes up with letters in English, but not with English headings of its own.
    """
    own = language(case.plan).split("-")[0]
    return case.words if own in languages() else words_of(case.plan)
