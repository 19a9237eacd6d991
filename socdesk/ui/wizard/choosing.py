"""Which cards of a page are chosen, and what a press on one of them answers."""

from collections.abc import Collection

from socdesk.ui.session import Session
from socdesk.ui.wizard.texts import CardText, PageTexts


def all_cards(texts: PageTexts) -> tuple[CardText, ...]:
    """Return the cards of a page but "don't know yet", which comes last."""
    if not texts.is_multi:
        return texts.cards
    return (*texts.cards, CardText("", texts.none))


def chosen_cards(session: Session, texts: PageTexts, line: str | None) -> frozenset[int]:
    """Return the places of the cards that stand for what the engagement holds."""
    given = [session.given(line, name) for name in texts.questions]
    unknown = len(all_cards(texts))
    if all(answer.unknown for answer in given):
        return frozenset((unknown,))
    if not texts.is_multi:
        return frozenset(at for at, card in enumerate(texts.cards) if card.id == given[0].value)
    if all(answer.value == "no" for answer in given):
        return frozenset((unknown - 1,))
    return frozenset(at for at, answer in enumerate(given) if answer.value == "yes")


def values_of(texts: PageTexts, pressed: int, ticked: Collection[int]) -> dict[str, str | None]:
    """Return what a press says; None is don't know.

    `ticked` are the places of all cards that are ticked after it, where a page holds several
    questions: a tick says yes and sets the unticked ones to no.
    """
    names = texts.questions
    if pressed == len(all_cards(texts)):
        return dict.fromkeys(names)
    if not texts.is_multi:
        return {texts.first: texts.cards[pressed].id}
    if pressed == len(names):
        return dict.fromkeys(names, "no")
    return {name: "yes" if at in ticked else "no" for at, name in enumerate(names)}
