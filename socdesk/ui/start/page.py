"""The start page: begin with a client, go on with a file, or look at a worked example."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from socdesk.decision.advice import DECIDING_REPORTS, LEVELS, LineAdvice
from socdesk.decision.listing import level_words
from socdesk.decision.pack import Pack
from socdesk.report.dates import short_date
from socdesk.ui.session import Session
from socdesk.ui.start.examples import FIRST, Example, examples
from socdesk.ui.start.recent import Recent
from socdesk.ui.start.rows import EntryRow, VerdictRow
from socdesk.ui.theme import OUTDENT, LayoutClass, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.scroll_page import ScrollPage

_LEFT_SHARE, _RIGHT_SHARE = 724, 556
_LEFT_SIDES, _RIGHT_SIDES = (96, 84), (64, 88)
_LEFT_WIDEST, _RIGHT_WIDEST = 640, 460
_MARGINS = {LayoutClass.COMPACT: 44, LayoutClass.NARROW: 24}


class StartPage(ScrollPage):
    """A spread: on paper what to do now, on wash a worked example and the others."""

    new_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)
    """The path of a recent file."""
    clear_recent_requested = Signal()
    example_requested = Signal(str)
    """The id of an example to walk through."""
    result_of_example_requested = Signal(str)
    """The id of an example to show the result of."""

    def __init__(
        self, theme: Theme, session: Session, recent: Recent, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._pack = session.pack
        self._recent = recent
        self._spread = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._spread.setSpacing(0)
        self._left = _Now(theme, session.pack)
        self._right = _Worked(theme, session.pack)
        self._spread.addWidget(self._left, _LEFT_SHARE)
        self._spread.addWidget(self._right, _RIGHT_SHARE)
        self.column.addLayout(self._spread, 1)
        self._left.new.clicked.connect(self.new_requested)
        self._left.open.clicked.connect(self.open_requested)
        self._left.opened.connect(self.recent_requested)
        self._left.clear.clicked.connect(self.clear_recent_requested)
        self._right.walked.connect(self.example_requested)
        self._right.seen.connect(self.result_of_example_requested)
        recent.changed.connect(self._on_recent_changed)
        self._mode = session.meeting_mode
        self._mode.changed.connect(self._on_recent_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the files and examples when somebody looks at the page."""
        super().showEvent(event)
        self._right.show_examples()
        self._left.show_recent(self._recent, hidden=self._mode.is_on)
        self.settle()

    def _on_recent_changed(self) -> None:
        if self.isVisible():
            self._left.show_recent(self._recent, hidden=self._mode.is_on)

    def arrange(self, layout: LayoutClass) -> None:
        """Set the two pages side by side, or the right one below the left."""
        beside = layout not in _MARGINS
        direction = QBoxLayout.Direction
        self._spread.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._right.edge = beside
        # Below each other, what is left of a tall window belongs to the wash.
        self._spread.setStretch(0, _LEFT_SHARE if beside else 0)
        self._spread.setStretch(1, _RIGHT_SHARE)
        if beside:
            left = self.width() * _LEFT_SHARE // (_LEFT_SHARE + _RIGHT_SHARE)
            right = self.width() - left
            self._left.setFixedWidth(left)
            self._right.setFixedWidth(right)
            sides = self._sides(left, _LEFT_SIDES, _LEFT_WIDEST, outer_left=True)
            self._left.arrange(layout, sides)
            self._right.arrange(self._sides(right, _RIGHT_SIDES, _RIGHT_WIDEST, outer_left=False))
            return
        for part in (self._left, self._right):
            part.setMinimumWidth(0)
            part.setMaximumWidth(self.width())
        side = self._theme.px(_MARGINS[layout])
        self._left.arrange(layout, (side, side))
        self._right.arrange((side, side))

    def _sides(
        self, width: int, sides: tuple[int, int], widest: int, *, outer_left: bool
    ) -> tuple[int, int]:
        """The margins of a half; what is wider than one can read goes to its outer side."""
        left, right = (self._theme.px(side) for side in sides)
        spare = max(0, width - left - right - self._theme.px(widest))
        return (left + spare, right) if outer_left else (left, right + spare)


