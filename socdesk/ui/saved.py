"""What is known of the file of the open engagement, and the clock that says when it was written."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

Clock = Callable[[], datetime]
"""Tells the moment, with its time zone; handed in so that tests can say when it is."""


class Saved(Struct, frozen=True):
    """What the file holds: where it is, its digest, and the engagement as written."""

    path: Path
    digest: str
    at: datetime
