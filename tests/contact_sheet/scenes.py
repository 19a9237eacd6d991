"""What the contact sheet shows: one scene for each page, dialog and menu; adding one is a line."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QWidget

from socdesk.ui.asking.answers_dialog import AnswersDialog
from socdesk.ui.asking.open_dialog import OpenPointsDialog
from socdesk.ui.dialogs.about import AboutDialog, KeyboardDialog, LicencesDialog
from socdesk.ui.dialogs.cards import CardDialog
from socdesk.ui.dialogs.own_level import OwnLevelDialog
from socdesk.ui.dialogs.small import MeetingDialog, NameDialog, NewClientDialog
from socdesk.ui.moving.compare_dialog import CompareDialog
from socdesk.ui.moving.copy_dialog import CopyDialog
from socdesk.ui.moving.new_year_dialog import NewYearDialog
from socdesk.ui.past.dialog import HistoryDialog
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, View, Where
from socdesk.ui.widgets.message_dialog import MessageDialog
from tests.contact_sheet import asked, shown
from tests.contact_sheet.desk import Desk
from tests.ui.clients import pack

PAGES, QUESTIONS, DIALOGS, MENUS = "pages", "questions", "dialogs", "menus"
CLIENT = "client-window"
REPORTS = tuple(column.id for column in pack().rules.columns)


class Scene(Struct, frozen=True):
    """A picture to be taken, and the sheet it stands on.

    `show` brings the window there; what it returns is drawn, or else the window, with the dialog
    or menu that is open over it. `view` is the kind of page, `dialog` the kind of dialog it is
    made for. `screens` is how many screens of a page that scrolls are drawn.
    """

    sheet: str
    show: Callable[[Desk], QWidget | None]
    view: View | None = None
    dialog: type[QDialog] | None = None
    screens: int = 3


def _page(show: Callable[[Desk], None], view: View, screens: int = 4) -> Scene:
    return Scene(PAGES, show, view=view, screens=screens)


def _question(show: Callable[[Desk], None], screens: int = 2) -> Scene:
    return Scene(QUESTIONS, show, view=View.QUESTION, screens=screens)


def _dialog(show: Callable[[Desk], None], dialog: type[QDialog]) -> Scene:
    return Scene(DIALOGS, show, dialog=dialog, screens=2)


def _menu(show: Callable[[Desk], None]) -> Scene:
    return Scene(MENUS, show, screens=1)


def places() -> Mapping[str, Where]:
    """Return every question's page by the name of its picture, the client's and a line's."""
    kinds = {fact.scope for fact in pack().facts}
    assert kinds == {"organisation", "line", "default"}
    return shown.question_places()