class _Now(QWidget):
    """The left page: what this is, begin or open, and the files of late."""

    opened = Signal(str)

    def __init__(self, theme: Theme, pack: Pack) -> None:
        super().__init__()
        self._theme = theme
        self._title = Prose(theme, self.tr("Which SOC report, and\u00a0why"), "display")
        self._standfirst = Prose(
            theme,
            self.tr(
                "Answer the scoping questions with your client. Leave with SOC\u00a01, SOC\u00a02, "
                "both, none or something else, and the reasons on paper."
            ),
            "title_count",
            "ink2",
        )
        self.new = Button(theme, self.tr("New client"), ButtonKind.PRIMARY)
        self.open = Button(theme, self.tr("Open a file"))
        self._head = Prose(theme, self.tr("Recent"), "label")
        self.clear = Button(theme, self.tr("Clear"), ButtonKind.TEXT, ButtonSize.SMALL)
        self.clear.setAccessibleName(self.tr("Clear the list of recent files"))
        checked = short_date(date.fromisoformat(pack.standards_checked))
        foot = self.tr("Rule pack %1, standards checked on %2. Works without a network.")
        words = foot.replace("%1", pack.version).replace("%2", checked)
        self._foot = Prose(theme, words, "small", "ink2")
        self._rows: list[EntryRow] = []
        self._shown: tuple[object, ...] | None = None
        self._build()

    def _build(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.new)
        self._buttons.addWidget(self.open)
        self._buttons.addStretch(1)
        self._section = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._head, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head_row = head
        self._rule = QHBoxLayout()
        self._rule.addWidget(Hairline(self._theme))
        self._list = QVBoxLayout(self._section)
        self._list.setSpacing(0)
        self._list.addLayout(head)
        self._list.addLayout(self._rule)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._standfirst)
        self._words.addLayout(self._buttons)
        self._ending = QVBoxLayout()
        self._ending.addWidget(self._foot)
        self._column.addLayout(self._words)
        self._column.addWidget(self._section)
        self._column.addStretch(1)
        self._column.addLayout(self._ending)

    def show_recent(self, recent: Recent, *, hidden: bool) -> None:
        """List the files, or none of them; a list that is the same is left alone."""
        found = () if hidden else recent.entries()
        entries = [(entry, recent.is_missing(entry)) for entry in found]
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for entry, missing in entries:
            finding = self.tr("File not found") if missing else entry.finding
            name = entry.client or entry.path.stem
            row = EntryRow(self._theme, name, finding, short_date(entry.day), muted=missing)
            row.clicked.connect(partial(self.opened.emit, str(entry.path)))
            self._list.addWidget(row)
            self._rows.append(row)
        self._section.setVisible(bool(entries))

    def arrange(self, layout: LayoutClass, sides: tuple[int, int]) -> None:
        """Keep these margins; what has a box reaches beyond them."""
        px = self._theme.px
        small = layout in _MARGINS
        outdent = px(OUTDENT)
        self._title.set_role("headline" if small else "display")
        self._standfirst.set_role("standfirst_large" if small else "title_count")
        self._words.setContentsMargins(outdent, 0, outdent, 0)
        self._words.setSpacing(px(12))
        self._buttons.setContentsMargins(0, px(16), 0, 0)
        self._buttons.setSpacing(px(12))
        self._list.setContentsMargins(0, px(40 if small else 52), 0, 0)
        self._head_row.setContentsMargins(outdent, 0, 0, px(2))
        self._rule.setContentsMargins(outdent, 0, outdent, 0)
        self._ending.setContentsMargins(outdent, px(32), outdent, 0)
        top = px(36 if small else 68)
        left, right = sides
        self._column.setContentsMargins(left - outdent, top, right - outdent, px(20))


