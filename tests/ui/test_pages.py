"""The pages: built when they are first needed, and from then on they follow the session."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.ui.place import COMPARISON, ORGANISATION, START, TIMELINE, Where, question
from socdesk.ui.theme import Theme
from tests.ui.window import DeskWindow, settle

LATE = {"start", "organisation", "comparison", "timeline"}


@pytest.fixture
def unseen(theme: Theme, settings: QSettings) -> Iterator[DeskWindow]:
    """A window that is not shown yet, as it is when a start opens an engagement."""
    found = DeskWindow(theme, settings)
    found.resize(1280, 800)
    yield found
    found.hide()
    found.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Shown(QObject):
    """Keeps what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False


def built(window: DeskWindow) -> set[str]:
    return LATE & set(vars(window.pages))


def test_a_start_with_an_engagement_builds_no_page_but_the_question(unseen: DeskWindow) -> None:
    unseen.open_bank()
    unseen.show()
    settle()

    assert built(unseen) == set()
    assert not {"finder", "toast", "line_menu"} & set(vars(unseen))
    assert unseen.page() is unseen.wizard
    assert unseen.wizard.isVisible()


def test_a_start_without_one_builds_the_start_page_alone(unseen: DeskWindow) -> None:
    unseen.show()
    settle()

    assert built(unseen) == {"start"}
    assert unseen.start.isVisible()


def test_a_question_opened_before_the_window_is_shown_takes_its_keys(unseen: DeskWindow) -> None:
    unseen.open_bank()
    unseen.show()
    settle()

    unseen.press(Qt.Key.Key_2)

    assert unseen.session.given(None, "readers").value == "canada"


def test_a_question_opened_before_the_window_is_shown_fits_it(unseen: DeskWindow) -> None:
    unseen.resize(700, 520)
    unseen.open_bank()
    unseen.show()
    settle()

    body = unseen.wizard._body()
    assert body is not None
    assert body.column.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("place", "page"),
    [
        pytest.param(START, lambda window: window.start, id="start"),
        pytest.param(ORGANISATION, lambda window: window.organisation, id="organisation"),
        pytest.param(COMPARISON, lambda window: window.comparison, id="comparison"),
        pytest.param(TIMELINE, lambda window: window.timeline, id="timeline"),
    ],
)
def test_going_to_a_place_builds_its_page_and_shows_it_whole(
    unseen: DeskWindow, place: Where, page: Callable[[DeskWindow], QWidget]
) -> None:
    unseen.open_bank()
    unseen.show()
    settle()

    if place == START:
        unseen.session.close()
    else:
        unseen.session.go(place)
    settle()

    shown = page(unseen)
    assert unseen.pages.currentWidget() is shown
    assert shown.isVisible()
    assert shown.size() == unseen.pages.size()
    assert unseen.focusWidget() in (shown, *shown.findChildren(QWidget))


def test_a_page_follows_what_changed_while_it_was_out_of_sight(window: DeskWindow) -> None:
    window.open_bank()
    window.session.go(ORGANISATION)
    window.session.go(question(None, "readers"))
    window.session.rename_client("Another bank")
    settle()

    window.session.go(ORGANISATION)
    settle()

    assert window.organisation._client.text() == "Another bank"


def test_building_a_page_opens_no_window_beside_the_one_there_is(
    unseen: DeskWindow, qapp: QApplication
) -> None:
    unseen.open_bank()
    unseen.show()
    settle()
    shown = Shown()
    qapp.installEventFilter(shown)

    for place in (ORGANISATION, COMPARISON, TIMELINE):
        unseen.session.go(place)
        settle()
    unseen.session.close()
    settle()
    qapp.removeEventFilter(shown)

    assert shown.windows == []
