"""The window's commands: names, keys, and the menus they stand in."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from socdesk.engagement.copying import has_source
from socdesk.ui.plain import PlainMenu
from socdesk.ui.session import Session
from socdesk.ui.theme import ZOOMS, Scheme, Theme


class Actions(QObject):
    """All commands as actions of one window; what they do is connected by the window.

    A command that cannot be done now is switched off by `update_for`.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._make_file()
        self._make_edit()
        self._make_view()
        self._make_go()
        self.keyboard = self._action(self.tr("&Keyboard"), "F1")
        self.about = self._action(self.tr("&About SOC Desk"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _make_file(self) -> None:
        self.new = self._action(self.tr("&New client..."), "Ctrl+N")
        self.open = self._action(self.tr("&Open..."), "Ctrl+O")
        self.new_year = self._action(self.tr("New &year for this client..."))
        self.compare_file = self._action(self.tr("Compare &with another file..."))
        self.save = self._action(self.tr("&Save"), "Ctrl+S")
        self.save_as = self._action(self.tr("Save &as..."), "Ctrl+Shift+S")
        self.memo = self._action(self.tr("Make &memo..."), "Ctrl+M")
        self.ask_later = self._action(self.tr("Make ask-&later pages..."))
        self.read_answers = self._action(self.tr("Read answers &back..."))
        self.close = self._action(self.tr("&Close client"), "Ctrl+W")
        self.quit = self._action(self.tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit(self) -> None:
        self.undo = self._action(self.tr("&Undo"), "Ctrl+Z")
        self.redo = self._action(self.tr("&Redo"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.rename_client = self._action(self.tr("Rename &client..."))
        self.meeting = self._action(self.tr("&Meeting..."))
        self.add_line = self._action(self.tr("&Add a line..."), "Ctrl+L")
        self.rename_line = self._action(self.tr("Re&name line..."))
        self.duplicate_line = self._action(self.tr("&Duplicate line"), "Ctrl+D")
        self.copy_answers = self._action(self.tr("Copy answers &from..."))
        self.own_level = self._action(self.tr("Set a &level of your own..."))
        self.remove_line = self._action(self.tr("Remo&ve line..."))
        self.line_up = self._action(self.tr("Move line u&p"), "Alt+Up")
        self.line_down = self._action(self.tr("Move line do&wn"), "Alt+Down")

    def _make_view(self) -> None:
        names = (
            (Scheme.LIGHT, self.tr("&Light")),
            (Scheme.DARK, self.tr("&Dark")),
            (Scheme.SYSTEM, self.tr("As the &system")),
        )
        group = QActionGroup(self)
        self.schemes: dict[Scheme, QAction] = {}
        for scheme, name in names:
            action = self._action(name)
            action.setCheckable(True)
            group.addAction(action)
            self.schemes[scheme] = action
        self.larger = self._action(self.tr("L&arger text"), "Ctrl++", "Ctrl+=")
        self.smaller = self._action(self.tr("S&maller text"), "Ctrl+-")
        self.normal = self._action(self.tr("&Normal text"), "Ctrl+0")
        self.motion = self._action(self.tr("M&otion"))
        self.motion.setCheckable(True)
        self.all_questions = self._action(self.tr("Show all &questions"))
        self.client_window = self._action(self.tr("&Client window"), "F5")
        self.client_stays = self._action(self.tr("Client window s&tays here"), "Ctrl+F5")
        self.meeting_mode = self._action(self.tr("M&eeting mode"), "Shift+F5")
        for action in (
            self.all_questions,
            self.client_window,
            self.client_stays,
            self.meeting_mode,
        ):
            action.setCheckable(True)

    def _make_go(self) -> None:
        self.back = self._action(self.tr("&Back"), "Alt+Left")
        self.next = self._action(self.tr("&Next"), "Alt+Right")
        self.find = self._action(self.tr("&Find a question..."), "Ctrl+K")
        self.client = self._action(self.tr("&Client"), "Ctrl+1")
        self.line = self._action(self.tr("&Service line"), "Ctrl+2")
        self.results = self._action(self.tr("&Results"), "Ctrl+3")
        self.compare = self._action(self.tr("C&ompare"), "Ctrl+4")
        self.history = self._action(self.tr("&History..."), "Ctrl+H")
        self.timeline = self._action(self.tr("&Timeline"), "Ctrl+5")
        self.open_points = self._action(self.tr("Op&en points..."), "Ctrl+6")
        self.panes = self._action(self.tr("Next &pane"), "F6")

    def _action(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action

    def fill(self, bar: QMenuBar, examples: PlainMenu, recent: PlainMenu) -> None:
        """Put the commands into the menus of a menu bar."""
        self._menu(
            bar,
            self.tr("&File"),
            (
                *(self.new, self.open, examples, recent, None),
                *(self.new_year, self.compare_file, None, self.save, self.save_as, self.memo, None),
                *(self.ask_later, self.read_answers, None, self.close, self.quit),
            ),
        )
        self._menu(
            bar,
            self.tr("&Edit"),
            (
                *(self.undo, self.redo, None, self.add_line, self.rename_line),
                *(self.duplicate_line, self.copy_answers, self.own_level),
                *(self.line_up, self.line_down, self.remove_line),
                *(None, self.rename_client, self.meeting),
            ),
        )
        self._menu(
            bar,
            self.tr("&View"),
            (
                *self.schemes.values(),
                None,
                self.larger,
                self.smaller,
                self.normal,
                None,
                self.motion,
                None,
                self.all_questions,
                None,
                *(self.client_window, self.client_stays, self.meeting_mode),
            ),
        )
        self._menu(
            bar,
            self.tr("&Go"),
            (
                *(self.back, self.next, None, self.find, None),
                *(self.client, self.line, self.results, self.compare, self.timeline),
                *(None, self.open_points, self.history, None, self.panes),
            ),
        )
        self._menu(bar, self.tr("&Help"), (self.keyboard, self.about))

    def _menu(
        self, bar: QMenuBar, title: str, entries: Sequence[QAction | PlainMenu | None]
    ) -> None:
        menu = PlainMenu(self._theme, title, bar)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, PlainMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)
        bar.addMenu(menu)

    def update_for(self, session: Session, *, busy: bool) -> None:
        """Switch on what can be done with the session as it stands."""
        is_open = session.is_open
        lines = session.engagement.lines if is_open else ()
        line = session.where.line
        in_meeting = session.meeting_mode.is_on
        position = session.engagement.position(line) if line is not None else -1
        for action, possible in (
            (self.new_year, is_open),
            (self.compare_file, is_open and not in_meeting),
            (self.save, is_open),
            (self.save_as, is_open),
            (self.memo, is_open and not busy),
            (self.ask_later, is_open and not in_meeting),
            (self.read_answers, is_open and not in_meeting),
            (self.open_points, is_open and not in_meeting),
            (self.close, is_open),
            (self.undo, session.can_undo),
            (self.redo, session.can_redo),
            (self.rename_client, is_open),
            (self.meeting, is_open and not in_meeting),
            (self.add_line, is_open),
            (self.rename_line, line is not None),
            (self.duplicate_line, line is not None),
            (self.copy_answers, line is not None and has_source(lines, line)),
            (self.remove_line, line is not None),
            (self.own_level, line is not None and not in_meeting),
            (self.line_up, position > 0),
            (self.line_down, 0 <= position < len(lines) - 1),
            (self.back, is_open and session.previous_place() is not None),
            (self.next, is_open and session.next_place() is not None),
            (self.find, is_open),
            (self.client, is_open),
            (self.line, bool(lines)),
            (self.results, is_open),
            (self.compare, is_open),
            (self.history, is_open),
            (self.timeline, is_open),
        ):
            action.setEnabled(possible)

    def update_theme(self, theme: Theme) -> None:
        """Tick the scheme in force, and stop at the largest and the smallest text."""
        self.schemes[theme.scheme].setChecked(True)
        self.larger.setEnabled(theme.zoom < ZOOMS[-1])
        self.smaller.setEnabled(theme.zoom > ZOOMS[0])
        self.normal.setEnabled(theme.zoom != ZOOMS[0])


def next_zoom(zoom: int, step: int) -> int:
    """Return the text size one step larger (1) or smaller (-1) of those offered."""
    if step > 0:
        return next((each for each in ZOOMS if each > zoom), ZOOMS[-1])
    return next((each for each in reversed(ZOOMS) if each < zoom), ZOOMS[0])
