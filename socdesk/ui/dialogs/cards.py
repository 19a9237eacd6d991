"""Cards to look up: a misconception with what is true, or a term of the field; and their dialog."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from socdesk.decision.pack import Pack
from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import StrongRule

_WIDTH = 600

translate = QCoreApplication.translate


class CardPart(Struct, frozen=True):
    """A head and what stands under it."""

    head: str
    text: str


class Card(Struct, frozen=True):
    """What a card says: its kind, its title, its parts, and the sources it rests on."""

    id: str
    kind: str
    title: str
    parts: tuple[CardPart, ...]
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """Everything said under the title."""
        return " ".join(part.text for part in self.parts)


def misconceptions(pack: Pack) -> tuple[Card, ...]:
    """Return the pack's misconceptions as cards, in its order."""
    true, say = translate("Cards", "What is true"), translate("Cards", "What to say")
    return tuple(
        Card(
            card.id,
            translate("Cards", "Misconception"),
            card.claim,
            (CardPart(true, card.truth), CardPart(say, card.say)),
            _sources(pack, card.sources),
        )
        for card in pack.words.misconceptions
    )


def glossary(pack: Pack) -> tuple[Card, ...]:
    """Return the pack's terms as cards, in its order; a term is its own id."""
    return tuple(
        Card(
            entry.term,
            translate("Cards", "Term"),
            entry.term,
            (CardPart("", entry.text),),
            _sources(pack, entry.sources),
        )
        for entry in pack.words.glossary
    )


def all_cards(pack: Pack) -> Iterator[Card]:
    """Yield everything that can be looked up: misconceptions, then terms."""
    yield from misconceptions(pack)
    yield from glossary(pack)


def _sources(pack: Pack, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}  {pack.sources[name].title}" for name in names)


class CardDialog(FittedDialog):
    """A card in full: what is said, what is true, what to say, and where it comes from."""

    def __init__(self, theme: Theme, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(theme, card.title, _WIDTH, parent)
        px = theme.px
        self.setWindowTitle(card.kind)
        self.body.insertWidget(0, PlainLabel(theme, card.kind, "small_strong", "ink2"))
        self.body.insertSpacing(1, px(4))
        self.body.addSpacing(px(14))
        self.body.addWidget(StrongRule(theme))
        for part in card.parts:
            self.body.addSpacing(px(14))
            if part.head:
                self.body.addWidget(Prose(theme, part.head, "label"))
                self.body.addSpacing(px(2))
            self.body.addWidget(Prose(theme, part.text, "body"))
        self.body.addSpacing(px(18))
        self.body.addWidget(Prose(theme, self.tr("Sources"), "small_strong", "ink2"))
        for source in card.sources:
            self.body.addWidget(Prose(theme, source, "small", "ink2"))
        close = Button(theme, self.tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons((), close)
        close.setFocus()
