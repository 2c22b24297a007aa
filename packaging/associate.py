"""Open plan templates with NAP Desktop by a double click: `python3 packaging/associate.py [remove]`.

For the person who runs it alone, without rights of an administrator. On macOS the bundle of the
program says the same in its Info.plist, so nothing is done there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAME = "NAP Desktop"
ID = "nap-desktop"
MIME = "application/x-naptemplate+json"
ENDING = ".naptemplate"
CLASS = "NapDesktop.Template"

_DESKTOP = """\
[Desktop Entry]
Type=Application
Name={name}
Comment=Draft a National Implementation Action Plan for resolution 1540
Exec="{program}" %f
Terminal=false
Categories=Office;
MimeType={mime};
"""

_TYPES = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{mime}">
    <comment>Template of a plan</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*{ending}"/>
  </mime-type>
</mime-info>
"""


def linux_files(share: Path, program: Path) -> dict[Path, str]:
    """Return the files that tell a Linux desktop about the program, by path below `share`."""
    return {
        share / "applications" / f"{ID}.desktop": _DESKTOP.format(
            name=NAME, program=program, mime=MIME
        ),
        share / "mime" / "packages" / f"{ID}.xml": _TYPES.format(mime=MIME, ending=ENDING),
    }


def windows_values(program: Path) -> dict[str, str]:
    """Return the values that tell Windows about the program, by key below HKCU\\Software\\Classes."""
    return {
        ENDING: CLASS,
        CLASS: "Template of a plan",
        rf"{CLASS}\shell\open\command": f'"{program}" "%1"',
    }


def main(arguments: list[str]) -> int:
    """Associate, or take that back with `remove`; return the exit status."""
    remove = arguments == ["remove"]
    if arguments and not remove:
        sys.stderr.write(__doc__ or "")
        return 2
    program = shutil.which(ID) or str(Path(sys.executable).with_name(ID))
    if sys.platform == "win32":
        _on_windows(windows_values(Path(program)), remove)
    elif sys.platform == "darwin":
        sys.stdout.write("On macOS the bundle of the program says which files it opens.\n")
        return 0
    else:
        share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        _on_linux(linux_files(share, Path(program)), share, remove)
    sys.stdout.write(f"{ENDING} files: {'as before' if remove else f'opened by {NAME}'}.\n")
    return 0


def _on_linux(files: dict[Path, str], share: Path, remove: bool) -> None:
    for path, text in files.items():
        if remove:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for command, folder in (
        ("update-mime-database", share / "mime"),
        ("update-desktop-database", share / "applications"),
    ):
        if shutil.which(command) and folder.is_dir():
            subprocess.run([command, str(folder)], check=False)


def _on_windows(values: dict[str, str], remove: bool) -> None:
    import winreg

    root = r"Software\Classes"
    for key, value in values.items():
        if not remove:
            winreg.SetValue(winreg.HKEY_CURRENT_USER, rf"{root}\{key}", winreg.REG_SZ, value)
    if remove:
        for key in (rf"{CLASS}\shell\open\command", rf"{CLASS}\shell\open", rf"{CLASS}\shell"):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{root}\{key}")
        for key in (CLASS, ENDING):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{root}\{key}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
