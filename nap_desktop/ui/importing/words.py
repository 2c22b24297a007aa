"""The words of the import: what a row was taken for, fields of columns, findings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from nap_desktop.plan.labels import labels


def tr(text: str) -> str:
    """Return a text of the import in the language of the screen."""
    return QCoreApplication.translate("importing", text)


def role_words(role: str) -> str:
    """Return the words for what a row or a line was taken for."""
    match role:
        case "heading" | "heading 1":
            return tr("Heading 1")
        case "heading 2":
            return tr("Heading 2")
        case "heading 3":
            return tr("Heading 3")
        case "measure":
            return tr("Measure")
        case "field":
            return tr("Field of a measure")
        case "more":
            return tr("Part of another")
        case "text":
            return tr("Text")
        case "cover":
            return tr("First page")
        case "left_out":
            return tr("Left out")
        case _:
            return ""


def field_words(field: str) -> str:
    """Return the words for what a column was taken for."""
    match field:
        case "":
            return tr("– (goes into the note)")
        case "number":
            return tr("Number")
        case "group":
            return tr("Heading of a group")
        case "when":
            return tr("Time")
        case "status":
            return tr("Status in a review")
        case _:
            return labels().field("measure", field)


def reason_words(reason: str) -> str:
    """Return why something was left out."""
    known = {
        "deleted": tr("deleted in the file (tracked change)"),
        "moved": tr("moved away (tracked change)"),
        "hidden": tr("hidden in the file"),
        "header": tr("head of a table or page"),
        "footer": tr("foot of a page"),
        "contents": tr("table of contents"),
        "code": tr("code of a field"),
        "alternative": tr("said twice in the file"),
        "control": tr("prompt of a form"),
        "column_numbers": tr("numbers of columns"),
        "total": tr("total"),
        "misplaced": tr("in places that Word does not show"),
        "not_measures": tr("table that holds no measures"),
        "first_page": tr("first page"),
        "after_the_plan": tr("after the plan: signatures"),
        "chosen": tr("as you chose"),
        "row_without_measure": tr("row that says no measure"),
    }
    return known.get(reason, tr("no place for it in a plan"))


def finding_words(code: str, facts: Mapping[str, str]) -> str:
    """Return a sentence for a finding of the import."""
    text = facts.get("text", "")
    match code:
        case "left_out":
            return tr("Left out, {why}: {text}").format(
                why=reason_words(facts["reason"]), text=text
            )
        case "tracked":
            kinds = {"inserted": tr("Inserted"), "deleted": tr("Deleted"), "moved": tr("Moved")}
            author = facts.get("author") or tr("somebody")
            kind = kinds.get(facts.get("kind", ""), "")
            return tr("{kind} by {author}: {text}").format(kind=kind, author=author, text=text)
        case "split_bodies":
            return tr("Parted into {count} bodies: {text}").format(count=facts["count"], text=text)
        case "same_body":
            return tr("Taken for one body: {name} = {body}").format(**facts)
        case "wording":
            return tr("No date, kept as words: {text}").format(text=text)
        case "provisions_from_heading":
            return tr("Basis from the heading above: {codes}").format(**facts)
        case "unread_provision":
            return tr("No paragraph of the resolution: {text}").format(text=text)
        case "split_cell":
            return tr("One row made {count} measures").format(**facts)
        case "table_left_out":
            return tr("A table of {rows} rows holds no measures").format(**facts)
        case "column":
            return tr("Column “{header}”: {field}").format(
                header=facts["header"], field=field_words(facts["field"])
            )
        case "act_found":
            return tr("The act that approved it: {text}").format(text=text)
        case "title_shortened":
            return tr("Title in the document: {text}").format(text=text)
        case _:
            return text
