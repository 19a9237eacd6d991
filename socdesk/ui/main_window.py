"""The main window: masthead, outline, page and verdict, all following the session."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from socdesk.ui.actions import Actions
from socdesk.ui.asking.desk import AskingDesk
from socdesk.ui.client_window.commands import ClientCommands
from socdesk.ui.commands import Commands, FileMenus, LookCommands, QuestionsCommand
from socdesk.ui.file_desk import Clock, FileDesk
from socdesk.ui.line_desk import LineDesk
from socdesk.ui.masthead import Masthead
from socdesk.ui.messages import FILE_ENDING, Messages
from socdesk.ui.moving.desk import MovingDesk
from socdesk.ui.outline.pane import Outline
from socdesk.ui.pages import Pages
from socdesk.ui.panes import Panes
from socdesk.ui.place import View
from socdesk.ui.preferences import Preferences
from socdesk.ui.session import Session
from socdesk.ui.start.recent import Recent
from socdesk.ui.theme import Theme
from socdesk.ui.verdict.line import VerdictLine
from socdesk.ui.verdict.panel import VerdictPanel
from socdesk.ui.widgets.focus_ring import FocusRing
from socdesk.ui.wizard.wizard import ScopingWizard

if TYPE_CHECKING:
    from socdesk.ui.comparison.page import ComparisonPage
    from socdesk.ui.finder import Finder
    from socdesk.ui.outline.menu import LineMenu
    from socdesk.ui.results.organisation_page import OrganisationPage
    from socdesk.ui.start.page import StartPage
    from socdesk.ui.timeline.page import TimelinePage
    from socdesk.ui.widgets.toast import Toast

_SIZE = QSize(1280, 800)
_LEAST = QSize(640, 420)
_OUTLINE_FOOT = 100
"""What a toast leaves free below it: the bar, and the outline's pages beside it."""


