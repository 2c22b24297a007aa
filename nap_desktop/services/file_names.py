"""Names of files and folders that every system takes."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
# Windows takes these for devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def safe_name(text: str, most: int = 60) -> str:
    """Return a text as the name of a file or folder, without its ending; `most` letters at most.

    Signs that a system forbids become a blank; "Plan" if nothing is left.
    """
    tidy = " ".join(_FORBIDDEN.sub(" ", text).split())[:most].strip(" .")
    if not tidy or _DEVICES.fullmatch(tidy):
        return f"Plan {tidy}".strip()
    return tidy
