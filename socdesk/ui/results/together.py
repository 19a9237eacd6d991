"""Which lines run together: said on the page of the organisation, all at once or line by line."""

from collections.abc import Mapping, Sequence
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from socdesk.decision.advice import LEVELS, LINE_REPORTS, Advice
from socdesk.engagement.model import Engagement
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.segments import Segment, Segments

MOST_LINES = 40
"""Lines of which each can be said by itself; of more only all at once."""

NOT_SAID, APART, TOGETHER = "not_said", "apart", "together"
_MOST_GROUPS = 3
"""Groups a line can be put into here: what the smallest window has room for."""

_CONFIRM = LEVELS.index("CONFIRM")

Groups = tuple[tuple[str, ...], ...]


def lines_to_say(engagement: Engagement, advice: Advice) -> dict[str, str]:
    """Return id and name of the lines some report is settled for at Confirm or above.

    A single one has none to run together with, so that there is nothing to say.
    """
    found = {
        line.id: line.name
        for line, told in zip(engagement.lines, advice.lines, strict=True)
        if any(LEVELS.index(told.reports[report][0]) >= _CONFIRM for report in LINE_REPORTS)
    }
    return found if len(found) > 1 else {}


def joined_groups(groups: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the groups with those that share a line made one, in the order they were said."""
    part_of: dict[str, list[str]] = {}
    for group in groups:
        touching = [part_of[line] for line in group if line in part_of]
        part = list(dict.fromkeys([*chain.from_iterable(touching), *group]))
        part_of.update(dict.fromkeys(part, part))
    return list({id(part): part for part in part_of.values()}.values())


def said_of(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return for each line in a group what was said of it: `APART`, or "1", "2" by its group."""
    found: dict[str, str] = {}
    number = 0
    for group in joined_groups(groups):
        if len(group) == 1:
            found[group[0]] = APART
            continue
        number += 1
        found.update(dict.fromkeys(group, str(number)))
    return found


def groups_of(said: Mapping[str, str]) -> Groups:
    """Return the groups of what was said; a number that one line has alone says nothing yet."""
    parts: dict[str, list[str]] = {}
    for line, value in said.items():
        if value not in (NOT_SAID, ""):
            parts.setdefault(f"{value} {line}" if value == APART else value, []).append(line)
    return tuple(
        tuple(part) for key, part in parts.items() if len(part) > 1 or key.startswith(APART)
    )


class _Row(QWidget):
    """A name and what can be said of it."""

    def __init__(self, theme: Theme, name: str, segments: Sequence[Segment]) -> None:
        super().__init__()
        self._theme = theme
        self.name = Prose(theme, name, "side")
        self.segments = Segments(theme, name, segments)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        side = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._line.addWidget(self.segments, 0, side)
        self._box = QVBoxLayout(self)
        self._box.addWidget(Hairline(theme))
        self._box.addLayout(self._line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_stacked(self, *, stacked: bool) -> None:
        """Set the segments under the name where they have no room beside it."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(8))
        self._line.setSpacing(px(8))


class Together(QWidget):
    """What is said of each line; hidden while no two lines have a report to commission.

    `said` carries all groups of lines of the engagement as they are to be. A line that is the
    first of its group stays so on the page alone, until a second one joins it.
    """

    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: dict[str, str] = {}
        self._groups: Groups = ()
        self._first: dict[str, str] = {}
        self._numbers = 1
        self._stacked = False
        self._rows: dict[str, _Row] = {}
        self._head = Prose(theme, self.tr("Which lines run together"), "label")
        self._question = Prose(theme, "", "side", "ink2")
        self._column = QVBoxLayout()
        self._box = QVBoxLayout(self)
        for part in (self._head, self._question):
            self._box.addWidget(part)
        self._box.addLayout(self._column)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_lines(self, names: Mapping[str, str], groups: Groups) -> None:
        """Show these lines by id and name, with what the engagement says of them."""
        self._groups = groups
        known = self._said()
        self._first = {
            line: value
            for line, value in self._first.items()
            if line in names and line not in known
        }
        numbers = max(1, min(len(names) // 2, _MOST_GROUPS))
        if dict(names) != self._names or numbers != self._numbers:
            self._names, self._numbers = dict(names), numbers
            self._build()
        for line, row in self._rows.items():
            row.segments.set_value(self._value(line, known))
        self.setVisible(bool(names))

    def row(self, line: str) -> Segments:
        """Return what can be chosen for a line, or for "" of all of them."""
        return self._rows[line].segments

    def set_stacked(self, *, stacked: bool) -> None:
        """Set the choices under the names where they have no room beside them."""
        self._stacked = stacked
        for row in self._rows.values():
            row.set_stacked(stacked=stacked)

    def _build(self) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        if not self._names:
            return
        self._ask()
        names = list(self._names.values())
        both = self.tr("Both lines") if len(names) == 2 else self.tr("All lines")
        whole = self._segments(((TOGETHER, self.tr("Together")),), self.tr("Each by itself"))
        self._add("", both, whole)
        if not 2 < len(names) <= MOST_LINES:
            return
        numbers = tuple(str(number) for number in range(1, self._numbers + 1))
        if len(numbers) == 1:
            choices = [(numbers[0], self.tr("Together"))]
        else:
            choices = [(number, number) for number in numbers]
        for line, name in self._names.items():
            self._add(line, name, self._segments(choices, self.tr("By itself")))

    def _ask(self) -> None:
        question = self.tr(
            "On one system, under the same controls, for the same readers? Then one report can "
            "cover them."
        )
        if self._numbers > 1:
            question = f"{question} {self.tr('Give the lines that run together one number.')}"
        self._question.set_text(question)

    def _segments(self, choices: Sequence[tuple[str, str]], apart: str) -> tuple[Segment, ...]:
        shown = [Segment(value, word) for value, word in choices]
        return (*shown, Segment(APART, apart), Segment(NOT_SAID, self.tr("Not said")))

    def _add(self, line: str, name: str, segments: Sequence[Segment]) -> None:
        row = _Row(self._theme, name, segments)
        row.set_stacked(stacked=self._stacked)
        row.segments.chosen.connect(self._on_chosen)
        self._rows[line] = row
        self._column.addWidget(row)

    def _said(self) -> dict[str, str]:
        return said_of(self._groups)

    def _value(self, line: str, known: Mapping[str, str]) -> str:
        if line:
            value = known.get(line, self._first.get(line, NOT_SAID))
            # A file may hold more groups than there is room for; they stay as they are.
            return "" if value.isdigit() and int(value) > self._numbers else value
        values = {known.get(each, NOT_SAID) for each in self._names}
        if len(values) > 1:
            return ""
        (value,) = values
        return value if value in (NOT_SAID, APART) else TOGETHER

    def _on_chosen(self, value: str) -> None:
        sender = self.sender()
        line = next(each for each, row in self._rows.items() if row.segments is sender)
        said = {**self._said(), **self._first}
        if line:
            said[line] = value or NOT_SAID
            self._first[line] = said[line]
        else:
            own = max((int(each) for each in said.values() if each.isdigit()), default=0) + 1
            chosen = str(own) if value == TOGETHER else value or NOT_SAID
            said.update(dict.fromkeys(self._names, chosen))
            self._first.clear()
        groups = groups_of(said)
        if groups == groups_of(self._said()):
            self.show_lines(self._names, self._groups)
        self.said.emit(groups)

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(8))
        self._column.setSpacing(px(8))
