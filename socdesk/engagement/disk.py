"""Bytes on the disk: read whole and bounded, written whole or not at all (reliability.md 3.3)."""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from socdesk.engagement.errors import SaveError, TooLargeFile, UnreadableFile

if sys.platform == "darwin":
    import fcntl

_CHUNK = 1024 * 1024
_LONGEST_STEM = 180
_TRIES_FOR_A_NAME = 16
_RETRY_DELAYS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.45)
"""Seconds between tries while a scanner or sync client holds the file: 3 s in all."""

_HELD_BY_ANOTHER = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation."""

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must be refused, not waited for
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

_NOT_KNOWN_HERE = (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY)
_CAUSES = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "access was denied",
    errno.EPERM: "access was denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file is too large for this disk",
    errno.EIO: "the disk reports an error",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its links lead in a circle",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.EBUSY: "another program is using it",
    errno.ESTALE: "the network folder is gone",
}
_WINDOWS_CAUSES = {32: "another program is using it", 33: "another program is using it"}


def cause(error: OSError) -> str:
    """Return why the operating system refused, in words that fit after a colon."""
    known = _WINDOWS_CAUSES.get(getattr(error, "winerror", 0)) or _CAUSES.get(error.errno or 0)
    return known or (error.strerror or type(error).__name__).lower()


def _refusal(words: str) -> OSError:
    return OSError(errno.EINVAL, words)


def read_whole(path: Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file.

    Raises `TooLargeFile` beyond *limit* bytes, before reading them, and `UnreadableFile` for
    what is missing, closed to us, or no ordinary file.
    """
    name = path.name or str(path)
    try:
        target = _real(path)
        if target.is_dir():
            raise UnreadableFile(f"{name} is a folder, not a file.")
        with _opened(target) as descriptor:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableFile(f"{name} is not an ordinary file.")
            data = _read_up_to(descriptor, limit + 1) if status.st_size <= limit else None
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {cause(error)}.") from error
    if data is None or len(data) > limit:
        raise TooLargeFile(f"{name} takes more than {limit:,} bytes and was not read.")
    return data


def digest(path: Path) -> str | None:
    """Return the SHA-256 of an ordinary file in hex, None where there is no file.

    Raises `OSError` for anything else.
    """
    try:
        with _opened(_real(path)) as descriptor:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _refusal("it is not an ordinary file")
            found = hashlib.sha256()
            while chunk := os.read(descriptor, _CHUNK):
                found.update(chunk)
    except FileNotFoundError:
        return None
    return found.hexdigest()


def write_safely(
    path: Path,
    data: bytes,
    *,
    check: Callable[[Path], None] = lambda _target: None,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Write a file whole, or leave what was there as it was; return its SHA-256 in hex.

    The data goes to a temporary file in the same folder, is forced to the disk, read back, and
    only then takes the target's place. Links are followed and kept; the rights of an existing
    file are kept, a new one is its owner's alone; a hard link is not kept. *check* is called
    with the real target at the start and again just before the replacement, and stops the save
    by raising. A folder that cannot be synced afterwards is no failure: the data is in place.
    Raises `SaveError` with the cause; nothing is left behind then.
    """
    name = path.name or str(path)
    try:
        target = _real(path)
        mode = _mode_to_keep(target)
        check(target)
        descriptor, temporary = _new_file_beside(target)
        try:
            _fill(descriptor, data, mode)
            _verify(temporary, data)
            check(target)
            _replace(temporary, target, sleep)
        finally:
            _remove(temporary)
    except OSError as error:
        raise SaveError(
            f"{name} was not saved, and what was on the disk is unchanged: {cause(error)}."
        ) from error
    _sync_folder(target.parent)
    return hashlib.sha256(data).hexdigest()


def _real(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:
        raise _refusal("its name is not one for a file") from error


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, _READ)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _read_up_to(descriptor: int, most: int) -> bytes:
    chunks = []
    while most > 0 and (chunk := os.read(descriptor, min(most, _CHUNK))):
        chunks.append(chunk)
        most -= len(chunk)
    return b"".join(chunks)


def _mode_to_keep(target: Path) -> int | None:
    """Return the rights of the file to replace, None where there is none yet."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise _refusal("it is a folder")
    if not stat.S_ISREG(mode):
        raise _refusal("it is not an ordinary file")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise _refusal("it is write-protected")
    return mode & 0o777


def _new_file_beside(target: Path) -> tuple[int, Path]:
    """Open a new file of the owner's alone, `.~NAME.<8 hex>.tmp`, in the target's folder."""
    stem = os.fsencode(target.name)[:_LONGEST_STEM].decode(errors="ignore")
    for _ in range(_TRIES_FOR_A_NAME):
        temporary = target.with_name(f".~{stem}.{secrets.token_hex(4)}.tmp")
        with contextlib.suppress(FileExistsError):
            return os.open(temporary, _CREATE, 0o600), temporary
    raise _refusal("no name is free for a temporary file")


def _fill(descriptor: int, data: bytes, mode: int | None) -> None:
    """Write all of it, set the rights, force it to the disk, and close, whatever happens."""
    try:
        rest = memoryview(data)
        while rest:
            written = os.write(descriptor, rest[:_CHUNK])
            if written < 1:
                raise _refusal("the disk takes no more data")
            rest = rest[written:]
        _set_rights(descriptor, mode)
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _set_rights(descriptor: int, mode: int | None) -> None:
    """Give a file the rights of the one it replaces, where the two differ."""
    if sys.platform != "win32" and mode is not None:
        current = stat.S_IMODE(os.fstat(descriptor).st_mode)
        if current != mode:
            os.fchmod(descriptor, mode)


def _sync(descriptor: int) -> None:
    """Force a file to the disk itself; macOS needs its own call, which shares may not know."""
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NOT_KNOWN_HERE:
                raise
        else:
            return
    os.fsync(descriptor)


def _verify(temporary: Path, data: bytes) -> None:
    with _opened(temporary) as descriptor:
        written = _read_up_to(descriptor, len(data) + 1)
    if written != data:
        raise _refusal("it did not read back as it was written")


def _replace(temporary: Path, target: Path, sleep: Callable[[float], None]) -> None:
    for delay in _RETRY_DELAYS:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER:
                raise
        else:
            return
        sleep(delay)
    temporary.replace(target)


def _remove(temporary: Path) -> None:
    """Remove what a failed save left; after a good one there is nothing to remove."""
    with contextlib.suppress(OSError):
        temporary.unlink()


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(OSError), _opened(folder) as descriptor:
            os.fsync(descriptor)
