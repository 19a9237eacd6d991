"""A display of its own for a test: an X server in memory, on a number nobody else has."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

SIZE = "1600x1000x24"
SECONDS = 30


def program(name: str, package: str) -> str:
    """Where a program is; AssertionError names the package of Debian 12 that holds it."""
    found = shutil.which(name)
    assert found, f"{name} is missing: install {package} (see README, Test it)."
    return found


@contextmanager
def display(size: str = SIZE) -> Iterator[str]:
    """The name of a display (":7") that lives as long as the block.

    The server takes the first number that is free and says which (-displayfd), so that any
    number of processes may ask at the same time. It listens on no network.
    """
    server = program("Xvfb", "xvfb")
    reading, writing = os.pipe()
    try:
        process = subprocess.Popen(
            [server, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    finally:
        os.close(writing)
    try:
        yield f":{_number(reading)}"
    finally:
        os.close(reading)
        process.terminate()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def environment(name: str, **more: str) -> dict[str, str]:
    """What a program started on the display is given: this process's, with the window shown."""
    return {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", **more}


def _number(reading: int) -> int:
    """The number the server writes, and a line feed, when it is ready."""
    said, end = b"", time.monotonic() + SECONDS
    while not said.endswith(b"\n"):
        ready, _, _ = select([reading], [], [], max(0.0, end - time.monotonic()))
        piece = os.read(reading, 64) if ready else b""
        assert piece, "Xvfb ended or was silent before it named its display."
        said += piece
    return int(said)
