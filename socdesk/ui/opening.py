"""How an engagement begins: a client's own, its new year, or a copy of a worked example."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from socdesk.decision.pack import Pack
from socdesk.engagement import changes, store
from socdesk.engagement.model import Engagement, PackUsed
from socdesk.engagement.new_year import NewYear, new_year
from socdesk.engagement.questions import of_pack


def new_engagement(pack: Pack, client: str, lines: Sequence[str], at: datetime) -> Engagement:
    """Return an engagement under an id of its own with these service lines and no answer.

    Raises `socdesk.engagement.errors.InputError` for a name that is too long.
    """
    engagement = Engagement(id=uuid.uuid4().hex, client="", pack=_used(pack))
    engagement = changes.rename_client(engagement, client)
    for name in lines:
        engagement = changes.add_line(engagement, name, at)
    return engagement


def copy_of_example(pack: Pack, path: Path) -> Engagement:
    """Return a copy of a shipped example; raises `socdesk.engagement.errors.EngagementError`."""
    found = store.read(path, of_pack(pack)).engagement
    return replace(found, id=uuid.uuid4().hex, pack=_used(pack))


def new_year_of(pack: Pack, engagement: Engagement, at: datetime) -> NewYear:
    """Return a client's new year under an id of its own, to be answered under this pack."""
    begun = changes.with_pack(engagement, _used(pack))
    return new_year(begun, uuid.uuid4().hex, at)


def _used(pack: Pack) -> PackUsed:
    return PackUsed(id=pack.id, version=pack.version, sha256=pack.sha256)
