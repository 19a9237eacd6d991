"""A language in which everything is twice as long: every string of ours and of the pack doubled."""

from typing import Any

import msgspec
from PySide6.QtCore import QTranslator

from socdesk.decision.pack import Pack

_CODES = {"id", "sources", "arises"}


def doubled(text: str) -> str:
    """Return a text twice; a text of nothing stays so."""
    return f"{text} {text}" if text.strip() else text


class Doubling(QTranslator):
    """Translates every string of the program into itself, twice."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's own form
        text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        return doubled(text)


def doubled_pack(pack: Pack) -> Pack:
    """Return a pack with the same rules and every word twice."""
    return Pack(msgspec.structs.replace(pack.content, words=_doubled(pack.words)))


def _doubled(value: Any) -> Any:
    if isinstance(value, str):
        return doubled(value)
    if isinstance(value, dict):
        return {key: _doubled(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_doubled(each) for each in value)
    if isinstance(value, msgspec.Struct):
        names = [name for name in value.__struct_fields__ if name not in _CODES]
        changed = {name: _doubled(getattr(value, name)) for name in names}
        return msgspec.structs.replace(value, **changed)
    return value
