"""Names of files and folders that every system takes."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
# Windows takes these for devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Cs")  # controls, marks of direction, halves of signs


def safe_name(text: str, most: int = 60, otherwise: str = "Plan") -> str:
    """Return a text as the name of a file or folder, without its ending; `most` letters at most.

    Signs that a system forbids become a blank, those that cannot be seen go; `otherwise` if
    nothing is left, and before the name of a device.
    """
    whole = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    seen = "".join(
        sign for sign in whole if sign.isspace() or unicodedata.category(sign) not in _UNSEEN
    )
    tidy = " ".join(seen.split())[:most].strip(" .")
    return f"{otherwise} {tidy}".strip() if not tidy or _DEVICES.fullmatch(tidy) else tidy
