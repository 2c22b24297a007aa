"""All that the documents of one pack are made from: the plan, the words, the day, the facts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nap_desktop.documents.blocks import Block, Document
from nap_desktop.documents.pack.wordings import Wordings
from nap_desktop.documents.running import is_draft, running_title
from nap_desktop.documents.tongues import Tongues
from nap_desktop.documents.values import Values
from nap_desktop.documents.wording import Wording
from nap_desktop.plan import concurrence, schema
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Node, Plan


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a pack. key: which one. name: of its file, without number and ending."""

    key: str
    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Case:
    """One plan on its way up.

    plan:       with the texts of the language in which the pack is made.
    today:      the day that the documents bear.
    previous:   the plan to compare with, if there is one, and how it is called.
    review:     the name of the review to report on; empty for the latest.
    request:    the one request for assistance that is wanted; empty for all.
    enclosures: the names of the documents that go along with the cover letter.
    facts:      what placeholders stand for; a blank for what is not known.
    tongues:    whose words are in which language, if the plan is in another than the pack.
    """

    plan: Plan
    words: Wording
    wordings: Wordings
    values: Values
    today: datetime.date
    previous: Plan | None = None
    previous_name: str = ""
    review: str = ""
    request: NodeId = ""
    draft_label: str = ""
    enclosures: tuple[str, ...] = ()
    numbers: Mapping[NodeId, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    tongues: Tongues | None = None

    def say(self, name: str, **more: str) -> str:
        """Return a wording with the facts filled in."""
        return self.wordings.say(name, self.facts, **more)

    def head(self, key: str) -> str:
        """Return the head of a column."""
        return self.say(f"columns.{key}")

    def date(self, value: str) -> str:
        """Return a canonical date as the language writes it."""
        return self.words.formats.date(value)

    def root(self, key: str) -> str:
        """Return a value of the plan itself."""
        return self.plan.get(self.plan.root, key)

    def names(self, value: str) -> str:
        """Return the full names of bodies, one after the other."""
        named = (body_name(self.plan, one) for one in schema.codes(value))
        return self.words.get("values", "comma").join(filter(None, named))

    def short_names(self, value: str) -> list[str]:
        """Return the short forms of bodies."""
        return self.values.names(value)

    def number(self, node: NodeId) -> str:
        """Return the printed number of an item; that of a step with the number of its measure."""
        return full_number(self.plan, self.numbers, node)

    def measures(self) -> list[Node]:
        """Return the measures in reading order."""
        return [self.plan.nodes[node] for node in self.plan.of_kind("measure")]

    @property
    def is_draft(self) -> bool:
        """Whether the plan has not been approved yet."""
        return is_draft(self.plan)

    @property
    def state_of_text(self) -> str:
        """What the text is and of which day: "Draft of 3 May 2027"."""
        name = "words.draft_of" if self.is_draft else "words.as_of"
        return self.draft_label or self.say(name, date=self.facts["today"])

    def document(
        self,
        title: str,
        blocks: list[Block],
        *,
        is_letter: bool = False,
        for_committee: bool = False,
    ) -> Document:
        """Return a document of this pack; a letter has nothing at the top and foot of its first page.

        for_committee: whether it leaves the State: no marking then, no state of the draft.
        """
        state = "" if is_letter else self.state_of_text
        return Document(
            title,
            self.wordings.lang,
            False,
            ("", "") if for_committee else (self.root("marking"), state),
            running_title(self.plan, self.words),
            self.words.get("parts", "page"),
            tuple(blocks),
            plain_first=is_letter,
            tongues=self.tongues,
        )


def full_number(plan: Plan, numbers: Mapping[NodeId, str], node: NodeId) -> str:
    """Return a printed number that tells an item from all others: "4.2.2 a)" for a step."""
    own = numbers.get(node, "")
    if plan.nodes[node].kind != "step":
        return own
    return f"{numbers.get(plan.parents[node], '')} {own}".strip()


def case_of(plan: Plan, words: Wording, wordings: Wordings, today: datetime.date) -> Case:
    """Return the case of a plan, its facts worked out."""
    case = Case(
        plan, words, wordings, Values(plan, words), today, numbers=numbers(plan, words.labels.lang)
    )
    return replace(case, facts=_facts(case))


def _facts(case: Case) -> dict[str, str]:
    """Return what the placeholders of all wordings stand for."""
    blanks = case.wordings.group("blanks")
    root, date = case.root, case.date
    said = {
        **{key: root(key) for key in _LINES},
        **{key: case.names(root(key)) for key in ("lead_body", "coordination_body", "control")},
        "title": root("title") or case.words.labels.get("words", "untitled_plan"),
        "short_name": root("short_name") or root("title"),
        "authority": root("approving_authority"),
        "contact": root("point_of_contact"),
        "post": root("signatory_post"),
        "name": root("signatory_name"),
        "note_number": root("note_verbale"),
        "measures": str(len(case.plan.of_kind("measure"))),
        "chapters": str(sum(bool(_measures_below(case.plan, one)) for one in _chapters(case.plan))),
        "today": date(case.today.isoformat()),
    }
    dated = {key: date(root(key)) for key in ("act_date", "submission_date")}
    facts = {key: text or blanks["words"] for key, text in said.items()}
    facts |= {key: text or blanks["date"] for key, text in dated.items()}
    facts |= {"act_number": bare_number(root("act_number")) or blanks["number"]}
    facts |= {"note_number": bare_number(root("note_verbale")) or blanks["number"]}
    facts |= {"letter_number": blanks["number"], "letter_date": blanks["date"]}
    facts |= {"blank": blanks["words"], "blank_date": blanks["date"]}
    facts["control"] = said["control"] or said["coordination_body"] or blanks["words"]
    period = case.words.formats.span(root("period_start"), root("period_end"))
    facts["period"] = period or blanks["words"]
    facts["act"] = _act(case, facts)
    return facts


_LINES = (
    *("state", "act_type", "place", "act_basis", "addressee", "reports_due"),
    *("summary_report_due", "repeals", "in_force", "publication"),
)


_SIGN = re.compile(r"(?:(?:no|nr|núm|num)(?:\.\s*|\s+)|n[°º]\.?\s*|№\s*)", re.IGNORECASE)


def bare_number(text: str) -> str:
    """Return the number of an act or a note without the sign that stands before it anyway."""
    found = _SIGN.match(text)
    return text[found.end() :].strip() if found else text.strip()


def _act(case: Case, facts: Mapping[str, str]) -> str:
    """Return how the act of approval is cited: "Decree No. 47 of 11 February 2026"."""
    number, date = facts["act_number"], facts["act_date"]
    cited = case.wordings.say("words.number_and_date", number=number, date=date)
    return " ".join(filter(None, (case.root("act_type"), cited)))


def _chapters(plan: Plan) -> list[NodeId]:
    return [node for node in plan.under(plan.root) if plan.nodes[node].kind != "measure"]


def _measures_below(plan: Plan, node: NodeId) -> list[NodeId]:
    return [below for below in plan.walk(node) if plan.nodes[below].kind == "measure"]


def chapters(plan: Plan) -> list[tuple[NodeId, list[NodeId]]]:
    """Return the parts of a plan that hold measures, each with all its measures."""
    found = ((node, _measures_below(plan, node)) for node in _chapters(plan))
    return [(node, measures) for node, measures in found if measures]


def counts(case: Case) -> dict[str, str]:
    """Return how the last round of concurrence stands, as facts for wordings.

    Remarks are those of all rounds: they stand until decided, and belong to a body, not to a round.
    """
    plan = case.plan
    entries = [one.entry for one in concurrence.asked(plan) if one.entry]
    answers = [plan.get(entry, "answer") for entry in entries]
    decisions = [plan.get(remark, "decision") for _, remark in concurrence.remarks(plan)]
    said = {
        "asked": len(entries),
        "without_remarks": answers.count(concurrence.WITHOUT_REMARKS),
        "with_remarks": answers.count(concurrence.WITH_REMARKS),
        "objections": answers.count(concurrence.OBJECTION),
        "unanswered": answers.count(""),
        "remarks": len(decisions),
        "accepted": decisions.count(concurrence.ACCEPTED),
        "partly": decisions.count(concurrence.PARTLY),
        "not_accepted": decisions.count(concurrence.NOT_ACCEPTED),
        "undecided": decisions.count(""),
    }
    name = concurrence.rounds(plan)[-1] if entries else ""
    blank = case.facts["blank_date"]
    first = plan.nodes[entries[0]] if entries else None
    sent, due = (case.date(first.get(key)) if first else "" for key in ("sent", "due"))
    return {
        **{key: str(value) for key, value in said.items()},
        **{"round": name or case.facts["blank"], "sent": sent or blank, "due": due or blank},
    }
