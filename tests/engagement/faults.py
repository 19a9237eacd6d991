"""A disk that fails where a test wants it to, and the bytes it is asked to keep."""

import errno
import os
from pathlib import Path

OLD = b"old " * 1000
NEW = b"new! " * 700_000  # more than one write takes


class Faults:
    """Counts the calls of one function of `os` and makes one of them fail."""

    def __init__(self, name: str, fail_at: int | None, number: int) -> None:
        self.real = getattr(os, name)
        self.name, self.fail_at, self.number = name, fail_at, number
        self.calls = 0

    def __call__(self, *args: object, **kwargs: object) -> object:
        self.calls += 1
        if self.calls != self.fail_at:
            return self.real(*args, **kwargs)
        if self.name == "close":  # a failing close has closed all the same
            self.real(*args, **kwargs)
        raise OSError(self.number, os.strerror(self.number))


class Held:
    """A file that another program holds for some tries, as Windows reports it."""

    def __init__(self, code: int, tries: int) -> None:
        self.code, self.left, self.real = code, tries, os.replace

    def __call__(self, source: Path, goal: Path) -> None:
        if not self.left:
            self.real(source, goal)
            return
        self.left -= 1
        error = PermissionError(errno.EACCES, "held")
        error.winerror = self.code  # type: ignore[attr-defined]
        raise error
