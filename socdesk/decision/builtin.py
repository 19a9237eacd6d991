"""The pack that ships with SOC Desk."""

from functools import cache

from socdesk.decision.pack import COMPILED, Pack, read_compiled
from socdesk.paths import resource


@cache
def builtin() -> Pack:
    """Return the built-in pack, the same one every time: compiled where the build made it so.

    Raises `SocDeskError` where it is damaged.
    """
    try:
        compiled = resource(COMPILED)
    except FileNotFoundError:
        # What proves a pack is loaded only where it is needed: a packaged start has no use for it.
        from socdesk.decision.loading import load

        return load(resource("pack"))
    return read_compiled(compiled.read_bytes())
