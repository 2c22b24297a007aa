"""The sample: the plan of an invented State with its versions, as a person may have left it."""

from __future__ import annotations

from nap_desktop.base import shipped
from nap_desktop.plan.ids import NodeId
from nap_desktop.services.library import OpenLibrary

SAMPLE: NodeId = "2d008c33-c460-4a7c-801a-51536bb755a2"  # as in the file, which is long to read
_FILE = "sample/exampleland.json"


def add_sample(library: OpenLibrary) -> NodeId:
    """Return the id of the library's sample: added if it is not there, taken out of the bin if it is."""
    if library.has_plan(SAMPLE):
        if library.card(SAMPLE).deleted_at:
            library.bring_back(SAMPLE)
        return SAMPLE
    from nap_desktop.plan.open_format import from_open

    data = shipped.json_data(_FILE)
    library.add_plan(from_open(data["current"]))
    for entry in data["versions"]:
        words = (entry[key] for key in ("name", "at", "author", "reason"))
        library.versions.add(from_open(entry["plan"]), *words)
    return SAMPLE
