"""Takes away from a process what a reader of strange files does not need: memory, time, network,
other programs, and every file but those that Python itself is made of.

Linux: limits of resources, a network of its own with nothing in it (where the system allows), no
new rights, and the end of the process with the program that asked. macOS: the limits that it
honours. Windows: a job with a limit of memory and no second process.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_CLONE_NEWNET, _CLONE_NEWUSER = 0x40000000, 0x10000000  # linux/sched.h
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38  # linux/prctl.h
_SIGKILL = 9
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.startfile", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown",
    "os.link", "os.symlink", "os.truncate", "os.utime", "os.kill", "os.putenv", "os.listdir",
    "os.scandir", "shutil.", "urllib.", "ftplib.", "smtplib.", "webbrowser.", "pty.", "sqlite3.",
    "winreg.", "mmap.",
)  # fmt: skip


class Refused(PermissionError):
    """Something tried to do what no reader does."""


def limit(memory: int, seconds: int) -> None:
    """Limit this process to so many bytes of memory and seconds of work, with no network."""
    if sys.platform == "win32":
        with suppress(OSError, AttributeError):
            _windows(memory)
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        with suppress(OSError, ValueError):  # a lower limit may be in force
            resource.setrlimit(kind, (most, most))
    if sys.platform == "linux":
        _linux()


def _linux() -> None:
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        # refused in many containers; then the hook alone keeps the network away
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _windows(memory: int) -> None:
    """Put this process into a job: so much memory, one process."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32), ("least", ctypes.c_size_t), ("most", ctypes.c_size_t),
            ("processes", ctypes.c_uint32), ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32), ("scheduling", ctypes.c_uint32),
        )  # fmt: skip

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic), ("io", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t), ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )  # fmt: skip

    wanted = Extended()
    # JOB_OBJECT_LIMIT_ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION (winnt.h)
    wanted.basic.flags = 0x8 | 0x100 | 0x400
    wanted.basic.processes = 1
    wanted.process_memory = memory
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    extended = 9  # JobObjectExtendedLimitInformation
    kernel.SetInformationJobObject(job, extended, ctypes.byref(wanted), ctypes.sizeof(wanted))
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))


def watch(noticed: Callable[[str], None]) -> None:
    """From now on refuse what no reader does, and tell of each try; there is no way back.

    Files may be read where Python and this program lie, so that modules can still be imported.
    """
    roots = _roots()

    def hook(event: str, facts: tuple[Any, ...]) -> None:
        if event == "open":
            if _may_open(facts, roots):
                return
        elif not event.startswith(_REFUSED) or (
            event == "os.listdir" and _is_inside(facts[0], roots)
        ):
            return
        noticed(event)
        raise Refused(event)

    sys.addaudithook(hook)


def _roots() -> tuple[str, ...]:
    import nap_desktop

    places = [sys.prefix, sys.base_prefix, sys.exec_prefix, getattr(sys, "_MEIPASS", "")]
    places += [*sys.path[:], str(Path(nap_desktop.__file__).parent.parent)]
    return tuple({os.path.realpath(place) + os.sep for place in places if place})


def _may_open(facts: Sequence[Any], roots: tuple[str, ...]) -> bool:
    path, mode, flags = (*facts, None, None, None)[:3]
    if isinstance(path, int):
        return True
    if isinstance(flags, int) and flags & _WRITING:
        return False
    if isinstance(mode, str) and set(mode) & set("wax+"):
        return False
    return _is_inside(path, roots)


def _is_inside(path: Any, roots: tuple[str, ...]) -> bool:
    try:
        # imports name their files in full; what is relative is looked for nowhere
        return os.path.realpath(os.fsdecode(path)).startswith(roots)
    except (TypeError, ValueError):
        return False
