"""Whether the misconception cards of a pack stand rightly: ids, texts, and where they arise."""

from collections.abc import Iterable

from socdesk.decision.blocks import Blocks
from socdesk.decision.cards import COMPARISON, RESULT
from socdesk.decision.checking import nearest
from socdesk.decision.faults import Fault


def check_cards(blocks: Blocks) -> Iterable[Fault]:
    """Yield each card with an id used before, an empty text, or a place that is not there."""
    cards = blocks.words.get("misconceptions")
    if cards is None:
        return
    facts = [entry.value for entry in blocks.of("fact")]
    places = {fact.id for fact in facts} | {fact.page for fact in facts if fact.page}
    places |= {RESULT, COMPARISON}
    seen: set[str] = set()
    for number, card in enumerate(cards.value.card):
        if card.id in seen:
            found = f"the id {card.id} a second time"
            yield cards.fault(card.id, found, "an id of its own", "card", number, "id")
        seen.add(card.id)
        for key in ("claim", "truth", "say"):
            if not getattr(card, key).strip():
                yield cards.fault(card.id, f"no {key}", "a sentence", "card", number, key)
        for place in card.arises:
            if place not in places:
                found, expected = f"unknown place {place}", nearest(place, places)
                yield cards.fault(card.id, found, expected, "card", number, "arises")
