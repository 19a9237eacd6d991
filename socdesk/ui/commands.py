"""What the menus' commands do: each action meets the part that does its work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from socdesk.ui.actions import Actions, next_zoom
from socdesk.ui.file_desk import FileDesk
from socdesk.ui.line_desk import LineDesk
from socdesk.ui.outline.rows import client_place, line_place
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE
from socdesk.ui.plain import PlainMenu
from socdesk.ui.preferences import Preferences
from socdesk.ui.questioning import Questioning
from socdesk.ui.session import Session
from socdesk.ui.start.examples import examples
from socdesk.ui.start.recent import Recent
from socdesk.ui.theme import ZOOMS, Scheme, Theme

_OnLine = Callable[[str], None]
"""What a command does to a line."""


class Commands(QObject):
    """Connects the actions to session, files and lines; keeps them switched as the session is."""

    def __init__(
        self,
        actions: Actions,
        session: Session,
        files: FileDesk,
        lines: LineDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._session = session
        self._files = files
        self._lines = lines
        self._connect_files()
        self._connect_lines()
        self._connect_places()
        for signal in (session.opened, session.changed, session.moved, session.document_changed):
            signal.connect(self.refresh)
        session.questioning.changed.connect(self.refresh)
        session.meeting_mode.changed.connect(self.refresh)
        files.busy_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Switch on what can be done now."""
        self._actions.update_for(self._session, busy=self._files.is_busy)

    def _connect_files(self) -> None:
        actions, files = self._actions, self._files
        actions.new.triggered.connect(files.new_client)
        actions.open.triggered.connect(files.open)
        actions.save.triggered.connect(files.save)
        actions.save_as.triggered.connect(files.save_as)
        actions.memo.triggered.connect(files.make_memo)
        actions.close.triggered.connect(files.close_client)

    def _connect_lines(self) -> None:
        actions, lines = self._actions, self._lines
        actions.undo.triggered.connect(self._session.undo)
        actions.redo.triggered.connect(self._session.redo)
        actions.add_line.triggered.connect(lines.add)
        actions.rename_client.triggered.connect(lines.rename_client)
        actions.meeting.triggered.connect(lines.set_meeting)
        self._on_lines: dict[QAction, _OnLine] = {
            actions.rename_line: lines.rename,
            actions.duplicate_line: lines.duplicate,
            actions.remove_line: lines.remove,
            actions.own_level: lines.set_own_level,
            actions.line_up: partial(lines.move, by=-1),
            actions.line_down: partial(lines.move, by=1),
        }
        for action in self._on_lines:
            action.triggered.connect(self._on_line_in_view)

    def _connect_places(self) -> None:
        actions, session = self._actions, self._session
        actions.back.triggered.connect(session.go_back)
        actions.client.triggered.connect(self._on_client)
        actions.line.triggered.connect(self._on_line)
        actions.results.triggered.connect(self._on_results)
        actions.compare.triggered.connect(self._on_compare)
        actions.timeline.triggered.connect(self._on_timeline)

    def _on_line_in_view(self) -> None:
        action, line = self.sender(), self._session.where.line
        if isinstance(action, QAction) and line is not None:
            self._on_lines[action](line)

    def _on_client(self) -> None:
        self._session.go(client_place(self._session))

    def _on_line(self) -> None:
        lines = self._session.engagement.lines
        line = self._session.where.line or (lines[0].id if lines else None)
        if line is not None:
            self._session.go(line_place(self._session, line))

    def _on_results(self) -> None:
        self._session.go(ORGANISATION)

    def _on_compare(self) -> None:
        self._session.go(COMPARISON)

    def _on_timeline(self) -> None:
        self._session.go(TIMELINE)


class LookCommands(QObject):
    """Connects the View menu to the theme, and remembers what was chosen."""

    def __init__(
        self, actions: Actions, theme: Theme, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._theme = theme
        self._preferences = preferences
        for scheme, action in actions.schemes.items():
            action.setData(scheme.value)
            action.triggered.connect(self._on_scheme)
        actions.larger.triggered.connect(self._on_larger)
        actions.smaller.triggered.connect(self._on_smaller)
        actions.normal.triggered.connect(self._on_normal)
        actions.motion.setChecked(preferences.motion())
        actions.motion.triggered.connect(self._on_motion)
        theme.changed.connect(self._on_changed)
        self._actions.update_theme(theme)

    def _on_scheme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._theme.set_scheme(Scheme(action.data()))

    def _on_larger(self) -> None:
        self._theme.set_zoom(next_zoom(self._theme.zoom, 1))

    def _on_smaller(self) -> None:
        self._theme.set_zoom(next_zoom(self._theme.zoom, -1))

    def _on_normal(self) -> None:
        self._theme.set_zoom(ZOOMS[0])

    def _on_motion(self, allowed: bool) -> None:
        self._theme.set_motion(allowed)

    def _on_changed(self) -> None:
        self._actions.update_theme(self._theme)
        self._preferences.keep_look(self._theme, motion=self._actions.motion.isChecked())


class QuestionsCommand(QObject):
    """Ties the switch to its entry in the View menu, and remembers it between starts."""

    def __init__(
        self, actions: Actions, questioning: Questioning, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._action = actions.all_questions
        self._questioning = questioning
        self._preferences = preferences
        questioning.show_all(preferences.all_questions())
        self._action.setChecked(questioning.shows_all)
        self._action.triggered.connect(questioning.show_all)
        questioning.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._action.setChecked(self._questioning.shows_all)
        self._preferences.keep_all_questions(self._questioning.shows_all)


class FileMenus(QObject):
    """The two menus of files: the shipped examples, and those used last.

    Both are filled when they are opened: until then no file need be read for them.
    """

    def __init__(
        self, theme: Theme, session: Session, recent: Recent, files: FileDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pack = session.pack
        self._mode = session.meeting_mode
        self._recent = recent
        self._files = files
        self.examples = PlainMenu(theme, self.tr("Open &example"))
        self.examples.aboutToShow.connect(self._fill_examples)
        self.examples.triggered.connect(self._on_example)
        self.recent = PlainMenu(theme, self.tr("Open &recent"))
        self.recent.aboutToShow.connect(self.fill)
        self.recent.triggered.connect(self._on_recent)

    def _fill_examples(self) -> None:
        if self.examples.isEmpty():
            for example in examples(self._pack):
                self.examples.add_literal(example.title).setData(example.id)

    def fill(self) -> None:
        """List the files used last, as they are now; in the meeting mode none."""
        self.recent.clear()
        if self._mode.is_on:
            self.recent.addAction(self.tr("Out of sight in the meeting mode")).setEnabled(False)
            return
        for entry in self._recent.entries():
            missing = self._recent.is_missing(entry)
            words = self.tr("%1 (not found)") if missing else "%1"
            action = self.recent.add_literal(words.replace("%1", entry.path.name))
            action.setData(str(entry.path))
            action.setEnabled(not missing)
        if self._recent.entries():
            self.recent.addSeparator()
            self.recent.addAction(self.tr("&Clear the list")).setData("")
        else:
            self.recent.addAction(self.tr("No file yet")).setEnabled(False)

    def _on_example(self, action: QAction) -> None:
        self._files.open_example(action.data())

    def _on_recent(self, action: QAction) -> None:
        if action.data():
            self._files.open_path(Path(action.data()))
        else:
            self._recent.clear()
