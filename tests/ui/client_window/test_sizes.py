"""Nothing in the client window is cut, on any projector, and its texts keep 7 to 1."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from socdesk.ui.client_window.slide import STEPS
from socdesk.ui.client_window.window import ClientWindow
from socdesk.ui.place import ORGANISATION, TIMELINE, Where, question, summary
from socdesk.ui.theme import DARK, LIGHT, ColourName, Colours, contrast, projected
from socdesk.ui.typography import ROLES
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.prose import Prose
from tests.ui.clients import client as new_client
from tests.ui.window import DeskWindow, settle

SIZES = [(1920, 1080), (1280, 720), (1024, 768), (3840, 2160)]
LONG = "Payments, loan servicing and everything else the treasury does for other institutions"


def cut(client: ClientWindow) -> list[str]:
    """Return the texts of the slide in view that are cut, or that reach out of it."""
    slide = client.slide()
    return [
        f"{part.accessibleName()[:40]} {part.geometry()}"
        for part in slide.findChildren(QWidget)
        if isinstance(part, Prose | OptionCard)
        and part.isVisible()
        and part.accessibleName()
        and not _is_whole(slide, part)
    ]


def _is_whole(slide: QWidget, part: QWidget) -> bool:
    corner = part.mapTo(slide, QPoint(0, 0))
    inside = corner.y() >= 0 and corner.y() + part.height() <= slide.height()
    return inside and part.height() >= part.heightForWidth(part.width())


def every_place(window: DeskWindow) -> list[Where]:
    session = window.session
    found = [question(None, page) for page in session.pages(None)]
    found += [question("line-1", page) for page in session.pages("line-1")]
    lines = session.engagement.lines
    return [*found, *(summary(line.id) for line in lines), ORGANISATION, TIMELINE]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_on_a_projector(
    window: DeskWindow, client: ClientWindow, size: tuple[int, int]
) -> None:
    client.resize(*size)
    settle()

    for where in every_place(window):
        window.session.go(where)
        settle()
        assert cut(client) == [], where
        assert (client.width(), client.height()) == size


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_while_much_is_open_and_names_are_long(
    window: DeskWindow, client: ClientWindow, size: tuple[int, int]
) -> None:
    session = new_client(LONG, [f"{LONG} {number}" for number in range(6)])
    window.session.open_engagement(session.engagement)
    client.resize(*size)
    settle()

    for where in every_place(window):
        window.session.go(where)
        settle()
        assert cut(client) == [], where


def test_a_short_question_is_set_in_the_largest_type(
    window: DeskWindow, client: ClientWindow
) -> None:
    client.resize(1920, 1080)
    window.session.go(question("line-1", "personal_data"))
    settle()

    questions = client.slide().findChildren(Prose)
    assert questions[0].font().pixelSize() == ROLES["projector"].size == 82
    assert [ROLES[role].size for role in STEPS] == [82, 72, 64, 56]


def test_type_grows_with_the_screen(window: DeskWindow, client: ClientWindow) -> None:
    window.session.go(question("line-1", "personal_data"))
    sizes = []
    for width, height in SIZES:
        client.resize(width, height)
        settle()
        sizes.append(client.slide().findChildren(Prose)[0].font().pixelSize())

    assert sizes == [82, 54, 43, 164]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash", "wash2", "acwash"])
@pytest.mark.parametrize("ink", ["ink", "ink2", "accent"])
def test_every_text_on_the_projector_has_seven_to_one(
    colours: Colours, ink: ColourName, ground: ColourName
) -> None:
    shown = projected(colours)

    assert contrast(shown.named(ink), shown.named(ground)) >= 7
    assert contrast(shown.on_accent, shown.accent) >= 7
