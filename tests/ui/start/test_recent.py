"""The recent files: newest first, no more than ten, forgotten when asked to."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QSignalSpy

from socdesk.ui.start.recent import MOST, Recent, RecentFile

DAY = date(2026, 11, 23)


def entry(name: str, finding: str = "Open") -> RecentFile:
    return RecentFile(Path(f"/files/{name}.socdesk"), name, finding, DAY)


def names(recent: Recent) -> list[str]:
    return [each.client for each in recent.entries()]


def test_the_newest_comes_first_and_a_file_stands_once(settings: QSettings) -> None:
    recent = Recent(settings)

    for name, finding in (("a", "Open"), ("b", "Open"), ("a", "SOC 1 needed")):
        recent.add(entry(name, finding))

    assert names(recent) == ["a", "b"]
    assert recent.entries()[0].finding == "SOC 1 needed"


def test_only_the_newest_ten_are_kept(settings: QSettings) -> None:
    recent = Recent(settings)

    for number in range(MOST + 3):
        recent.add(entry(str(number)))

    assert names(recent) == [str(number) for number in range(MOST + 2, 2, -1)]


def test_another_start_finds_them_again(settings: QSettings) -> None:
    Recent(settings).add(entry("Müller & Söhne"))
    settings.sync()

    again = Recent(QSettings(settings.fileName(), QSettings.Format.IniFormat))

    assert again.entries() == (entry("Müller & Söhne"),)


def test_cleared_nothing_is_left_in_the_settings(settings: QSettings) -> None:
    recent = Recent(settings)
    recent.add(entry("Harbour"))
    settings.sync()
    before = Path(settings.fileName()).read_text("utf-8")

    recent.clear()
    settings.sync()

    assert "Harbour" in before
    assert recent.entries() == ()
    assert "Harbour" not in Path(settings.fileName()).read_text("utf-8")


def test_one_file_can_be_forgotten_and_listeners_hear_of_changes_only(settings: QSettings) -> None:
    recent = Recent(settings)
    recent.add(entry("a"))
    recent.add(entry("b"))
    changed = QSignalSpy(recent.changed)

    recent.forget(entry("a").path)
    recent.forget(entry("a").path)

    assert names(recent) == ["b"]
    assert changed.count() == 1


def test_a_missing_file_is_told_apart(settings: QSettings, tmp_path: Path) -> None:
    here = tmp_path / "here.socdesk"
    here.write_bytes(b"")
    recent = Recent(settings)

    assert not recent.is_missing(RecentFile(here, "a", "", DAY))
    assert recent.is_missing(RecentFile(tmp_path / "gone", "b", "", DAY))
    assert recent.is_missing(RecentFile(tmp_path, "a folder", "", DAY))


@pytest.mark.parametrize("kept", ["", "nonsense", "[]", '[{"path": 3}]', "\ud800"])
def test_settings_that_make_no_sense_count_as_none(settings: QSettings, kept: str) -> None:
    settings.setValue("recent", kept)

    assert Recent(settings).entries() == ()


def test_a_name_of_broken_bytes_is_not_kept_and_harms_nothing(settings: QSettings) -> None:
    recent = Recent(settings)
    recent.add(entry("good"))

    recent.add(RecentFile(Path("/files/\udce4.socdesk"), "broken", "", DAY))

    assert names(Recent(settings)) == ["good"]
