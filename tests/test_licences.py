"""Everything that ships is named with its licence, and every text is there."""

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement

from socdesk.paths import resource
from tests import notice

ROOT = Path(__file__).parent.parent
FOLDER = resource("licences")


def normalised(name: str) -> str:
    """Return a distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(lines: Iterable[str]) -> set[str]:
    """Return every distribution that these requirements bring in, directly or not."""
    wanted = [Requirement(line) for line in lines]
    names = [
        item.name for item in wanted if item.marker is None or item.marker.evaluate({"extra": ""})
    ]
    further = (closure(requires(name) or ()) for name in names)
    return set(map(normalised, names)).union(*further)


def test_every_distribution_needed_at_run_time_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = {normalised(component.name) for component in notice.read(FOLDER)}

    needed = closure(project["dependencies"])
    assert len(needed) > len(project["dependencies"])
    assert needed <= listed


def test_every_text_that_is_named_is_there_and_holds_something() -> None:
    named = {text for component in notice.read(FOLDER) for text in component.texts}

    assert all((FOLDER / text).stat().st_size > 500 for text in named)


def test_every_text_that_is_there_is_named() -> None:
    named = {text for component in notice.read(FOLDER) for text in component.texts}

    assert {path.name for path in FOLDER.iterdir()} == named | {notice.PAGE}


def test_every_font_that_ships_is_listed() -> None:
    listed = {component.name.replace(" ", "") for component in notice.read(FOLDER)}

    families = {Path(font).stem.split("-")[0] for font in resource("fonts").glob("*.ttf")}
    assert families
    assert families <= listed
