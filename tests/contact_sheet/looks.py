"""The looks in which everything is drawn: colours, text size, and the screen."""

import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

LAPTOP, SMALL = (1280, 800), (960, 540)


class Look(Struct, frozen=True):
    """How the program looks: the name begins that of every picture; the window fills the screen."""

    name: str
    dark: bool = False
    zoom: int = 100
    size: tuple[int, int] = LAPTOP

    def platform(self, folder: Path) -> str:
        """Return the Qt platform with a screen of this size; its description lies in a folder."""
        width, height = self.size
        screen = {"name": self.name, "x": 0, "y": 0, "width": width, "height": height}
        screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        # The name of the platform is split at colons, so that no full path of Windows may stand
        # here.
        description = folder / f"{self.name}.json"
        description.write_text(json.dumps({"screens": [screen]}), "utf-8")
        return f"offscreen:configfile={description}"


LOOKS: Mapping[str, Look] = {
    look.name: look
    for look in (
        Look("light-100"),
        Look("dark-100", dark=True),
        Look("light-150", zoom=150),
        Look("dark-150", dark=True, zoom=150),
        Look("small", size=SMALL),
    )
}
