"""The dialog in which the consultant sets a level beside that of the rules, or takes it back."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from socdesk.decision.advice import LEVELS, LINE_REPORTS, LineAdvice
from socdesk.decision.own import OwnLevel
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled
from socdesk.engagement.text import clean_text
from socdesk.ui.dialogs.fitted import MARGIN, FittedDialog
from socdesk.ui.own_words import both_text
from socdesk.ui.plain import NoteEdit
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.scale import Scale
from socdesk.ui.widgets.segments import Segment, Segments

translate = QCoreApplication.translate

_WIDTH = 600
_REASON_HEIGHT = 96


class OwnChoice(Struct, frozen=True):
    """What was decided for a report: an own level with its reason, or None to take it back."""

    report: str
    own: OwnLevel | None


class _Choice(Segments):
    """Segments of which one is always chosen: what would clear them chooses the same again."""

    def __init__(self, theme: Theme, name: str, segments: tuple[Segment, ...], value: str) -> None:
        super().__init__(theme, name, segments)
        self._kept = value
        self.set_value(value)
        self.chosen.connect(self._keep)

    def choose(self, value: str) -> None:
        """Choose a value without a signal."""
        self._kept = value
        self.set_value(value)

    def kept(self) -> str:
        """Return the value chosen."""
        return self._kept

    def _keep(self, value: str) -> None:
        if value:
            self._kept = value
        else:
            self.set_value(self._kept)


class OwnLevelDialog(FittedDialog):
    """Asks for report, level and reason, showing both levels on the scale; without a reason none.

    `advice` and `own` are the line's; the dialog begins with a report that has an own level.
    """

    def __init__(
        self,
        theme: Theme,
        pack: Pack,
        advice: LineAdvice,
        own: Mapping[str, OwnLevel],
        parent: QWidget | None = None,
    ) -> None:
        title = translate("Own", "Set a level of your own")
        super().__init__(theme, title, _WIDTH, parent)
        self._pack = pack
        self._advice = advice
        self._own = own
        self._removed = False
        self._typed = ""
        terms = pack.words.terms
        first = next((r for r in LINE_REPORTS if r in own), _strongest(advice))
        self.reports = _Choice(
            theme,
            self.tr("Report"),
            tuple(Segment(report, terms.reports[report]) for report in LINE_REPORTS),
            first,
        )
        self.levels = _Choice(
            theme,
            self.tr("Level"),
            tuple(Segment(level, terms.levels[level]) for level in LEVELS),
            LEVELS[0],
        )
        self.scale = Scale(theme)
        self._both = Prose(theme, "", "side")
        self.reason = NoteEdit(theme, self.tr("Reason"))
        self.reason.setFixedHeight(theme.px(_REASON_HEIGHT))
        self._fault = Prose(theme, "", "small", "signal")
        self._build()
        self._show_report()

    def _build(self) -> None:
        theme = self._theme
        line = self._advice.name or self.tr("This line")
        about = self.tr(
            "{line}: what the rules say stays as it is; your level stands beside it everywhere."
        )
        self.body.addSpacing(theme.px(4))
        self.body.addWidget(Prose(theme, filled(about, line=line), "body", "ink2"))
        self._add(self.tr("Report"), self.reports)
        self._add(self.tr("Level"), self.levels)
        self.body.addSpacing(theme.px(14))
        self.body.addWidget(self.scale)
        self.body.addSpacing(theme.px(6))
        self.body.addWidget(self._both)
        self._add(self.tr("Reason"), self.reason)
        self.body.addSpacing(theme.px(6))
        self.body.addWidget(self._fault)
        printed = self.tr("Not an internal note: the memo prints the reason for the client.")
        self.body.addWidget(Prose(theme, printed, "small", "ink2"))
        self._cancel = Button(theme, self.tr("Cancel"), ButtonKind.TEXT)
        self.remove = Button(theme, self.tr("Remove"), ButtonKind.TEXT, icon="trash")
        self.set = Button(theme, self.tr("Set the level"), ButtonKind.PRIMARY)
        self._cancel.clicked.connect(self.reject)
        self.remove.clicked.connect(self._on_remove)
        self.set.clicked.connect(self._on_set)
        self.add_buttons((self._cancel, self.remove), self.set)
        self.reports.chosen.connect(self._on_report)
        self.levels.chosen.connect(self._show_level)
        self.reason.edited.connect(self._on_edited)

    def _add(self, head: str, part: QWidget) -> None:
        theme = self._theme
        self.body.addSpacing(theme.px(16))
        self.body.addWidget(Prose(theme, head, "small", "ink2"))
        self.body.addSpacing(theme.px(4))
        if isinstance(part, Segments):
            part.fit(self._width - 2 * theme.px(MARGIN))
            row = QHBoxLayout()
            row.addWidget(part)
            row.addStretch(1)
            self.body.addLayout(row)
        else:
            self.body.addWidget(part)

    def choice(self) -> OwnChoice:
        """Return what was decided."""
        report = self.reports.kept()
        if self._removed:
            return OwnChoice(report, None)
        return OwnChoice(report, OwnLevel(self.levels.kept(), self._said()))

    def fault(self) -> str:
        """Return the sentence about what is missing, or ""."""
        return self._fault.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the report."""
        super().showEvent(event)
        chosen = next(b for b in self.reports.buttons() if b.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self) -> str:
        return clean_text(self.reason.note()).strip()

    def _on_report(self) -> None:
        self._show_report()

    def _show_report(self) -> None:
        """Show what stands for the report; a reason typed for another one goes along."""
        report = self.reports.kept()
        own = self._own.get(report)
        self.levels.choose(own.level if own else self._advice.reports[report][-1])
        self.reason.set_note(own.reason if own else self._typed)
        self.remove.setVisible(own is not None)
        self._say("")
        self._show_level()

    def _show_level(self) -> None:
        ruled = self._advice.reports[self.reports.kept()]
        own = OwnLevel(self.levels.kept(), "")
        both = both_text(self._pack, ruled, own)
        self.scale.set_levels((own.level,), both, overridden=ruled)
        self._both.set_text(both)

    def _on_edited(self, text: str) -> None:
        self._typed = text
        if text.strip():
            self._say("")

    def _on_set(self) -> None:
        if self._said():
            self.accept()
            return
        self._say(self.tr("A level of your own needs a reason."))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        # On a low screen the body scrolls, and the sentence must not stay below its edge.
        self.body.activate()
        self._scroll.ensureWidgetVisible(self._fault)

    def _on_remove(self) -> None:
        self._removed = True
        self.accept()

    def _say(self, fault: str) -> None:
        self._fault.set_text(fault)
        self._fault.setVisible(bool(fault))
        self.reason.setAccessibleDescription(fault)


def _strongest(advice: LineAdvice) -> str:
    """The report whose level the rules leave highest; the first of several."""
    return max(LINE_REPORTS, key=lambda report: LEVELS.index(advice.reports[report][-1]))
