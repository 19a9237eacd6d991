"""The fonts that everything typeset is in."""

from functools import lru_cache

import typst

from socdesk.paths import resource


@lru_cache(maxsize=1)
def bundled_fonts() -> typst.Fonts:
    """Return the bundled fonts alone: neither the machine's nor those inside the typesetter."""
    folder = str(resource("fonts"))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )
