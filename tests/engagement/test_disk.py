"""Bytes on the disk: read whole and bounded, written whole or not at all."""

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from socdesk.engagement.disk import cause, digest, read_whole, write_safely
from socdesk.engagement.errors import SaveError, TooLargeFile, UnreadableFile
from tests.engagement.faults import NEW, OLD, Faults

NOBODY = 65_534

linux = pytest.mark.skipif(os.name == "nt", reason="POSIX calls")


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@linux
def test_a_new_file_is_its_owners_alone_from_the_first_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    before = os.umask(0)
    try:
        write_safely(tmp_path / "new.socdesk", b"new")
    finally:
        os.umask(before)

    assert modes == [0o600]
    assert stat.S_IMODE((tmp_path / "new.socdesk").stat().st_mode) == 0o600


@linux
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o640])
def test_the_rights_of_an_existing_file_are_kept(target: Path, mode: int) -> None:
    target.chmod(mode)

    write_safely(target, NEW)

    assert stat.S_IMODE(target.stat().st_mode) == mode


@linux
def test_a_link_is_kept_and_its_target_updated(tmp_path: Path, target: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "second").symlink_to(target)
    (folder / "first").symlink_to("second")

    write_safely(folder / "first", NEW)

    assert (folder / "first").is_symlink()
    assert target.read_bytes() == NEW
    assert sorted(path.name for path in folder.iterdir()) == ["first", "second"]


@linux
def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")

    write_safely(tmp_path / "link", NEW)

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == NEW


@linux
def test_a_planted_link_is_not_followed(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    words = iter(["00000000", "11111111"])
    monkeypatch.setattr("secrets.token_hex", lambda _size: next(words))
    planted = tmp_path / ".~bank.socdesk.00000000.tmp"
    planted.symlink_to(victim)

    write_safely(target, NEW)

    assert victim.read_bytes() == b"precious"
    assert planted.is_symlink()
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("x" * 247 + ".socdesk", id="long"),
        pytest.param("é" * 120 + ".socdesk", id="long in bytes"),
        pytest.param("a\u202eb .socdesk", id="direction"),
    ],
)
def test_any_name_the_disk_takes_can_be_saved(tmp_path: Path, name: str) -> None:
    write_safely(tmp_path / name, NEW)

    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder with a file that this process cannot write into, even started as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bank.socdesk").write_bytes(OLD)
        (folder / "bank.socdesk").chmod(0o666)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@linux
def test_a_read_only_folder_is_named_and_its_file_stays(read_only_folder: Path) -> None:
    target = read_only_folder / "bank.socdesk"

    with pytest.raises(SaveError) as refused:
        write_safely(target, NEW)

    assert str(refused.value) == (
        "bank.socdesk was not saved, and what was on the disk is unchanged: access was denied."
    )
    assert target.read_bytes() == OLD
    assert list(read_only_folder.iterdir()) == [target]


@linux
@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        pytest.param(lambda path: path.chmod(0o444), "it is write-protected", id="protected"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), "it is a folder", id="folder"),
        pytest.param(make_pipe, "it is not an ordinary file", id="pipe"),
        pytest.param(
            lambda path: (path.unlink(), path.symlink_to(path.name)),
            "its links lead in a circle",
            id="circle",
        ),
    ],
)
def test_what_must_not_be_replaced_is_not(
    tmp_path: Path, target: Path, prepare: Callable[[Path], object], why: str
) -> None:
    prepare(target)
    before = target.lstat()

    with pytest.raises(SaveError, match=why):
        write_safely(target, NEW)

    assert (target.lstat().st_ino, target.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("gone/bank.socdesk", "there is no such file or folder", id="folder gone"),
        pytest.param("file/bank.socdesk", "a part of its path is no folder", id="file as folder"),
        pytest.param("x" * 256, "its name is too long", id="long"),
        pytest.param("a\0b", "its name is not one for a file", id="NUL"),
        pytest.param("\ud800", "its name is not one for a file", id="surrogate"),
    ],
)
def test_a_path_that_cannot_be_is_refused_with_the_cause(
    tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(SaveError, match=why):
        write_safely(tmp_path / name, NEW)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_check_sees_the_real_target_before_anything_and_just_before_the_replacement(
    tmp_path: Path, target: Path
) -> None:
    seen: list[tuple[Path, int]] = []

    write_safely(target, NEW, check=lambda path: seen.append((path, len([*tmp_path.iterdir()]))))

    assert seen == [(target, 1), (target, 2)]


def test_a_file_is_read_whole_up_to_the_limit(target: Path) -> None:
    assert read_whole(target, len(OLD)) == OLD


def test_a_file_beyond_the_limit_is_not_read(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(os, "read", lambda _fd, size: read.append(size))

    with pytest.raises(TooLargeFile) as refused:
        read_whole(target, len(OLD) - 1)

    assert str(refused.value) == "bank.socdesk takes more than 3,999 bytes and was not read."
    assert read == []


def test_a_file_that_grows_while_it_is_read_is_refused(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "read", lambda _fd, size: b"x" * size)

    with pytest.raises(TooLargeFile):
        read_whole(target, len(OLD))


@linux
@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        pytest.param(
            lambda path: path.unlink(),
            "bank.socdesk cannot be read: there is no such file or folder.",
            id="missing",
        ),
        pytest.param(
            lambda path: (path.unlink(), path.mkdir()),
            "bank.socdesk is a folder, not a file.",
            id="folder",
        ),
        pytest.param(
            make_pipe,
            "bank.socdesk is not an ordinary file.",
            id="pipe",
        ),
        pytest.param(
            lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
            "bank.socdesk is not an ordinary file.",
            id="device",
        ),
        pytest.param(
            lambda path: (path.unlink(), path.symlink_to(path.name)),
            "bank.socdesk cannot be read: its links lead in a circle.",
            id="circle",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_cause(
    target: Path, prepare: Callable[[Path], object], sentence: str
) -> None:
    prepare(target)

    with pytest.raises(UnreadableFile) as refused:
        read_whole(target, 99)

    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", ["open", "fstat", "read"])
def test_a_read_error_is_a_sentence(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, name, Faults(name, 1, errno.EIO))

    with pytest.raises(UnreadableFile, match="cannot be read: the disk reports an error"):
        read_whole(target, len(OLD))


def test_the_digest_is_of_the_bytes_and_of_no_file_none(target: Path) -> None:
    assert digest(target) == hashlib.sha256(OLD).hexdigest()
    assert digest(target.with_name("none")) is None


def test_an_error_without_words_of_ours_keeps_its_own() -> None:
    assert cause(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == "invalid cross-device link"
    assert cause(OSError()) == "oserror"
