"""Reads resources/licences/NOTICE.txt, the list of everything that ships."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = "NOTICE.txt"
HEAD = "Component | Licence | Texts"


@dataclass(frozen=True, slots=True)
class Component:
    """One line of the list; `texts` are files beside it."""

    title: str
    licence: str
    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The component without what comes with it or where it comes in."""
        return re.split(",| and |'", self.title)[0]


def read(folder: Path) -> list[Component]:
    """Return the components listed in the notice of a folder of licences."""
    lines = (folder / PAGE).read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines[lines.index(HEAD) + 1 :] if " | " in line]
    return [Component(title, licence, tuple(texts.split())) for title, licence, texts in rows]
