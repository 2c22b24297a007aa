"""How the documents of a pack are called on the screen, and why one has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def document_name(key: str) -> str:
    """Return the name of a document; a key that the screen does not know stands for itself."""
    match key:
        case "plan":
            return translate("pack", "The plan")
        case "act":
            return translate("pack", "Draft act")
        case "letter":
            return translate("pack", "Cover letter")
        case "note":
            return translate("pack", "Explanatory note")
        case "sheet":
            return translate("pack", "Concurrence sheet")
        case "divergences":
            return translate("pack", "Table of comments and divergences")
        case "comparison":
            return translate("pack", "Comparison with the previous plan")
        case "finance":
            return translate("pack", "Financial annex")
        case "summary":
            return translate("pack", "Executive summary")
        case "verbale":
            return translate("pack", "Note verbale")
        case "submission":
            return translate("pack", "Submission copy for the Committee")
        case "assistance":
            return translate("pack", "Requests for assistance, one per subject")
        case "progress":
            return translate("pack", "Progress report of a review")
        case "checklist":
            return translate("pack", "Checklist annex")
        case _:
            return key


def reason(code: str) -> str:
    """Return why a document has nothing to show; the general reason for an unknown code."""
    match code:
        case "no_previous_plan":
            return translate("pack", "Nothing is chosen to compare with.")
        case "no_differences":
            return translate("pack", "Nothing differs from the previous plan.")
        case "no_remarks":
            return translate("pack", "No remarks of bodies are noted.")
        case "no_finance":
            return translate("pack", "No measure has an amount or a source of funding.")
        case "no_assistance":
            return translate("pack", "No measure asks for assistance.")
        case "no_review":
            return translate("pack", "No review has entries.")
        case "no_rows":
            return translate(
                "pack", "No measure names a provision or row, and the coverage has no entries."
            )
        case "no_bodies":
            return translate("pack", "No body is named in the plan.")
        case _:
            return translate("pack", "There is nothing to show.")