class MainWindow(QMainWindow):
    """One window over one session; what the user is asked goes through `messages`."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        settings: QSettings,
        clock: Clock,
        *,
        messages: type[Messages] = Messages,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.session = session
        self._preferences = Preferences(settings)
        self.recent = Recent(settings, self)
        self.messages = messages(theme, self, settings)
        self.files = FileDesk(session, self.recent, self.messages, clock, self)
        self.lines = LineDesk(session, self.messages, self)
        self.moving = MovingDesk(theme, session, self.files, self.messages, clock, self)
        self.asking = AskingDesk(session, self.messages, clock, self)
        self.commands = Actions(theme, self)
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST)
        self._build_columns()
        self._build_menus()
        self._connect()
        self._ring = FocusRing(theme, self)
        if not self._preferences.restore_geometry(self):
            self.resize(_SIZE)
        self._show_document()

    # Building.

    def _build_columns(self) -> None:
        theme, session = self._theme, self.session
        self.pages = Pages(theme, session, self.recent, self.files, self._preferences)
        self.masthead = Masthead(theme, session)
        self.outline = Outline(theme, session)
        self.verdict = VerdictPanel(theme, session)
        self.verdict_line = VerdictLine(theme, session)
        self.panes = Panes(theme, self.outline, self.pages, self.verdict, self.verdict_line)
        self.setMenuWidget(self.masthead)
        self.setCentralWidget(self.panes)

    def _build_menus(self) -> None:
        theme, session, actions = self._theme, self.session, self.commands
        self._file_menus = FileMenus(theme, session, self.recent, self.files, self)
        actions.fill(self.masthead.bar, self._file_menus.examples, self._file_menus.recent)
        self._commands = Commands(actions, session, self.files, self.lines, self)
        self._looks = LookCommands(actions, theme, self._preferences, self)
        self._questions = QuestionsCommand(actions, session.questioning, self._preferences, self)
        self._client = ClientCommands(actions, theme, session, self.pages, self.files, self)
        self.client_desk = self._client.desk
        self._client.desk.changed.connect(self._on_client_window)
        self.masthead.client_window_requested.connect(self._client.desk.toggle)
        actions.next.triggered.connect(self.wizard.go_on)
        actions.new_year.triggered.connect(self.moving.new_year)
        actions.compare_file.triggered.connect(self.moving.compare)
        actions.copy_answers.triggered.connect(self.moving.copy_to_line_in_view)
        actions.quit.triggered.connect(self.close)
        actions.find.triggered.connect(self._on_find)
        actions.history.triggered.connect(self._on_history)
        actions.panes.triggered.connect(self._next_pane)
        actions.open_points.triggered.connect(self.asking.show_open_points)
        actions.ask_later.triggered.connect(self.asking.make_pages)
        actions.read_answers.triggered.connect(self.asking.read_answers)
        actions.keyboard.triggered.connect(self.messages.show_keyboard)
        actions.about.triggered.connect(self._on_about)

    def _connect(self) -> None:
        session, files = self.session, self.files
        session.moved.connect(self._on_moved)
        session.opened.connect(self._show_document)
        session.document_changed.connect(self._show_document)
        files.told.connect(self._on_told)
        self.moving.told.connect(self._on_told)
        files.busy_changed.connect(self.masthead.set_busy)
        self.asking.told.connect(self._on_told)
        self.pages.copied.connect(self._on_copied)
        self.pages.asking_requested.connect(self.asking.show_open_points)
        self.pages.card_wanted.connect(self._on_card)
        self.pages.print_wanted.connect(self._on_print)
        self.verdict.memo_requested.connect(files.make_memo)
        self.verdict.override_requested.connect(self.commands.own_level.trigger)
        self.panes.compact_changed.connect(self.masthead.set_compact)
        self.masthead.outline_requested.connect(self.panes.toggle_drawer)
        self.masthead.find_requested.connect(self._on_find)
        self.outline.add_requested.connect(self.lines.add)
        self.outline.remove_requested.connect(self.lines.remove)
        self.outline.refused.connect(self.lines.tell_refusal)
        self.outline.gone_to.connect(self.panes.close_drawer)
        self.outline.open_points_requested.connect(self.asking.show_open_points)
        self.outline.menu_requested.connect(self._on_line_menu)

    # What is built when it is first needed, so that no start waits for it.

    @property
    def wizard(self) -> ScopingWizard:
        return self.pages.wizard

    @property
    def start(self) -> "StartPage":
        return self.pages.start

    @property
    def organisation(self) -> "OrganisationPage":
        return self.pages.organisation

    @property
    def comparison(self) -> "ComparisonPage":
        return self.pages.comparison

    @property
    def timeline(self) -> "TimelinePage":
        return self.pages.timeline

    @cached_property
    def finder(self) -> "Finder":
        from socdesk.ui.finder import Finder

        finder = Finder(self._theme, self.session, self.panes)
        finder.card_wanted.connect(self._on_card)
        return finder

    @cached_property
    def toast(self) -> "Toast":
        from socdesk.ui.widgets.toast import Toast

        return Toast(self._theme, self)

    @cached_property
    def line_menu(self) -> "LineMenu":
        """The menu of a line in the outline."""
        from socdesk.ui.outline.menu import LineMenu

        menu = LineMenu(self._theme, self.session, self.lines, self)
        menu.rename_requested.connect(self.outline.rename_in_place)
        menu.copy_requested.connect(self.moving.copy_to)
        return menu

    # Following the session.

    def page(self) -> QWidget:
        """Return the page in view."""
        return self.pages.page(self.session.where.view)

    def setVisible(self, visible: bool) -> None:
        """Put the page in view on top before it is seen."""
        if visible:
            self._show_place()
        super().setVisible(visible)

    def _on_moved(self) -> None:
        # What is opened before the window is shown would only build pages that are not seen.
        if self.isVisible():
            self._show_place()

    def _show_place(self) -> None:
        self.panes.show_view(self.session.where.view)
        page = self.page()
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            if page is not self.wizard and self.isVisible():
                page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_document(self) -> None:
        name = self.session.title.replace("[*]", "[*][*]")
        program = self.tr("SOC Desk")
        self.setWindowTitle(f"{name}[*] – {program}" if self.session.is_open else program)
        self.setWindowModified(self.session.is_dirty)

    def _on_told(self, lead: str, text: str) -> None:
        on_start = self.session.where.view is View.START
        self.toast.set_floor(0 if on_start else self._theme.px(_OUTLINE_FOOT))
        self.toast.show_message(lead, text)

    def _on_copied(self) -> None:
        self._on_told(self.tr("Table copied"), "")

    def _on_print(self) -> None:
        printer = self.messages.ask_printer(self.session.title or self.tr("SOC Desk"))
        if printer is None:
            return
        if self.comparison.print_on(printer):
            self._on_told(self.tr("Printed"), "")
        else:
            self._on_told(self.tr("Not printed"), self.tr("The printer could not be reached."))

    def _on_find(self) -> None:
        self.finder.open()

    def _on_card(self, card: str) -> None:
        self.messages.show_card(self.session.pack, card)

    def _on_about(self) -> None:
        self.messages.show_about(self.session.pack)

    def _on_history(self) -> None:
        self.messages.show_history(self.session)

    def _on_client_window(self) -> None:
        self.masthead.show_client_window(self.client_desk.shown)

    def _on_line_menu(self, line: str, at: QPoint) -> None:
        self.line_menu.open_for(line, at)

    # Keys, drops.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close a drawer, or else end a preview, and otherwise do nothing."""
        if event.key() == Qt.Key.Key_Escape:
            if self.panes.is_drawer_open():
                self.panes.close_drawer()
            else:
                self.verdict.end_preview()
            return
        super().keyPressEvent(event)

    def _next_pane(self) -> None:
        """Move the focus on: outline, page, verdict, and round again."""
        panes = [self.outline.lines, self.page(), self.verdict]
        shown = [pane for pane in panes if pane.isVisible()]
        focus = self.focusWidget()
        inside = [at for at, pane in enumerate(shown) if _holds(pane, focus)]
        first = inside[0] + 1 if inside else 0
        for step in range(len(shown)):
            pane = shown[(first + step) % len(shown)]
            if _take_focus(pane):
                return

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one engagement file."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file dropped."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes, and remember size and place."""
        if not self.files.may_leave():
            event.ignore()
            return
        self._preferences.keep_geometry(self)
        self.client_desk.leave()
        event.accept()


def _take_focus(pane: QWidget) -> bool:
    """Give the focus to a pane, or to the first control in it that takes it by Tab."""
    reason = Qt.FocusReason.ShortcutFocusReason
    controls = [pane, *pane.findChildren(QWidget)]
    for control in controls:
        if control.isVisible() and control.isEnabled() and _takes_tab(control):
            control.setFocus(reason)
            return True
    return False


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _takes_tab(control: QWidget) -> bool:
    return bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix == f".{FILE_ENDING}" else None