_PAGES: Mapping[str, Scene] = {
    "start": _page(shown.start, View.START),
    "start-recent": _page(shown.start_recent, View.START),
    "result-soc1": _page(partial(shown.result, line=0), View.SUMMARY),
    "result-soc2": _page(partial(shown.result, line=1), View.SUMMARY),
    "result-none": _page(partial(shown.result, line=2), View.SUMMARY),
    "result-ordered": _page(partial(shown.result, line=3), View.SUMMARY),
    "result-open": _page(shown.result_open, View.SUMMARY),
    "result-override": _page(shown.result_override, View.SUMMARY),
    "organisation": _page(shown.organisation, View.ORGANISATION, 5),
    "organisation-open": _page(shown.organisation_open, View.ORGANISATION),
    "organisation-override": _page(shown.organisation_override, View.ORGANISATION),
    "organisation-many": _page(shown.organisation_many, View.ORGANISATION, 2),
    "comparison": _page(shown.comparison, View.COMPARISON, 6),
    "comparison-open": _page(shown.comparison_open, View.COMPARISON, 2),
    "comparison-five": _page(partial(shown.comparison_of, columns=REPORTS), View.COMPARISON, 2),
    "comparison-types": _page(partial(shown.comparison_of, types=True), View.COMPARISON, 2),
    "comparison-example": _page(shown.comparison_of, View.COMPARISON, 2),
    "comparison-found": _page(partial(shown.comparison_of, words="auditor"), View.COMPARISON, 1),
    "comparison-nothing": _page(partial(shown.comparison_of, words="zzz"), View.COMPARISON, 1),
    "comparison-term": _page(shown.comparison_term, View.COMPARISON, 1),
    "client-window-question": Scene(CLIENT, shown.client_window),
    "client-window-begun": Scene(CLIENT, shown.client_window_begun),
    "client-window-result": Scene(CLIENT, shown.client_window_result),
    "client-window-organisation": Scene(CLIENT, partial(shown.client_window, where=ORGANISATION)),
    "client-window-comparison": Scene(CLIENT, partial(shown.client_window, where=COMPARISON)),
    "client-window-timeline": Scene(CLIENT, partial(shown.client_window, where=TIMELINE)),
    "client-window-calm": Scene(CLIENT, shown.client_window_calm),
    "meeting-mode": _question(shown.meeting_mode),
    "timeline": _page(shown.timeline, View.TIMELINE),
    "timeline-type-1": _page(partial(shown.timeline, example="saas"), View.TIMELINE),
    "timeline-year-ends": _page(shown.timeline_year_ends, View.TIMELINE),
    "timeline-nothing": _page(shown.timeline_nothing, View.TIMELINE),
    "finder": Scene(PAGES, shown.finder),
    "finder-found": Scene(PAGES, partial(shown.finder, words="audit")),
    "finder-nothing": Scene(PAGES, partial(shown.finder, words="zzz")),
    "outline-drawer": Scene(PAGES, shown.drawer, screens=1),
    "outline-many": Scene(PAGES, shown.outline_many, screens=1),
    "toast": Scene(PAGES, shown.toast, screens=1),
}

_STATES: Mapping[str, Scene] = {
    "question-first": _question(shown.first_question),
    "question-half-way": _question(shown.half_way),
    "question-unknown": _question(shown.unknown),
    "question-note": _question(shown.note),
    "question-assumed": _question(shown.assumed),
    "question-clash": _question(shown.clash),
    "question-filtered": _question(shown.filtered),
    "question-all-shown": _question(shown.all_shown),
    "question-long-names": _question(shown.long_names),
}

_DIALOGS: Mapping[str, Scene] = {
    "new-client": _dialog(asked.new_client, NewClientDialog),
    "new-client-fault": _dialog(asked.new_client_fault, NewClientDialog),
    "rename-line": _dialog(asked.rename_line, NameDialog),
    "meeting": _dialog(asked.meeting, MeetingDialog),
    "own-level": _dialog(asked.own_level, OwnLevelDialog),
    "remove-line": _dialog(asked.remove_line, MessageDialog),
    "unsaved": _dialog(asked.unsaved, MessageDialog),
    "fault": _dialog(asked.fault, MessageDialog),
    "bug": _dialog(asked.bug, MessageDialog),
    "keyboard": _dialog(asked.keyboard, KeyboardDialog),
    "about": _dialog(asked.about, AboutDialog),
    "licences": _dialog(asked.licences, LicencesDialog),
    "misconception": _dialog(asked.misconception, CardDialog),
    "term": _dialog(asked.term, CardDialog),
    "history": _dialog(asked.history, HistoryDialog),
    "open-points": _dialog(asked.open_points, OpenPointsDialog),
    "answers-back": _dialog(asked.answers_back, AnswersDialog),
    "copy-answers": _dialog(asked.copy_answers, CopyDialog),
    "compare-files": _dialog(asked.compare_files, CompareDialog),
    "new-year": _dialog(asked.new_year, NewYearDialog),
}

_MENUS: Mapping[str, Scene] = {
    **{f"menu-{name}": _menu(partial(asked.menu, at=at)) for at, name in enumerate(asked.MENUS)},
    "menu-line": _menu(asked.line_menu),
}

SCENES: Mapping[str, Scene] = {
    **_PAGES,
    **{name: _question(partial(shown.bank_at, where=where)) for name, where in places().items()},
    **_STATES,
    **_DIALOGS,
    **_MENUS,
}
