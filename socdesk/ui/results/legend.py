"""What solid and hatched mean, shown where something is still open."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.scale import Swatch


class Legend(QWidget):
    """Two steps of the scale with their words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        words = (self.tr("settled"), self.tr("still possible"))
        for settled, word in zip((True, False), words, strict=True):
            self._row.addWidget(Swatch(theme, settled=settled))
            self._row.addWidget(PlainLabel(theme, word, "mark", "ink2"))
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def _follow_theme(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(8))
