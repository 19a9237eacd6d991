"""Finds the terms of the glossary in the table's texts."""

import re

from socdesk.decision.pack import Pack
from socdesk.ui.widgets.prose import Span


class Terms:
    """Finds the terms of a pack's glossary in running text, the longest first.

    The categories have everyday names: one alone is taken for the everyday word.
    """

    def __init__(self, pack: Pack) -> None:
        self.texts = {entry.term: entry.text for entry in pack.words.glossary}
        self._categories = frozenset(pack.words.terms.categories)
        self._names = {name.casefold(): name for name in self.texts}
        longest = sorted(self.texts, key=len, reverse=True)
        names = "|".join(re.escape(name) for name in longest)
        self._found = re.compile(rf"(?<![\w-])({names})(s?)(?![\w-])", re.IGNORECASE)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Terms) and other.texts == self.texts

    def __hash__(self) -> int:
        return hash(tuple(self.texts))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return a text in pieces; each term is one of its own where it stands first."""
        pieces: list[Span] = []
        end = 0
        seen: set[str] = set()
        named = {self._names[name.casefold()] for name, _ in self._found.findall(text)}
        if len(named & self._categories) == 1:
            seen |= self._categories
        for match in self._found.finditer(text):
            name = self._names[match.group(1).casefold()]
            if name in seen:
                continue
            seen.add(name)
            if match.start() > end:
                pieces.append(Span(text[end : match.start()]))
            pieces.append(Span(match.group(), term=name))
            end = match.end()
        if end < len(text) or not pieces:
            pieces.append(Span(text[end:]))
        return tuple(pieces)
