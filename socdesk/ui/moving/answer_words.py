"""Lines and answers as the dialogs of this folder name them."""

from PySide6.QtCore import QCoreApplication

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Answer, Line

translate = QCoreApplication.translate


def answer_words(pack: Pack, question: str, answer: Answer) -> str:
    """Return what stands beside a question: the option's label, or that there is none."""
    if answer.value is not None:
        return pack.words.questions[question].options[answer.value].label
    if answer.unknown:
        return translate("Moving", "Don’t know yet")
    return translate("Moving", "Not answered")


def line_words(line: Line) -> str:
    """Return a line's name, or what stands for one."""
    return line.name or translate("Moving", "Unnamed line")
