"""The end of a measured start: told once, and only when a question has been painted."""

from socdesk.ui.first_paint import FirstPaint
from tests.ui.window import DeskWindow, settle


def test_it_tells_once_and_only_of_a_question(window: DeskWindow) -> None:
    told: list[str] = []
    first = FirstPaint(window.wizard)
    first.painted.connect(lambda: told.append("painted"))

    window.start.update()
    settle()
    before = list(told)
    window.open_bank()
    window.ask("users")

    assert before == []
    assert told == ["painted"]
