"""Set NAP Desktop up in a private environment, then open it or run its tests."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "set-up-done"

HELP = """\
python3 packaging/run.py                     set up, then open the program with the sample plan
python3 packaging/run.py test [arguments]    set up, then run all tests, without a screen;
                                             arguments go to pytest (-n 0: in one process)
python3 packaging/run.py setup               only set up

The set-up goes into .venv, needs the network once, and is skipped while it is up to date.
"""

# What Qt loads from the system: file, and the Debian package that holds it.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


class SetUpError(Exception):
    """A reason to stop, told as one sentence that also says what to do."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks and return the exit status."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("open", [])
    if command in {"-h", "--help"}:
        print(HELP, end="")
        return 0
    if command not in {"open", "test", "setup"} or (rest and command != "test"):
        print(HELP, end="", file=sys.stderr)
        return 2
    try:
        return carry_out(command, rest)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def carry_out(command: str, rest: list[str]) -> int:
    """Set up and hand over to the program or to pytest."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise SetUpError(
            f"NAP Desktop needs Python 3.11 or newer and this is {sys.version.split()[0]}: "
            "please install a newer Python and run the command with it."
        )
    opens_window = command == "open" and draws_on_screen()
    provide_libraries(LIBRARIES | WINDOW_LIBRARIES if opens_window else LIBRARIES)
    set_up()
    if command == "test":
        os.chdir(ROOT)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        hand_over("python", ["-m", "pytest", "-n", "2", "--dist", "loadfile", *rest])
    if command == "open":
        if not has_platform():
            raise SetUpError(
                "NAP Desktop is set up, but there is no screen here (DISPLAY and WAYLAND_DISPLAY "
                "are not set): please run the command again in a desktop session."
            )
        hand_over("nap-desktop", ["--sample"])
    return 0


# --- the screen ---


def has_platform() -> bool:
    """Whether Qt can start: there is a screen, or Qt was told to do without."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def draws_on_screen() -> bool:
    """Whether Qt will open real windows."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return has_platform() and (not platform or platform.startswith(("xcb", "wayland")))


# --- what must come from the system ---


def provide_libraries(libraries: Mapping[str, str]) -> None:
    """Make sure that Qt finds its shared libraries on Linux."""
    if sys.platform != "linux":
        return
    missing = [file for file in libraries if not loads(file)]
    if missing and not shutil.which("apt-get"):
        raise SetUpError(
            f"Qt needs shared libraries that are missing here ({', '.join(missing)}): "
            "please install them with the package manager of this system and run again."
        )
    if missing:
        provide_packages([libraries[file] for file in missing])


def loads(library: str) -> bool:
    """Whether the system can load a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide_packages(packages: list[str]) -> None:
    """Install Debian packages, or stop with the command that does."""
    if os.geteuid() != 0:
        raise SetUpError(
            "Some system packages are missing: please run "
            f"`sudo apt-get install {' '.join(map(current_name, packages))}` and then run again."
        )
    say(f"Installing system packages: {' '.join(packages)} …")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    apt_get("update")
    apt_get("install", "-y", "--no-install-recommends", *map(current_name, packages))
    importlib.invalidate_caches()


def apt_get(*arguments: str) -> None:
    """Run apt-get quietly; its last complaint is told if it fails."""
    done = run(["apt-get", "-qq", *arguments])
    if done.returncode:
        raise SetUpError(
            f"apt-get {arguments[0]} failed ({last_complaint(done.stderr)}): please check the "
            "network and the package sources of this system and run again."
        )


def current_name(package: str) -> str:
    """Return the name that a package has on this system: newer ones renamed some to …t64."""
    renamed = f"{package}t64"
    shown = run(["apt-cache", "show", renamed])
    return renamed if shown.returncode == 0 and shown.stdout.strip() else package


# --- the private environment ---


def set_up() -> None:
    """Make the private environment anew unless it is whole and up to date."""
    digest = wanted_digest()
    if is_ready(digest):
        return
    provide_venv()
    say("Setting NAP Desktop up in .venv (once; this takes a minute or two) …")
    try:
        make_environment()
        install("--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))
        install("--no-deps", "--no-build-isolation", "-e", str(ROOT))
        stamp = json.dumps({"digest": digest, "installed": sorted(installed())})
        STAMP.write_text(stamp, encoding="utf-8")
    except OSError as error:
        raise SetUpError(
            f"The set-up could not write {ENVIRONMENT} ({error}): please close programs that "
            "use it, check the free space and run again."
        ) from error


def wanted_digest() -> str:
    """Return a digest of all that decides what the environment must hold."""
    import tomllib  # not in Pythons that must still reach the sentence about their age

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [
        *(pyproject.get(key) for key in ("build-system", "project", "dependency-groups")),
        pyproject.get("tool", {}).get("hatch"),
        LOCK.read_text(encoding="utf-8"),
        str(ROOT),
        sys.version,
        sys.base_prefix,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def is_ready(digest: str) -> bool:
    """Whether a finished environment of this digest is there with all that was installed."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        complete = set(stamp["installed"]) <= installed()
    except (OSError, ValueError, KeyError, TypeError):
        return False
    programs = [program(name) for name in ("python", "nap-desktop", "nap")]
    return bool(stamp["digest"] == digest) and complete and all(p.exists() for p in programs)


def installed() -> set[str]:
    """Return the names of the files and folders in the environment's site-packages."""
    if os.name == "nt":
        folder = ENVIRONMENT / "Lib" / "site-packages"
    else:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        folder = ENVIRONMENT / "lib" / version / "site-packages"
    return {path.name for path in folder.iterdir()}


def provide_venv() -> None:
    """Make sure that Python can make environments: Debian keeps that in a package of its own."""
    if has_venv():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get"):
        provide_packages([package])
    if not has_venv():
        raise SetUpError(
            f"This Python ({sys.executable}) lacks its modules venv and ensurepip: "
            "please install them, or another Python, and run again."
        )


def has_venv() -> bool:
    """Whether this Python can make an environment with pip in it."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def make_environment() -> None:
    """Make an empty environment with pip in the place of whatever was there."""
    import venv  # Debian may just have installed it

    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    try:
        venv.create(ENVIRONMENT, clear=True, symlinks=os.name != "nt", with_pip=True)
    except subprocess.CalledProcessError as error:
        raise SetUpError(
            f"Python could not put pip into {ENVIRONMENT} (exit status {error.returncode}): "
            "please check the free space and this Python's ensurepip and run again."
        ) from error


def install(*arguments: str) -> None:
    """Run pip install in the environment."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check"]
    done = run([str(program("python")), "-m", "pip", "install", *options, *arguments])
    if done.returncode:
        raise SetUpError(
            f"pip could not install what NAP Desktop needs ({last_complaint(done.stderr)}): "
            "please check the connection to the package index and run again."
        )


# --- running things ---


def program(name: str) -> Path:
    """Return where the environment keeps a program."""
    if os.name == "nt":
        return ENVIRONMENT / "Scripts" / f"{name}.exe"
    return ENVIRONMENT / "bin" / name


def hand_over(name: str, arguments: Iterable[str]) -> NoReturn:
    """Go on as a program of the environment and end with its exit status."""
    command = [str(program(name)), *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)
    sys.exit(subprocess.call(command))


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it says."""
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def last_complaint(text: str) -> str:
    """Return the line that tells best what went wrong: the last error, else the last line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:"))]
    return (errors or lines or ["no message"])[-1].rstrip(".")


def say(sentence: str) -> None:
    """Tell what is going on, without mixing it into the output of the program."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
