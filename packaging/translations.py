"""Brings the translations of the screen up to date: `python packaging/translations.py`.

Collects the texts of `nap_desktop/ui`, keeps what is translated, fills in the plurals of English
("%n item(s)"), and writes the `.qm` files that the program reads.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
_TABLES = ("-tr-function-alias", "QT_TRANSLATE_NOOP+=T")  # as the table of the menus has it


def main() -> None:
    """Renew every `.ts` and `.qm`."""
    FOLDER.mkdir(exist_ok=True)
    sources = sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "nap_desktop/ui").rglob("*.py")
    )
    files = sorted(FOLDER.glob("nap_*.ts")) or [FOLDER / "nap_en.ts"]
    for file in files:
        only_plurals = ["-pluralonly"] if file.stem == "nap_en" else []
        options = ["-no-obsolete", "-locations", "none", *_TABLES, *only_plurals]
        run("pyside6-lupdate", *options, *sources, "-ts", str(file.relative_to(ROOT)))
        if only_plurals:
            fill_english(file)
        run("pyside6-lrelease", str(file), "-qm", str(file.with_suffix(".qm")))


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools from the environment of this Python."""
    program = Path(sys.executable).with_name(tool)
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def fill_english(file: Path) -> None:
    """Write the singular and the plural of each English text that counts something."""
    tree = ElementTree.parse(file)
    for message in tree.iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None:
            continue
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form, ending in zip(forms, ("", "s"), strict=True):
            form.text = source.replace("(s)", ending)
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


if __name__ == "__main__":
    main()
