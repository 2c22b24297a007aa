"""The sample: the plan of an invented State with its versions, as a person may have left it."""

from __future__ import annotations

from nap_desktop.base import shipped
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.open_format import from_open
from nap_desktop.services.library import OpenLibrary

_FILE = "sample/exampleland.json"


def add_sample(library: OpenLibrary) -> NodeId:
    """Return the id of the library's sample: added if it is not there, taken out of the bin if it is."""
    data = shipped.json_data(_FILE)
    root: NodeId = data["current"]["id"]
    if library.has_plan(root):
        if library.card(root).deleted_at:
            library.bring_back(root)
        return root
    library.add_plan(from_open(data["current"]))
    for entry in data["versions"]:
        words = (entry[key] for key in ("name", "at", "author", "reason"))
        library.versions.add(from_open(entry["plan"]), *words)
    return root