class _Worked(QWidget):
    """The right page, on wash: the first example with its verdicts, and the others."""

    walked = Signal(str)
    seen = Signal(str)

    def __init__(self, theme: Theme, pack: Pack) -> None:
        super().__init__()
        self._theme = theme
        self._pack = pack
        self._loaded = False
        self.edge = True
        self.setAutoFillBackground(True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._acts = QHBoxLayout()
        self._head = QVBoxLayout()
        self._others = QVBoxLayout()
        self._others.setSpacing(0)
        self._column.addLayout(self._words)
        self._column.addLayout(self._acts)
        self._column.addLayout(self._others)
        self._column.addStretch(1)
        theme.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_examples(self) -> None:
        """Read the examples, the first time the page is looked at."""
        if self._loaded:
            return
        self._loaded = True
        found = examples(self._pack)
        for example in found:
            if example.id == FIRST:
                self._show_first(example)
        self._show_others(tuple(example for example in found if example.id != FIRST))
        self._follow_theme()

    def _show_first(self, example: Example) -> None:
        theme = self._theme
        self._words.addWidget(Prose(theme, self.tr("Worked example"), "small", "ink2"))
        self._words.addWidget(Prose(theme, example.title, "question"))
        summary = self.tr("One client, and an answer of its own for each service line.")
        self._words.addWidget(Prose(theme, summary, "body"))
        self._words.addSpacing(theme.px(16))
        for line in example.advice.lines:
            self._words.addWidget(_verdict(theme, self._pack, line))
        self._words.addWidget(Hairline(theme))
        walk = Button(theme, self.tr("Walk through the bank"))
        see = Button(theme, self.tr("See the result"), ButtonKind.TEXT)
        walk.clicked.connect(partial(self.walked.emit, example.id))
        see.clicked.connect(partial(self.seen.emit, example.id))
        self._acts.addWidget(walk)
        self._acts.addWidget(see)
        self._acts.addStretch(1)

    def _show_others(self, found: tuple[Example, ...]) -> None:
        theme = self._theme
        if not found:
            return
        self._head.addWidget(Prose(theme, self.tr("Other examples"), "label"))
        self._head.addWidget(Hairline(theme))
        self._others.addLayout(self._head)
        for example in sorted(found, key=_needs_none):
            verdict = example.advice.organisation.headline.short
            row = EntryRow(theme, example.title, "", verdict, ground="wash", low=True)
            row.clicked.connect(partial(self.walked.emit, example.id))
            self._others.addWidget(row)

    def arrange(self, sides: tuple[int, int]) -> None:
        """Keep these margins; what has a box reaches beyond them."""
        px = self._theme.px
        outdent = px(OUTDENT)
        left, right = sides
        self._column.setContentsMargins(left - outdent, px(40), right - outdent, px(20))
        self._words.setContentsMargins(outdent, 0, outdent, 0)
        self._acts.setContentsMargins(outdent, px(16), outdent, px(24))
        self._acts.setSpacing(px(12))
        self._head.setContentsMargins(outdent, 0, outdent, 0)
        self._head.setSpacing(px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line between the pages."""
        if self.edge:
            painter = QPainter(self)
            draw.vertical(painter, 0, 0, self.height(), self._theme.colours.line)

    def _follow_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.colours.wash)
        self.setPalette(palette)


def _verdict(theme: Theme, pack: Pack, line: LineAdvice) -> VerdictRow:
    """The line's leading report, or where nothing fits that nothing does."""
    if line.headline.reports:
        report = line.headline.reports[0]
        levels = line.reports[report]
        return VerdictRow(
            theme, line.name, pack.words.terms.reports[report], level_words(pack, levels), levels
        )
    levels = max((line.reports[name] for name in DECIDING_REPORTS), key=_height)
    return VerdictRow(theme, line.name, "", line.headline.short, levels)


def _needs_none(example: Example) -> bool:
    """The examples that come to nothing go to the end."""
    return example.advice.organisation.headline.code == "NONE"


def _height(levels: tuple[str, ...]) -> int:
    return LEVELS.index(levels[-1])
