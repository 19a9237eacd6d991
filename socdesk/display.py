"""What a window needs of its surroundings, settled before Qt is loaded."""

import sys
from collections.abc import Mapping, MutableMapping

from socdesk.errors import SocDeskError

_LOADS_CODE = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_QPA_PLATFORMTHEME",
    "QT_STYLE_OVERRIDE",
)
_LOADS_CODE_FAMILIES = ("QML", "PYSIDE")


class NoDisplayError(SocDeskError):
    """There is no screen to show a window on."""

    def __init__(self) -> None:
        super().__init__(
            "There is no display to show the window on; "
            'without one, "socdesk decide FILE" gives the same answer as text '
            'and "socdesk report FILE -o memo.docx" writes the memo.'
        )


def scrub(environment: MutableMapping[str, str]) -> None:
    """Drop every variable that would make Qt load code from elsewhere (reliability.md K3)."""
    for name in list(environment):
        if name in _LOADS_CODE or name.startswith(_LOADS_CODE_FAMILIES):
            del environment[name]


def require_display(environment: Mapping[str, str], platform: str | None) -> None:
    """Raise `NoDisplayError` where Qt would find no screen and abort.

    `platform` is the Qt platform asked for on the command line; it goes before the one of the
    environment. Only X11 and Wayland need a running display; Windows and macOS always have one.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = platform or environment.get("QT_QPA_PLATFORM") or "xcb"
    if not wanted.startswith(("xcb", "wayland")):
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise NoDisplayError


def qt_arguments(platform: str | None) -> list[str]:
    """Return the arguments `QApplication` is built with."""
    return ["socdesk"] if platform is None else ["socdesk", "-platform", platform]
