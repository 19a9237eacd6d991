"""The shipped worked examples, as the start page and the File menu list them."""

from pathlib import Path

from msgspec import Struct

from socdesk.decision.advice import Advice
from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.engagement.model import to_case
from socdesk.engagement.questions import of_pack
from socdesk.engagement.store import read
from socdesk.errors import SocDeskError
from socdesk.paths import resource

FIRST = "bank"
"""The example that leads the list: the one that shows both reports, and none."""

_FOLDER = "examples"
_ENDING = ".socdesk"


class Example(Struct, frozen=True):
    """An example: its id, its title (the client's name in the file), its file, its advice."""

    id: str
    title: str
    path: Path
    advice: Advice


def examples(pack: Pack) -> tuple[Example, ...]:
    """Return the examples, `FIRST` first, the others by title; all is computed from the files."""
    found = []
    for path in sorted(resource(_FOLDER).glob(f"*{_ENDING}")):
        engagement = read(path, of_pack(pack)).engagement
        advice = advise(pack, to_case(engagement))
        found.append(Example(path.stem, engagement.client, path, advice))
    return tuple(sorted(found, key=lambda example: (example.id != FIRST, example.title)))


def example_path(name: str) -> Path:
    """Return the file of an example; raises `SocDeskError`, which lists them, for an unknown id."""
    files = {path.stem: path for path in sorted(resource(_FOLDER).glob(f"*{_ENDING}"))}
    if name not in files:
        raise SocDeskError(f'There is no example "{name}"; there are: {", ".join(files)}.')
    return files[name]
