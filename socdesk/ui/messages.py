"""Everything the window asks the user, behind one seam that tests and the self-test answer."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QStandardPaths
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Meeting
from socdesk.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtPrintSupport import QPrinter

    from socdesk.decision.advice import LineAdvice
    from socdesk.decision.own import OwnLevel
    from socdesk.report.asking.people import Asked
    from socdesk.ui.asking.answers_dialog import AnswerRow, Taken
    from socdesk.ui.asking.open_dialog import Wish
    from socdesk.ui.dialogs.own_level import OwnChoice
    from socdesk.ui.dialogs.small import NewClient
    from socdesk.ui.place import Where
    from socdesk.ui.session import Session
    from socdesk.ui.widgets.message_dialog import Act

FILE_ENDING = "socdesk"
_FOLDER_KEY = "folder"
_UNFIT = '<>:"/\\|?*'


class Unsaved(Enum):
    """What to do with changes no file holds."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Messages(QObject):
    """Dialogs over one window; each method waits for the answer and returns it.

    Their modules are imported when there is something to ask: a start asks nothing.
    """

    def __init__(self, theme: Theme, window: QWidget, settings: QSettings) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._settings = settings

    def ask_new_client(self) -> "NewClient | None":
        """Ask for a client and its lines; None where it was cancelled."""
        from socdesk.ui.dialogs.small import NewClientDialog

        dialog = NewClientDialog(self._theme, self._window)
        accepted = bool(dialog.exec())
        found = dialog.new_client()
        dialog.deleteLater()
        return found if accepted else None

    def ask_name(self, title: str, label: str, act: str, text: str = "") -> str | None:
        """Ask for one name; None where it was cancelled."""
        from socdesk.ui.dialogs.small import NameDialog

        dialog = NameDialog(self._theme, title, label, act, text, self._window)
        accepted = bool(dialog.exec())
        found = dialog.name()
        dialog.deleteLater()
        return found if accepted else None

    def ask_meeting(self, meeting: Meeting, today: date) -> Meeting | None:
        """Ask for the meeting's day and people; None where it was cancelled."""
        from socdesk.ui.dialogs.small import MeetingDialog

        dialog = MeetingDialog(self._theme, meeting, today, self._window)
        accepted = bool(dialog.exec())
        found = dialog.meeting() if accepted else None
        dialog.deleteLater()
        return found

    def ask_own_level(
        self, pack: Pack, advice: "LineAdvice", own: "Mapping[str, OwnLevel]"
    ) -> "OwnChoice | None":
        """Ask for a level beside the rules' on a line; None where it was cancelled."""
        from socdesk.ui.dialogs.own_level import OwnLevelDialog

        dialog = OwnLevelDialog(self._theme, pack, advice, own, self._window)
        accepted = bool(dialog.exec())
        found = dialog.choice()
        dialog.deleteLater()
        return found if accepted else None

    def ask_remove_line(self, name: str) -> bool:
        """Ask whether a line with its answers goes."""
        from socdesk.ui.widgets.message_dialog import Act

        title = self.tr("Remove %1?").replace("%1", name)
        text = self.tr("Its answers and notes go with it. Undo brings them back.")
        acts = (
            Act("keep", self.tr("Keep the line"), escape=True),
            Act("remove", self.tr("Remove the line"), primary=True),
        )
        return self._ask(title, text, acts) == "remove"

    def ask_unsaved(self, client: str) -> Unsaved:
        """Ask what becomes of changes before the engagement is left."""
        from socdesk.ui.widgets.message_dialog import Act

        title = self.tr("Save the changes to %1?").replace("%1", client or self.tr("this client"))
        text = self.tr("Otherwise what changed since the last save is gone.")
        acts = (
            Act("discard", self.tr("Leave without saving")),
            Act("cancel", self.tr("Go on working"), escape=True),
            Act("save", self.tr("Save"), primary=True),
        )
        return Unsaved(self._ask(title, text, acts) or "cancel")

    def tell_fault(self, title: str, happened: str, safe: str, act: str) -> bool:
        """Say what happened and what is safe; return whether the act offered was chosen.

        Without an act there is only a button that closes.
        """
        from socdesk.ui.widgets.message_dialog import Act

        close = self.tr("Close")
        acts = [Act("close", close, primary=not act, escape=True)]
        if act:
            acts.append(Act("act", act, primary=True))
        return self._ask(title, happened, tuple(acts), more=safe, fault=True) == "act"

    def tell_bug(self, details: str) -> None:
        """Say calmly that something went wrong inside; the details can be copied."""
        from socdesk.ui.widgets.message_dialog import Act, MessageDialog

        title = self.tr("Something went wrong inside SOC Desk")
        text = self.tr("The last step may not have been done. Your answers are still open here.")
        more = self.tr("Save under another name and go on. The details name no client.")
        dialog = MessageDialog(
            self._theme,
            title,
            text,
            (Act("close", self.tr("Go on"), primary=True, escape=True),),
            more=more,
            details=details,
            fault=True,
            parent=self._window,
        )
        dialog.ask()
        dialog.deleteLater()

    def ask_open(self) -> Path | None:
        """Ask for a file to open."""
        return self._file(
            self.tr("Open"), QFileDialog.AcceptMode.AcceptOpen, self._engagements(), ""
        )

    def ask_save(self, client: str) -> Path | None:
        """Ask where to save; what is there already is asked about by the dialog."""
        return self._file(
            self.tr("Save as"),
            QFileDialog.AcceptMode.AcceptSave,
            self._engagements(),
            f"{file_name(client)}.{FILE_ENDING}",
        )

    def ask_memo(self, client: str) -> Path | None:
        """Ask where to write the memo, as Word or PDF."""
        kinds = [self.tr("Word document (*.docx)"), self.tr("PDF (*.pdf)")]
        name = self.tr("%1 SOC scoping memo.docx").replace("%1", file_name(client))
        mode = QFileDialog.AcceptMode.AcceptSave
        return self._file(self.tr("Make memo"), mode, kinds, name)

    def ask_printer(self, name: str) -> "QPrinter | None":
        """Ask where to print, under a name; None for not at all."""
        # Imported late: it looks for printers, and hardly anyone prints.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        printer.setDocName(name)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._window)
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return printer if accepted else None

    def ask_open_points(
        self, pack: Pack, asked: "Sequence[Asked]"
    ) -> "tuple[Where | None, Wish | None]":
        """Show what is open; return the place to go to, or what to do, or neither."""
        from socdesk.ui.asking.open_dialog import OpenPointsDialog

        dialog = OpenPointsDialog(self._theme, pack, asked, self._window)
        dialog.exec()
        found = (dialog.where, dialog.wish)
        dialog.deleteLater()
        return found

    def ask_pages_folder(self) -> Path | None:
        """Ask for the folder to write a page for each person into."""
        title = self.tr("Make ask-later pages in")
        return self._file(title, QFileDialog.AcceptMode.AcceptOpen, [], "")

    def ask_answers_file(self) -> Path | None:
        """Ask for a file with answers to read back."""
        kinds = [self.tr("Answers in Word or JSON (*.docx *.json)")]
        return self._file(
            self.tr("Read answers back"), QFileDialog.AcceptMode.AcceptOpen, kinds, ""
        )

    def ask_answers(
        self, file: str, rows: "Sequence[AnswerRow]", faults: "Sequence[str]", person: str
    ) -> "Taken | None":
        """Show answers before they are taken; return what was ticked, None for nothing."""
        from socdesk.ui.asking.answers_dialog import AnswersDialog

        dialog = AnswersDialog(self._theme, file, rows, faults, person, self._window)
        accepted = bool(dialog.exec())
        found = dialog.taken()
        dialog.deleteLater()
        return found if accepted else None

    def show_keyboard(self) -> None:
        """Show the keys."""
        from socdesk.ui.dialogs.about import KeyboardDialog

        self._show(KeyboardDialog(self._theme, self._window))

    def show_about(self, pack: Pack) -> None:
        """Show versions, the pack's proof and the licences."""
        from socdesk.ui.dialogs.about import AboutDialog

        self._show(AboutDialog(self._theme, pack, self._window))

    def show_history(self, session: "Session") -> None:
        """Show the log of what is open, of which any point may be restored."""
        from socdesk.ui.past.dialog import HistoryDialog

        self._show(HistoryDialog(self._theme, session, self._window))

    def show_card(self, pack: Pack, name: str) -> None:
        """Show a misconception or a term of the glossary, by its id."""
        from socdesk.ui.dialogs.cards import CardDialog, all_cards

        card = next(card for card in all_cards(pack) if card.id == name)
        self._show(CardDialog(self._theme, card, self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def _ask(
        self, title: str, text: str, acts: "tuple[Act, ...]", *, more: str = "", fault: bool = False
    ) -> str:
        from socdesk.ui.widgets.message_dialog import MessageDialog

        dialog = MessageDialog(
            self._theme, title, text, acts, more=more, fault=fault, parent=self._window
        )
        found = dialog.ask()
        dialog.deleteLater()
        return found

    def _engagements(self) -> list[str]:
        return [self.tr("SOC Desk engagement (*.socdesk)")]

    def _file(
        self, title: str, mode: QFileDialog.AcceptMode, kinds: list[str], name: str
    ) -> Path | None:
        """Ask for a file of these kinds, or for a folder where there is no kind."""
        dialog = QFileDialog(self._window, title, str(self._folder()))
        dialog.setAcceptMode(mode)
        saving = mode is QFileDialog.AcceptMode.AcceptSave
        mode_of_files = (
            QFileDialog.FileMode.AnyFile if saving else QFileDialog.FileMode.ExistingFile
        )
        dialog.setFileMode(mode_of_files if kinds else QFileDialog.FileMode.Directory)
        if kinds:
            dialog.setNameFilters(kinds)
            dialog.setDefaultSuffix(_suffix(kinds[0]))
        else:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filterSelected.connect(self._on_kind)
        dialog.selectFile(name)
        accepted = bool(dialog.exec())
        chosen = [Path(each) for each in dialog.selectedFiles()] if accepted else []
        dialog.deleteLater()
        if not chosen:
            return None
        self._settings.setValue(_FOLDER_KEY, str(chosen[0].parent if kinds else chosen[0]))
        return chosen[0]

    def _on_kind(self, kind: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(_suffix(kind))

    def _folder(self) -> Path:
        last = Path(str(self._settings.value(_FOLDER_KEY, "")))
        if last.is_absolute() and last.is_dir():
            return last
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))


def file_name(client: str) -> str:
    """Return a client's name as every system lets a file be called."""
    kept = "".join(
        "-" if letter in _UNFIT or not letter.isprintable() else letter for letter in client
    )
    return kept.strip(" .")[:100] or "Client"


def _suffix(kind: str) -> str:
    return kind.rpartition("*.")[2].rstrip(")")
