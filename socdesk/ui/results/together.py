"""Which lines run together: said on the page of the organisation, all at once or line by line."""

from collections.abc import Mapping, Sequence
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from socdesk.decision.advice import LEVELS, LINE_REPORTS, Advice
from socdesk.engagement.model import Engagement
from socdesk.ui.results.group_pick import GroupPick
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.segments import Segment, Segments

MOST_LINES = 40
"""Lines of which each can be said by itself; of more only all at once."""

NOT_SAID, APART, TOGETHER = "not_said", "apart", "together"
_MOST_SEGMENTS = 3
"""Groups the smallest window has room for side by side; more are chosen from a list."""

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


def same_groups(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> bool:
    """Whether two lists say the same of every line, in whatever order."""
    return set(map(frozenset, joined_groups(one))) == set(map(frozenset, joined_groups(other)))


class _Row(QWidget):
    """A name and what can be said of it."""

    def __init__(self, theme: Theme, name: str, choice: Segments | GroupPick) -> None:
        super().__init__()
        self._theme = theme
        self.name = Prose(theme, name, "side")
        self.choice = choice
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        side = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._line.addWidget(self.choice, 0, side)
        self._box = QVBoxLayout(self)
        self._box.addWidget(Hairline(theme))
        self._box.addLayout(self._line)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def set_stacked(self, *, stacked: bool) -> None:
        """Set segments under the name where they have no room beside it; a list has it always."""
        stacked = stacked and isinstance(self.choice, Segments)
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
    first of its group stays so on the page alone, until a second one joins it; numbers stay as
    they were given here for as long as the engagement says the same.
    """

    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: dict[str, str] = {}
        self._groups: Groups = ()
        self._marked: dict[str, str] = {}
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
        if not same_groups(groups_of(self._marked), groups):
            self._marked = said_of(groups)
        spoken_of = {*names, *chain.from_iterable(groups)}
        self._marked = {line: value for line, value in self._marked.items() if line in spoken_of}
        numbers = self._numbers_for(len(names))
        if dict(names) != self._names or numbers != self._numbers:
            self._names, self._numbers = dict(names), numbers
            self._build()
        for line, row in self._rows.items():
            row.choice.set_value(self._value(line))
        self.setVisible(bool(names))

    def row(self, line: str) -> Segments:
        """Return what can be chosen for a line, or for "" of all of them."""
        choice = self._rows[line].choice
        assert isinstance(choice, Segments)
        return choice

    def pick(self, line: str) -> GroupPick:
        """Return the list for a line, where there are more groups than segments have room for."""
        choice = self._rows[line].choice
        assert isinstance(choice, GroupPick)
        return choice

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
        whole = self._choices(((TOGETHER, self.tr("Together")),), self.tr("Each by itself"))
        self._add("", both, Segments(self._theme, both, whole))
        if not 2 < len(names) <= MOST_LINES:
            return
        numbers = tuple(str(number) for number in range(1, self._numbers + 1))
        if len(numbers) == 1:
            choices = [(numbers[0], self.tr("Together"))]
        else:
            choices = [(number, number) for number in numbers]
        offered = self._choices(choices, self.tr("By itself"))
        kind = Segments if self._numbers <= _MOST_SEGMENTS else GroupPick
        for line, name in self._names.items():
            self._add(line, name, kind(self._theme, name, offered))

    def _ask(self) -> None:
        question = self.tr(
            "On one system, under the same controls, for the same readers? Then one report can "
            "cover them."
        )
        if self._numbers > 1:
            question = f"{question} {self.tr('Give the lines that run together one number.')}"
        self._question.set_text(question)

    def _numbers_for(self, count: int) -> int:
        """Return how many groups are offered: all that so many lines can have, or have now."""
        wanted = max(1, count // 2)
        if wanted <= _MOST_SEGMENTS:
            return wanted
        return max(wanted, *(int(each) for each in self._marked.values() if each.isdigit()), 0)

    def _choices(self, choices: Sequence[tuple[str, str]], apart: str) -> tuple[Segment, ...]:
        shown = [Segment(value, word) for value, word in choices]
        return (*shown, Segment(APART, apart), Segment(NOT_SAID, self.tr("Not said")))

    def _add(self, line: str, name: str, choice: Segments | GroupPick) -> None:
        row = _Row(self._theme, name, choice)
        row.set_stacked(stacked=self._stacked)
        row.choice.chosen.connect(self._on_chosen)
        self._rows[line] = row
        self._column.addWidget(row)

    def _value(self, line: str) -> str:
        if line:
            value = self._marked.get(line, NOT_SAID)
            # A file may hold more groups than there is room for; they stay as they are.
            return "" if value.isdigit() and int(value) > self._numbers else value
        values = {self._marked.get(each, NOT_SAID) for each in self._names}
        if len(values) > 1:
            return ""
        (value,) = values
        return value if value in (NOT_SAID, APART) else TOGETHER

    def _on_chosen(self, value: str) -> None:
        sender = self.sender()
        line = next(each for each, row in self._rows.items() if row.choice is sender)
        if line:
            self._marked[line] = value or NOT_SAID
        else:
            self._mark_all(value or NOT_SAID)
        groups = groups_of(self._marked)
        if same_groups(groups, self._groups):
            self.show_lines(self._names, self._groups)
        else:
            self.said.emit(groups)

    def _mark_all(self, value: str) -> None:
        """Say the same of all lines shown; what is said of others stays."""
        others = [each for line, each in self._marked.items() if line not in self._names]
        number = 1 + max((int(each) for each in others if each.isdigit()), default=0)
        chosen = str(number) if value == TOGETHER else value
        self._marked.update(dict.fromkeys(self._names, chosen))

    def _follow_theme(self) -> None:
        px = self._theme.px
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(8))
        self._column.setSpacing(px(8))
