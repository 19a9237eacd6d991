"""Misconception cards: which of them arise at a question, a result or the comparison."""

from collections.abc import Collection

from socdesk.decision.pack import Pack
from socdesk.decision.words import Misconception

RESULT = "result"
"""Stands in `arises` for the result of a line."""

COMPARISON = "comparison"
"""Stands in `arises` for the comparison of the reports."""


def cards_at(pack: Pack, places: Collection[str]) -> tuple[Misconception, ...]:
    """Return the cards that arise at one of these places, in the order of the pack."""
    cards = pack.words.misconceptions
    return tuple(card for card in cards if not set(places).isdisjoint(card.arises))
