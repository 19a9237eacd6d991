"""Engagements on the disk: opened whole, saved whole, never over somebody else's change."""

import hashlib
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from socdesk.engagement.codec import LARGEST_FILE, decode, encode
from socdesk.engagement.disk import cause, digest, read_whole, write_safely
from socdesk.engagement.errors import (
    ConflictError,
    EngagementError,
    SaveError,
    UnreadableFile,
)
from socdesk.engagement.model import Engagement
from socdesk.engagement.questions import QuestionSpec


class Opened(Struct, frozen=True):
    """An engagement as read, and the SHA-256 (hex) of the file it came from."""

    engagement: Engagement
    digest: str


def read(path: Path, questions: Mapping[str, QuestionSpec] | None = None) -> Opened:
    """Return the engagement in a file and the file's digest; nothing on the disk changes.

    Without *questions* the answers are not held against a pack yet (see `codec.decode`). Raises
    a refusal of `errors` whose sentence begins with the file's name.
    """
    data = read_whole(path, LARGEST_FILE)
    return Opened(decode(data, questions, path.name), hashlib.sha256(data).hexdigest())


def save(
    path: Path,
    engagement: Engagement,
    expected: str | None,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Write an engagement over the state *expected* and return the file's new digest.

    *expected* is the digest at opening or at the last save, None where there was no file. A file
    that has another digest by now raises `ConflictError`; one that has gone is written anew.
    What would not read back as the same engagement is never written. Raises `SaveError`; the file
    is then as it was. *sleep* waits between tries on Windows while another program holds it.
    """
    data = _proven(engagement, path.name)

    def check(target: Path) -> None:
        found = digest(target)
        if found is not None and found != expected:
            raise ConflictError(_conflict(path.name, expected))

    return write_safely(path, data, check=check, sleep=sleep)


def digest_of(path: Path) -> str | None:
    """Return the digest of the file there now, None for no file: what "save as" may replace.

    Raises `UnreadableFile` for what is no file one can read.
    """
    try:
        return digest(path)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {cause(error)}.") from error


def _proven(engagement: Engagement, name: str) -> bytes:
    """Return the bytes of an engagement that read back as the very same."""
    try:
        data = encode(engagement)
        same = decode(data, name="it") == engagement
    except (EngagementError, UnicodeEncodeError) as error:
        reason = str(error) if isinstance(error, EngagementError) else "It holds broken text."
        raise SaveError(f"{name} was not saved: {reason[0].lower()}{reason[1:]}") from error
    if not same:
        raise SaveError(f"{name} was not saved: it would not read back as it is.")
    return data


def _conflict(name: str, expected: str | None) -> str:
    if expected is None:
        return f"{name} was not saved: a file of that name is there already."
    return (
        f"{name} was not saved: the file was changed by another program or person since it was "
        "opened here, and saving would lose that change."
    )
