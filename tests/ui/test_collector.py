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
    owner = QObject(qapp)
    yield IdleCollector(owner)
    owner.deleteLater()
    gc.unfreeze()
    if before:
        gc.enable()


def test_pythons_own_collector_rests_while_the_window_is_open(collector: IdleCollector) -> None:
    assert collector.parent() is not None
    assert not gc.isenabled()


def test_what_is_there_at_the_start_is_left_alone(collector: IdleCollector) -> None:
    assert collector.parent() is not None
    assert gc.get_freeze_count() > 0


def test_what_was_dropped_is_freed_when_the_loop_has_time(collector: IdleCollector) -> None:
    dropped = weakref.ref(Dropped())
    assert dropped() is not None

    collector.collect()

    assert dropped() is None
