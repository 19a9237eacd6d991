"""Parts of the page: the legend, the facts in large type, the banners."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.results.sections import Block, Section
from socdesk.ui.theme import Theme
from socdesk.ui.timeline.words import Told
from socdesk.ui.widgets.banner import Banner, BannerKind, Jump
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.scale import Swatch


class TypicalLegend(QWidget):
    """What solid and hatched mean on the chart."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        words = (self.tr("typical"), self.tr("range seen"))
        for settled, word in zip((True, False), words, strict=True):
            self._row.addWidget(Swatch(theme, settled=settled))
            self._row.addWidget(PlainLabel(theme, word, "small", "ink2"))
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(8))


class FactBlock(Block):
    """A fact in serif 26 under a hairline, and its sentence."""

    def __init__(self, theme: Theme, told: Told) -> None:
        super().__init__(theme)
        self._box = QVBoxLayout(self)
        self._box.addWidget(Hairline(theme))
        self._box.addWidget(Prose(theme, told.head, "title_head"))
        self._box.addWidget(Prose(theme, told.text, "side", "ink2"))
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self.theme.px(6))


class Facts(Section[Told]):
    """The three facts side by side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._head.hide()

    def build(self, item: Told) -> QWidget:
        return FactBlock(self._theme, item)


class Said(Struct, frozen=True):
    """A banner: what kind, its lead and sentence, and the questions it leads to."""

    kind: BannerKind
    lead: str
    text: str
    jumps: tuple[Jump, ...] = ()


class Banners(Section[Said]):
    """What speaks against the plan, and what it takes for granted."""

    row_gap = 16
    jump_requested = Signal(str)

    def build(self, item: Said) -> QWidget:
        banner = Banner(self._theme, item.kind, item.lead, item.text, jumps=item.jumps)
        banner.jump_requested.connect(self.jump_requested)
        return banner


class Nothing(QWidget):
    """What stands where there is no timeline: a title, a sentence, a button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Prose(theme, "", "title_small")
        self._text = Prose(theme, "", "body", "ink2")
        self.act = Button(theme, "", ButtonKind.PRIMARY)
        self._box = QVBoxLayout(self)
        for part in (self._title, self._text):
            self._box.addWidget(part)
        self._box.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def say(self, title: str, text: str, act: str) -> None:
        """Show these words."""
        self._title.set_text(title)
        self._text.set_text(text)
        self.act.setText(act)

    def text(self) -> str:
        """Return what is said."""
        return f"{self._title.text()} {self._text.text()}"

    def _follow_theme(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._theme.px(16))
