"""Type and first period of a line's reports: drawn as photo and film, and said in words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.decision.advice import LEVELS, LineAdvice
from socdesk.decision.pack import Pack
from socdesk.report.phrases import Phrases
from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose, Span
from socdesk.ui.widgets.type_drawing import TypeDrawing, TypeKind

_ADVISED = LEVELS.index("RECOMMENDED")


class TypePeriod(QWidget):
    """The block "Type and period" beside a result; nothing at all where no report has a type."""

    def __init__(self, theme: Theme, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phrases = Phrases(pack)
        self._head = PlainLabel(theme, self.tr("Type and period"), "label")
        self._photo = TypeDrawing(theme, TypeKind.PHOTO, "", axis=False)
        self._film = TypeDrawing(theme, TypeKind.VIDEO, "", axis=False)
        self._lines = [Prose(theme, "", "side"), Prose(theme, "", "side")]
        self._none = Prose(
            theme,
            self.tr("No type and no period: nothing is called for here."),
            "side",
            "ink2",
        )
        self._column = QVBoxLayout(self)
        for part in (self._head, self._photo, self._film, *self._lines, self._none):
            self._column.addWidget(part)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def show_advice(self, advice: LineAdvice) -> None:
        """Show the types of a line's reports."""
        reports = [report for report in advice.types if set(advice.types[report]) != {"none"}]
        for line, report in zip(self._lines, [*reports, "", ""], strict=False):
            line.setVisible(bool(report))
            if report:
                line.set_spans(
                    [Span(f"{report}: ", strong=True), Span(self._words(advice, report))]
                )
        self._none.setVisible(not reports)
        self._draw(advice, reports)

    def text(self) -> str:
        """Return all that is said."""
        shown = [line.text() for line in self._lines if line.isVisibleTo(self)]
        return "\n".join(shown) or self._none.text()

    def _words(self, advice: LineAdvice, report: str) -> str:
        confirmed = all(LEVELS.index(level) >= _ADVISED for level in advice.reports[report])
        types, periods = advice.types[report], advice.periods.get(report, ())
        parts = self._phrases.type_period(types, periods, confirmed=confirmed)
        return ", ".join(part for part in parts if part) + "."

    def _draw(self, advice: LineAdvice, reports: list[str]) -> None:
        settled = [report for report in reports if len(set(advice.types[report]) - {"none"}) == 1]
        self._photo.hide()
        self._film.hide()
        if not settled:
            return
        report = max(settled, key=lambda name: LEVELS.index(advice.reports[name][-1]))
        months = [each for each in advice.periods.get(report, ()) if isinstance(each, int)]
        frames = months[0] if len(months) == 1 else 6
        words = self._words(advice, report)
        photo = "TYPE1_THEN_TYPE2" in advice.types[report]
        self._photo.set_period(TypeKind.PHOTO, "", "", 1, words)
        self._photo.setVisible(photo)
        self._film.set_period(TypeKind.VIDEO, "", "", frames, words)
        self._film.show()

    def _follow_theme(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(10))
