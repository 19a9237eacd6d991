"""Help: the keys, and what this program and its rules are."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from socdesk import __version__
from socdesk.decision.pack import Pack
from socdesk.paths import resource
from socdesk.report.dates import iso_in_words
from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline, StrongRule

translate = QCoreApplication.translate

_WIDTH = 680
_KEY_COLUMN = 200
_KEY_SHARE = 0.36


class _Sheet(FittedDialog):
    """A title, rows of a term and what it means, and a button that closes."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None) -> None:
        super().__init__(theme, title, _WIDTH, parent)
        self.body.setSpacing(theme.px(12))

    def _table(self, rows: list[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(self._theme.px(5))
        keys = min(self._theme.px(_KEY_COLUMN), round(self._width * _KEY_SHARE))
        grid.setColumnMinimumWidth(0, keys)
        grid.setColumnStretch(1, 1)
        for at, (term, meaning) in enumerate(rows):
            grid.addWidget(Prose(self._theme, term, "side_strong"), at, 0)
            grid.addWidget(Prose(self._theme, meaning, "side"), at, 1)
        return grid

    def _add_close(self, *others: Button) -> None:
        close = Button(self._theme, self.tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(others, close)


class KeyboardDialog(_Sheet):
    """The keys, by what one wants to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("About", "Keyboard"), parent)
        rows = [
            (self.tr("1 to 9"), self.tr("Choose an answer")),
            (self.tr("0 or ?"), self.tr("Don’t know yet")),
            (self.tr("Enter"), self.tr("Next")),
            (self.tr("Alt+Left, Alt+Right"), self.tr("Back, Next")),
            (self.tr("Ctrl+K"), self.tr("Find a question, a line, a page or a term")),
            (
                self.tr("Ctrl+1 to Ctrl+5"),
                self.tr("Client, the line in view, Results, Compare, Timeline"),
            ),
            (self.tr("Ctrl+6"), self.tr("Open points over all lines")),
            (self.tr("Ctrl+Z, Ctrl+Y"), self.tr("Undo, redo, also from inside a note")),
            (self.tr("Ctrl+H"), self.tr("History")),
            (self.tr("Ctrl+L, Ctrl+D"), self.tr("Add a line, duplicate the line in view")),
            (self.tr("Alt+Up, Alt+Down"), self.tr("Move the line in view")),
            (self.tr("F2, Delete"), self.tr("In the outline: rename, remove the line")),
            (self.tr("Ctrl+N, Ctrl+O, Ctrl+S"), self.tr("New client, open, save")),
            (self.tr("Ctrl+Shift+S, Ctrl+W, Ctrl+Q"), self.tr("Save as, close client, quit")),
            (self.tr("Ctrl+M"), self.tr("Make memo")),
            (self.tr("Ctrl++, Ctrl+-, Ctrl+0"), self.tr("Larger, smaller, normal text")),
            (self.tr("F5, Ctrl+F5"), self.tr("Client window; let it stay at a place")),
            (self.tr("Shift+F5"), self.tr("Meeting mode: notes and names out of sight")),
            (self.tr("F6"), self.tr("Between outline, page and verdict")),
            (self.tr("F1"), self.tr("These keys")),
        ]
        self.body.addLayout(self._table(rows))
        self._add_close()


class AboutDialog(_Sheet):
    """The program, the rule pack with its proof, and the licences of what is shipped."""

    def __init__(self, theme: Theme, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("About", "SOC Desk"), parent)
        self._pack = pack
        lead = self.tr(
            "Which SOC report each service line needs, and why. Works without a network."
        )
        self.body.addWidget(Prose(theme, lead, "standfirst", "ink2"))
        self.body.addWidget(StrongRule(theme))
        self.body.addLayout(self._table(self._facts()))
        self.body.addWidget(Hairline(theme))
        self.body.addLayout(self._table(self._proof()))
        licences = Button(theme, self.tr("Licences"), ButtonKind.TEXT)
        licences.clicked.connect(self._on_licences)
        copy = Button(theme, self.tr("Copy details"), ButtonKind.TEXT)
        copy.clicked.connect(self._on_copy)
        self._add_close(licences, copy)

    def details(self) -> str:
        """Return the facts as text, one a line."""
        return "\n".join(f"{term}: {value}" for term, value in [*self._facts(), *self._proof()])

    def _facts(self) -> list[tuple[str, str]]:
        pack = self._pack
        return [
            (self.tr("Program"), f"SOC Desk {__version__}"),
            (self.tr("Rule pack"), f"{pack.id} {pack.version}"),
            (self.tr("In force from"), iso_in_words(pack.effective)),
            (self.tr("Standards checked"), iso_in_words(pack.standards_checked)),
            (self.tr("Pack hash (SHA-256)"), f"{pack.sha256[:32]} {pack.sha256[32:]}"),
        ]

    def _proof(self) -> list[tuple[str, str]]:
        counts = self._pack.counts
        figures = (
            (counts.facts, self.tr("facts")),
            (counts.tables, self.tr("tables")),
            (counts.rows, self.tr("rows")),
            (counts.combinations, self.tr("combinations")),
            (counts.outcomes, self.tr("outcomes")),
            (counts.monotonicities, self.tr("monotonicities")),
        )
        proven = ", ".join(f"{figure:,} {words}" for figure, words in figures)
        text = self.tr("No gap, no overlap, no dead row, no idle question: %1.")
        return [(self.tr("Proven"), text.replace("%1", proven))]

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())

    def _on_licences(self) -> None:
        dialog = LicencesDialog(self._theme, self)
        dialog.exec()
        dialog.deleteLater()


class LicencesDialog(_Sheet):
    """The notices and licence texts of everything shipped, one under the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("About", "Licences"), parent)
        for path in sorted(resource("licences").glob("*.txt"), key=_notice_first):
            self.body.addWidget(Prose(theme, path.stem, "label"))
            text = path.read_text("utf-8", errors="replace")
            self.body.addWidget(Prose(theme, text, "small", "ink2"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Licence texts"))
        self._add_close()


def _notice_first(path: Path) -> tuple[bool, str]:
    return path.name != "NOTICE.txt", path.name
