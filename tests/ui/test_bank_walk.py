"""The bank, walked through in the window from the first question to the memo."""

import re
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from socdesk.decision.advise import advise
from socdesk.engagement.model import to_case
from socdesk.ui.dialogs.small import NewClient
from socdesk.ui.place import View
from socdesk.ui.plain import PlainLabel
from socdesk.ui.wizard.bar import WizardBar
from tests.ui.bank import BANK, LINES, answers_of, typed
from tests.ui.clients import pack
from tests.ui.window import CTRL, DeskWindow, settle

SHOWN = {
    "client": 6,
    "Loan processing and transactions for other organisations": 18,
    "Online banking": 18,
    "Own loan book": 2,
    "Payments ordered by corporate customers": 14,
}
"""How many pages of questions are shown for the client and for each line: 58 in all."""

FIRST_FIGURE = {
    "client": 6,
    "Loan processing and transactions for other organisations": 20,
    "Online banking": 19,
    "Own loan book": 19,
    "Payments ordered by corporate customers": 19,
}
"""What "of at most" says on the first page of each."""

_POSITION = re.compile(r"Question (\d+) of (?:at most )?(\d+)")
_LEFT = re.compile(r"At most (\d+) more question|Nothing is left to ask")


HEADLINES = [line.headline.text for line in advise(pack(), BANK).lines]


def position(window: DeskWindow) -> tuple[int, int]:
    """Which question of at most how many the bar says this is."""
    bar = window.wizard.findChild(WizardBar)
    assert bar is not None
    (found,) = filter(None, (_POSITION.fullmatch(text) for text in texts(bar)))
    return int(found[1]), int(found[2])


def left(window: DeskWindow) -> int:
    """How many questions the verdict says can still come before the recommendation stands."""
    (found,) = filter(None, (_LEFT.match(text) for text in texts(window.verdict)))
    return int(found[1] or 0)


def answered(window: DeskWindow, line: str) -> int:
    """How many pages on the line's way have an answer; S18 to S20 may have one from before."""
    pages = window.session.pages(line)
    return sum(
        all(window.session.given(line, name).value is not None for name in pages[page])
        for page in window.session.steps(line)
    )


def texts(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(PlainLabel) if label.isVisible()]


def home_of(window: DeskWindow) -> str:
    line = window.session.where.line
    return "client" if line is None else window.session.engagement.line(line).name


def walk(window: DeskWindow) -> dict[str, list[tuple[int, int]]]:
    """Answer whatever is asked until the results come, and return what the bar said, by home."""
    shown: dict[str, list[tuple[int, int]]] = {}
    while (where := window.session.where).view is not View.ORGANISATION:
        if where.view is View.QUESTION:
            shown.setdefault(home_of(window), []).append(position(window))
            if where.line is not None:
                at_most = window.session.line_advice(where.line).at_most
                assert left(window) == (at_most.recommendation or at_most.end)
                _, most = shown[home_of(window)][-1]
                assert most == answered(window, where.line) + at_most.end
            for letter in typed(answers_of(window.session, where)):
                window.type(letter)
        window.press(Qt.Key.Key_Return)
        assert window.session.where != where
    return shown


def begin(window: DeskWindow) -> None:
    """Ask for a new client with the bank's lines on the start page."""
    assert window.session.where.view is View.START
    window.answers.clients.append(NewClient("A bank", LINES))
    window.press(Qt.Key.Key_N, CTRL)
    settle()


def test_the_bank_from_the_first_question_to_the_memo(
    window: DeskWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    begin(window)

    shown = walk(window)

    assert {home: len(pages) for home, pages in shown.items()} == SHOWN
    assert sum(map(len, shown.values())) == 58
    assert {home: pages[0][1] for home, pages in shown.items()} == FIRST_FIGURE
    for pages in shown.values():
        assert [number for number, _ in pages] == list(range(1, len(pages) + 1))
        figures = [most for _, most in pages]
        assert figures == sorted(figures, reverse=True)
        assert figures[-1] >= len(pages)
    advice = window.session.advice
    assert [line.headline.text for line in advice.lines] == HEADLINES
    given = to_case(window.session.engagement)
    for line_given, bank in zip(given.lines, BANK.lines, strict=True):
        assert line_given.answers.items() <= {**BANK.answers, **bank.answers}.items()

    memo = tmp_path / "memo.docx"
    window.answers.paths.append(memo)
    with qtbot.waitSignal(window.files.told):
        window.press(Qt.Key.Key_M, CTRL)

    body = Document(str(memo)).element.body
    read = "\n".join("".join(each.itertext()) for each in body.iter(qn("w:p")))
    for line in advice.lines:
        assert line.name in read
        assert line.headline.text in read
    assert "A bank" in read
