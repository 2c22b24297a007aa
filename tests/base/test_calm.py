"""While long work goes on the collector waits; afterwards all is as it was."""

from __future__ import annotations

import gc
import sys

import pytest

from nap_desktop.base.calm import calm


def test_the_collector_waits_until_the_last_work_is_done() -> None:
    turn = sys.getswitchinterval()
    with calm():
        with calm():
            assert not gc.isenabled() and sys.getswitchinterval() < turn
        assert not gc.isenabled()
    assert gc.isenabled() and sys.getswitchinterval() == turn


def test_a_failure_leaves_all_as_it_was() -> None:
    with pytest.raises(ValueError), calm():
        raise ValueError

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with calm():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
