"""Where one stands on the way, in words: which question of how many, or which line's result."""

from PySide6.QtCore import QCoreApplication

from socdesk.decision.questioning import page_of
from socdesk.ui.place import View, Where
from socdesk.ui.session import Session

translate = QCoreApplication.translate


def position_words(session: Session, where: Where) -> str:
    """Return "Question 3 of at most 9" or "Result 1 of 2" for a question or a line's result."""
    if where.view is View.SUMMARY and where.line is not None:
        lines = session.engagement.lines
        number = session.engagement.position(where.line) + 1
        return _numbered(translate("ScopingWizard", "Result %1 of %2"), number, len(lines))
    steps = session.steps(where.line)
    if where.page not in steps:
        return translate("ScopingWizard", "Not needed: no answer here changes the outcome")
    number = steps.index(where.page) + 1
    left = 0 if session.questioning.shows_all else _left_to_ask(session, where)
    if not left:
        return _numbered(translate("ScopingWizard", "Question %1 of %2"), number, len(steps))
    asked = len(steps) - len(_open_pages(session, where))
    most = max(number, min(len(steps), asked + left))
    return _numbered(translate("ScopingWizard", "Question %1 of at most %2"), number, most)


def _numbered(words: str, number: int, count: int) -> str:
    return words.replace("%1", str(number)).replace("%2", str(count))


def _open_pages(session: Session, where: Where) -> set[str]:
    """The pages on the way with a question that is open and still matters."""
    if where.line is None:
        open_questions = session.advice.organisation.relevant
    else:
        open_questions = session.line_advice(where.line).relevant
    return {page_of(session.pack, name) for name in open_questions}


def _left_to_ask(session: Session, where: Where) -> int:
    """How many more questions can come at most, as the verdict says it."""
    if where.line is None:
        return len(_open_pages(session, where))
    return session.line_advice(where.line).at_most.end
