"""Whatever call fails, the old file stays, nothing is left over, and nobody is lied to."""

import errno
import hashlib
import os
import stat
from pathlib import Path

import pytest

from socdesk.engagement.disk import digest, write_safely
from socdesk.engagement.errors import SaveError
from tests.engagement.faults import NEW, OLD, Faults, Held

CALLS = ("stat", "open", "write", "fstat", "fchmod", "fsync", "close", "read", "replace")

linux = pytest.mark.skipif(os.name == "nt", reason="POSIX calls")


def no_sleep(seconds: float) -> None:
    raise AssertionError(f"waited {seconds} s")


def write_with(faults: Faults, target: Path) -> tuple[SaveError | None, int]:
    """Save under that fault; return the error, if any, and the calls counted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, faults.name, faults)
        try:
            write_safely(target, NEW, check=lambda path: void(digest(path)), sleep=no_sleep)
        except SaveError as error:
            return error, faults.calls
    return None, faults.calls


def void(_: object) -> None:
    """Take a value for a check that wants none."""


@linux
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.ENOSPC, "the disk is full", id="ENOSPC"),
        pytest.param(errno.EIO, "the disk reports an error", id="EIO"),
        pytest.param(errno.EACCES, "access was denied", id="EACCES"),
    ],
)
def test_whichever_call_fails_the_old_file_stays_or_the_new_one_is_there(
    tmp_path: Path, target: Path, name: str, number: int, words: str
) -> None:
    _, count = write_with(Faults(name, None, number), target)
    open_before = len([*Path("/dev/fd").iterdir()])
    refused = 0

    for fail_at in range(1, count + 1):
        target.write_bytes(OLD)
        target.chmod(0o640)
        error, _ = write_with(Faults(name, fail_at, number), target)
        if error:
            refused += 1
            assert str(error) == (
                "bank.socdesk was not saved, and what was on the disk is unchanged: " + words + "."
            )
        assert target.read_bytes() == (OLD if error else NEW)
        assert list(tmp_path.iterdir()) == [target]
        assert len([*Path("/dev/fd").iterdir()]) == open_before

    after_the_replacement = {"open": 1, "fsync": 1, "close": 1}.get(name, 0)
    assert count > after_the_replacement
    assert refused == count - after_the_replacement


@linux
def test_the_data_is_on_the_disk_before_it_takes_the_place_and_the_folder_after(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        status = os.fstat(descriptor)
        steps.append("folder" if stat.S_ISDIR(status.st_mode) else f"file of {status.st_size}")
        real_fsync(descriptor)

    def replace(source: Path, goal: Path) -> None:
        steps.append("replace")
        real_replace(source, goal)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    write_safely(target, NEW)

    assert steps == [f"file of {len(NEW)}", "replace", "folder"]


@pytest.mark.parametrize("most", [1, 2, 7, 4096])
def test_short_writes_are_continued(
    target: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    data = bytes(range(256)) * 20
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, rest: real(fd, rest[:most]))

    found = write_safely(target, data)

    assert target.read_bytes() == data
    assert found == hashlib.sha256(data).hexdigest()


def test_a_disk_that_takes_nothing_more_is_no_endless_loop(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda _fd, _rest: 0)

    with pytest.raises(SaveError, match="the disk takes no more data"):
        write_safely(target, NEW)

    assert target.read_bytes() == OLD


def test_what_reads_back_differently_is_not_saved(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, rest: real(fd, bytes(len(rest))))

    with pytest.raises(SaveError, match="did not read back as it was written"):
        write_safely(target, NEW)

    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_an_interrupted_save_leaves_nothing(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_safely(target, NEW)

    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_held_file_is_tried_again(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(os, "replace", Held(code, 6))

    write_safely(target, NEW, sleep=waited.append)

    assert target.read_bytes() == NEW
    assert waited == [0.05, 0.1, 0.2, 0.4, 0.8, 1.45]


@pytest.mark.parametrize(
    ("code", "tries", "why"),
    [
        pytest.param(32, 6, "another program is using it", id="held for ever"),
        pytest.param(5, 6, "access was denied", id="denied for ever"),
        pytest.param(112, 0, "access was denied", id="no lock"),
    ],
)
def test_a_file_that_stays_held_is_not_saved(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, code: int, tries: int, why: str
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(os, "replace", Held(code, 99))

    with pytest.raises(SaveError, match=why):
        write_safely(target, NEW, sleep=waited.append)

    assert len(waited) == tries
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]
