"""What is walked: every page and dialog, and clients with the longest names and notes."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from socdesk.engagement import changes
from socdesk.engagement.model import YearEnd
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, question, summary
from socdesk.ui.plain import NOTE_LIMIT
from tests.ui.access.scenes import Scene, dialogs, pages
from tests.ui.clients import answer
from tests.ui.window import DeskWindow, settle

ENDLESS = "Vermögensverwaltungsgesellschaft" * 6
SENTENCE = "Administration of collective investment schemes, their depositaries and distributors"
CJK = "株式会社みずほ資産管理信託サービス東京本店営業部門統括室"
RTL = "شركة الخليج لإدارة الأصول وخدمات الرهن العقاري المحدودة"
_LINES = 30
_NARROW = ("a narrow window", "the drawer")
Walked = tuple[str, QWidget]


def questions(window: DeskWindow) -> Iterator[Walked]:
    """Every question's page of the bank, its client's and those of a line."""
    window.session.close()
    window.open_bank()
    session = window.session
    line = window.line(1)
    places = [question(None, page) for page in session.pages(None)]
    places += [question(line, page) for page in session.pages(line)]
    for where in places:
        session.go(where)
        settle()
        yield f"question {where.page}", window


def results(window: DeskWindow) -> Iterator[Walked]:
    """Every result of the bank, one with a level of the consultant's own; several year ends."""
    window.session.close()
    window.open_bank()
    session = window.session
    after = changes.with_override(
        session.engagement, window.line(0), "SOC 2", "RECOMMENDED", SENTENCE
    )
    ends = [YearEnd(12, 0.7), YearEnd(3, 0.2), YearEnd(6, 0.1)]
    session.apply(changes.with_year_ends(after, ends))
    for line in session.engagement.lines:
        session.go(summary(line.id))
        settle()
        yield f"result of {line.id}", window
    for where in (TIMELINE, ORGANISATION):
        session.go(where)
        settle()
        yield f"{where.view.value} with several of each", window


def apart(window: DeskWindow) -> Iterator[Walked]:
    """The pages that are no questions, what opens over one, and every dialog."""
    size = window.size()
    for scene in (*pages(), *dialogs()):
        if not scene.name.startswith("question "):
            yield from _scene(window, scene)
            window.resize(size)


def _scene(window: DeskWindow, scene: Scene) -> Iterator[Walked]:
    with scene.on(window) as top:
        yield scene.name, top


def long_names(window: DeskWindow) -> Iterator[Walked]:
    """A client and lines whose names are endless words, sentences, or of another script."""
    for name in (ENDLESS, SENTENCE + CJK, RTL):
        window.session.close()
        lines = [f"{number + 1} {name}" for number in range(_LINES)]
        window.session.new(name, lines)
        answer(window.session, 0, {"users": "organisations", "delivery": "service"})
        answer(window.session, 0, {"entries": "yes"})
        yield from _client(window, name[:12])


def _client(window: DeskWindow, name: str) -> Iterator[Walked]:
    session = window.session
    line = window.line(_LINES - 1)
    session.go(question(window.line(), "auditor_asked"))
    session.set_note("auditor_asked", (name + " ") * (NOTE_LIMIT // 16))
    session.dont_know("auditor_asked")
    session.set_ask("auditor_asked", name * 6)
    places = [question(window.line(), "auditor_asked"), question(line, "users")]
    places += [summary(line), summary(window.line()), ORGANISATION, COMPARISON, TIMELINE]
    for where in places:
        session.go(where)
        settle()
        yield f"{where.view.value} of “{name}”", window
    window.finder.open()
    settle()
    yield f"finder of “{name}”", window
    window.finder.close()


def slides(window: DeskWindow) -> Iterator[Walked]:
    """What the client sees of all this on the projector."""
    window.session.close()
    window.open_bank()
    window.client_desk.open()
    client = window.client_desk.window
    assert client is not None
    client.resize(window.size())
    settle()
    for where in (question(window.line(), "entries"), summary(window.line()), COMPARISON, TIMELINE):
        window.session.go(where)
        settle()
        settle()
        yield f"projected {where.view.value}", client
    window.client_desk.leave()


KINDS: dict[str, Callable[[DeskWindow], Iterator[Walked]]] = {
    "questions": questions,
    "results": results,
    "apart": apart,
    "long names": long_names,
    "slides": slides,
}
