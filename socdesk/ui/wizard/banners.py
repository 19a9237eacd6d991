"""The banners of a page: answers that exclude each other, and traps, one below the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.decision.advice import Contradiction, Note
from socdesk.decision.pack import Pack
from socdesk.ui.place import Where
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.banner import Banner, BannerKind, Jump
from socdesk.ui.wizard.remarks import Clash, Remarks
from socdesk.ui.wizard.terms import closed
from socdesk.ui.wizard.texts import place_of

_BETWEEN = 16


class RemarkBanners(QWidget):
    """Shows remarks; `jump_requested` carries the place of an answer that was asked for.

    On a question's page the jumps lead to the other answer only.
    """

    jump_requested = Signal(Where)

    def __init__(self, theme: Theme, pack: Pack, own: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._pack = pack
        self._own = own
        self._shown = Remarks()
        self._places: dict[str, Where] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def show_remarks(self, remarks: Remarks) -> None:
        """Show these remarks; banners that stay as they are are left alone."""
        if remarks == self._shown:
            return
        self._shown = remarks
        self._places.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for clash in remarks.clashes:
            self._column.addWidget(self._clash(clash))
        for trap in remarks.traps:
            self._column.addWidget(trap_banner(self._theme, trap))
        self.setVisible(bool(remarks.clashes or remarks.traps))

    def _follow_theme(self) -> None:
        self._column.setSpacing(self._theme.px(_BETWEEN))

    def _clash(self, clash: Clash) -> Banner:
        found = clash.found
        jumps = []
        for name in found.questions:
            if name not in self._own:
                self._places[name] = place_of(self._pack, clash.line, name)
                reference = self._pack.fact(name).reference
                jumps.append(Jump(name, self.tr("Go to %1").replace("%1", reference)))
        banner = clash_banner(self._theme, self._pack, found, tuple(jumps))
        banner.jump_requested.connect(self._on_jump)
        return banner

    def _on_jump(self, name: str) -> None:
        self.jump_requested.emit(self._places[name])


def clash_banner(theme: Theme, pack: Pack, found: Contradiction, jumps: tuple[Jump, ...]) -> Banner:
    """Return the banner of a contradiction: its title, what to do, and the way to the answers."""
    lead = closed(pack.words.notes.contradictions[found.id].title)
    references = ", ".join(pack.fact(name).reference for name in found.questions)
    return Banner(theme, BannerKind.CONTRADICTION, lead, found.text, references, jumps)


def trap_banner(theme: Theme, trap: Note) -> Banner:
    """Return the banner of a trap."""
    return Banner(theme, BannerKind.TRAP, closed(trap.title), trap.text, trap.id)
