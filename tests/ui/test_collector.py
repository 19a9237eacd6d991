"""The collector runs between two events and nowhere else."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from socdesk.ui.collector import IdleCollector


class Dropped:
    """Something that only the collector can free: it holds on to itself."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[IdleCollector]:
    """A collector at work, ended after the test, with Python's as it was before."""
    before = gc.isenabled()
    made = IdleCollector(QObject(qapp))
    yield made
    made.end()
    if not before:
        gc.disable()


def test_pythons_own_collector_rests_while_the_window_is_open(collector: IdleCollector) -> None:
    assert collector.parent() is not None
    assert not gc.isenabled()


def test_what_was_dropped_is_freed_when_the_loop_has_time(collector: IdleCollector) -> None:
    dropped = weakref.ref(Dropped())
    assert dropped() is not None

    collector.collect()

    assert dropped() is None


def test_at_the_end_python_collects_again(qapp: QApplication) -> None:
    before = gc.isenabled()
    collector = IdleCollector(QObject(qapp))

    collector.end()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    if not before:
        gc.disable()
