"""Which pages of guidance an item has, and what the framework says on each of them.

The key of a page is a word, or a word and a code: "all", "plan", "provision:OP3d",
"section:<id of the plan>/<id of the item>".
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nap_desktop.framework import provisions
from nap_desktop.framework.bodies import organisation
from nap_desktop.framework.checklist import Row, caveat, rows_of
from nap_desktop.framework.guidance import Guidance, guidance
from nap_desktop.framework.templates import section_guidance
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.guidance.pages import Entry, Link, Offer, Page, Part, Tab

ALL = "all"
PLAN = "plan"
_PROVISION = "provision:"
_SECTION = "section:"

translate = QCoreApplication.translate


def provision_key(code: str) -> str:
    """Return the key of a provision's page."""
    return _PROVISION + code


def code_of(page: str) -> str:
    """Return the code of the provision that a page is about; empty if it is about none."""
    return page.removeprefix(_PROVISION) if page.startswith(_PROVISION) else ""


def tabs(plan: Plan, node: NodeId) -> list[Tab]:
    """Return the pages of an item, the most fitting first; none for a measure without a basis."""
    match plan.nodes[node].kind:
        case "plan":
            return [Tab(PLAN, translate("guidance", "The plan"))]
        case "measure":
            return _provision_tabs(codes(plan.get(node, "provisions")))
        case "step":
            return tabs(plan, plan.parents[node])
        case _:
            return _section_tabs(plan, node)


def _section_tabs(plan: Plan, node: NodeId) -> list[Tab]:
    """Return the tabs of what a template says on a section, and of what its measures rest on."""
    said = section_guidance(plan, node)
    if said is None:
        return _provision_tabs(_used_below(plan, node))
    own = Tab(f"{_SECTION}{plan.root}/{node}", translate("guidance", "This section"))
    return [own, *_provision_tabs([*said.provisions, *_used_below(plan, node)])]


def _used_below(plan: Plan, node: NodeId) -> list[str]:
    """Return the provisions that measures below an item rest on, in the order of the resolution."""
    used = {code for below in plan.walk(node) for code in codes(plan.get(below, "provisions"))}
    return [code for code in provisions.codes() if code in used]


def _provision_tabs(found: list[str]) -> list[Tab]:
    """Return a tab for each known provision, once, in the order given."""
    return [
        Tab(provision_key(code), provisions.label(code), short_title(code))
        for code in dict.fromkeys(found)
        if provisions.provision(code)
    ]


def short_title(code: str) -> str:
    """Return the short title of a provision; empty if the framework has none."""
    found = guidance(code)
    return found.title if found else ""


def page(key: str, plan: Plan | None = None) -> Page:
    """Return what a page shows; what is said on a section is in the plan or in its template."""
    word, _, rest = key.partition(":")
    match word:
        case "provision":
            return provision_page(rest)
        case "section":
            return _section_page(plan, rest.partition("/")[2])
        case "plan":
            return _plan_page()
        case _:
            return _list_page()


def provision_page(code: str) -> Page:
    """Return all that the framework has on one provision."""
    known, said = provisions.provision(code), guidance(code)
    name = provisions.label(code)
    if said is None:
        parts = (_rows_part(code),)
        return Page(name, known.summary if known else "", parts=parts)
    return Page(
        f"{name} – {said.title}",
        said.asks,
        said.questions,
        tuple(Offer(wording, code) for wording in said.wordings),
        (
            _rows_part(code),
            _organisations_part(said),
            _instruments_part(said),
            _bodies_part(said),
        ),
    )


def _rows_part(code: str) -> Part:
    return Part(
        translate("guidance", "Checklist rows touched"),
        row_entries(rows_of(code)),
        remark=translate("guidance", "A reconstruction in our own words, not the official form."),
        remark_in_full=caveat(),
    )


def row_entries(rows: tuple[Row, ...]) -> tuple[Entry, ...]:
    """Return rows as entries; rows of one label, one per kind of weapon, become one entry."""
    alike: dict[str, list[Row]] = {}
    for row in rows:
        alike.setdefault(row.label, []).append(row)
    return tuple(Entry(_sentence_case(label), _row_note(same)) for label, same in alike.items())


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row_note(rows: list[Row]) -> str:
    """Return what rows are about and how sure we are of them: "nuclear, chemical · not certain"."""
    words = labels()
    letters = dict.fromkeys(sign[0] for row in rows for sign in row.categories if sign != "ALL")
    about = ", ".join(words.choice("categories", letter).lower() for letter in letters)
    least = max(rows, key=lambda row: "hml".index(row.confidence)).confidence
    sure = {
        "m": translate("guidance", "to be checked"),
        "l": translate("guidance", "not certain"),
    }.get(least, "")
    return " · ".join(filter(None, (about, sure)))


def _organisations_part(said: Guidance) -> Part:
    entries = []
    for code in said.organisations:
        known = organisation(code)
        entries.append(Entry(known.name, _sentence_case(known.role)) if known else Entry(code))
    return Part(translate("guidance", "Can help"), tuple(entries), shown=4)


def _instruments_part(said: Guidance) -> Part:
    entries = tuple(
        Entry(", ".join(filter(None, (one.instrument, one.place))), one.note)
        for one in said.cross_references
    )
    return Part(translate("guidance", "Other instruments"), entries, shown=4)


def _bodies_part(said: Guidance) -> Part:
    entry = (Entry(" · ".join(said.bodies)),) if said.bodies else ()
    return Part(translate("guidance", "Bodies that usually take part"), entry)


def _section_page(plan: Plan | None, node: NodeId) -> Page:
    said = section_guidance(plan, node) if plan is not None else None
    if said is None:
        return _list_page()
    return Page(
        translate("guidance", "What belongs here"),
        said.text,
        said.questions,
        links_title=translate("guidance", "Paragraphs of the resolution"),
        links=_links(said.provisions),
    )


def _plan_page() -> Page:
    entries = tuple(
        Entry(
            translate("guidance", "Resolution {number}, {date}").format(
                number=f"{one.number} ({one.date[:4]})", date=print_date(one.date)
            ),
            _sentence_case(one.effect),
        )
        for one in reversed(provisions.resolutions())
    )
    return Page(
        translate("guidance", "What a plan usually holds"),
        translate(
            "guidance",
            "A short introduction with the mandate, the present position and the gaps, the"
            " measures with who does what by when and with which means, the help that is needed,"
            " and how the plan is followed and reviewed. Plans are voluntary: their form is the"
            " State’s own. Approval, period and submission to the Committee are separate dates.",
        ),
        parts=(Part(translate("guidance", "Resolutions on the subject"), entries, shown=4),),
        links_title=translate("guidance", "Paragraphs of resolution 1540 (2004)"),
        links=_links(provisions.codes()),
    )


def _list_page() -> Page:
    return Page(
        translate("guidance", "Resolution 1540 (2004)"),
        translate(
            "guidance",
            "Choose a paragraph to see what it asks, questions for the room and wording to start"
            " from.",
        ),
        links=_links(provisions.codes()),
    )


def _links(found: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(code, provisions.label(code), short_title(code) or _summary(code)) for code in found
    )


def _summary(code: str) -> str:
    known = provisions.provision(code)
    return known.summary if known else ""
