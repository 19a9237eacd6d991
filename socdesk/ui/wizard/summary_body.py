"""What the result of a line shows: the finding, the categories, why, traps, and what is open."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socdesk.decision.cards import RESULT, cards_at
from socdesk.engagement.model import Answer
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.verdict.assumed import AssumedRow
from socdesk.ui.widgets.banner import Banner, BannerKind, Jump
from socdesk.ui.widgets.category_chip import CategoryChip, CategoryStatus
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import DoubleRule, StrongRule
from socdesk.ui.wizard.banners import RemarkBanners, trap_banner
from socdesk.ui.wizard.card_links import CardLinks
from socdesk.ui.wizard.columns import Columns, EvenCells
from socdesk.ui.wizard.group_words import GroupWords, Quoted
from socdesk.ui.wizard.head import Kicker
from socdesk.ui.wizard.measures import REFERENCE, Measures
from socdesk.ui.wizard.open_words import OpenWords
from socdesk.ui.wizard.page import PageBody
from socdesk.ui.wizard.reasons import AnswerLink, GroupBlock
from socdesk.ui.wizard.remarks import Clash, Remarks
from socdesk.ui.wizard.summary_words import SummaryWords, summary_words
from socdesk.ui.wizard.terms import Terms
from socdesk.ui.wizard.texts import place_of

_OPEN_CODES = ("LEANS", "OPEN")
_GROUP_GAP = 24
_BANNER_GAP = 20
_LINK_GAP = 2


class SummaryBody(PageBody):
    """The result of the line in view. It is drawn anew only where its words changed."""

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, session)
        self._terms = Terms(session.pack)
        self._drawn: tuple[SummaryWords, int] | None = None
        self._kicker = Kicker(theme, "")
        self._headline = Prose(theme, "", "headline")
        self._standfirst = Prose(theme, "", "standfirst_large", "ink2")
        self._settled_rule = DoubleRule(theme)
        self._open_rule = StrongRule(theme)
        self.clashes = RemarkBanners(theme, session.pack)
        self.clashes.jump_requested.connect(session.go)
        self._category_head = Prose(theme, "", "label")
        self.chips = EvenCells(theme)
        self.own = Columns(theme, _BANNER_GAP, most=1)
        self.why = Columns(theme, _GROUP_GAP)
        self.assumed = AssumedRow(theme, session.pack)
        self.assumed.jump_requested.connect(self._on_jump)
        self._trap_head = Prose(theme, self.tr("Traps to know"), "label")
        self.traps = Columns(theme, _BANNER_GAP)
        self._open_head = Prose(theme, self.tr("Still open"), "label")
        self.open_points = Columns(theme, _BANNER_GAP, most=1)
        self.shapes = Columns(theme, _GROUP_GAP)
        self._minor_head = Prose(theme, self.tr("Open too; these settle details only"), "label")
        self.minor_points = Columns(theme, _LINK_GAP)
        self.cards = CardLinks(theme, cards_at(session.pack, (RESULT,)))
        self.cards.card_wanted.connect(self.card_wanted)
        self._add_parts()
        # The keyboard scrolls the result; what can be pressed in it comes with Tab.
        self.column.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setAccessibleName(self.tr("Result"))

    def _add_parts(self) -> None:
        self.column.add(self._kicker, left=REFERENCE)
        for part in (
            self._headline,
            self._standfirst,
            self._settled_rule,
            self._open_rule,
            self.own,
            self.assumed,
            self.clashes,
            self._category_head,
            self.chips,
            self.why,
            self._trap_head,
            self.traps,
            self._open_head,
            self.open_points,
            self.shapes,
            self._minor_head,
            self.minor_points,
            self.cards,
        ):
            self.column.add(part)

    def load(self) -> None:
        self.refresh()
        self.column.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        line = self._line()
        self._kicker.set_name(self._session.engagement.line(line).name)
        advice = self._session.line_advice(line)
        mode = self._session.meeting_mode
        words = summary_words(
            self._terms,
            advice,
            self._session.explanation(line),
            self._given(line),
            mode.engagement(self._session.engagement).line(line).overrides,
        )
        if self._drawn == (words, self._theme.zoom):
            return
        self._drawn = (words, self._theme.zoom)
        settled = advice.headline.code not in _OPEN_CODES
        self._settled_rule.setVisible(settled)
        self._open_rule.setVisible(not settled)
        self._headline.set_text(words.headline)
        self._standfirst.set_text(words.standfirst)
        clashes = tuple(Clash(line, found) for found in words.contradictions)
        self.clashes.show_remarks(Remarks(clashes))
        self._show_categories(words)
        self.why.set_parts([self._group(group) for group in words.why])
        kind = BannerKind.OVERRIDE
        self.own.set_parts([Banner(self._theme, kind, own.lead, own.reason) for own in words.own])
        self.assumed.show_assumptions(words.assumptions)
        self.shapes.set_parts([self._group(group) for group in words.shapes])
        self._trap_head.setVisible(bool(words.traps))
        self.traps.set_parts([trap_banner(self._theme, trap) for trap in words.traps])
        self._show_open(words)

    def apply(self, measures: Measures, height: int) -> None:
        if self._drawn is not None and self._drawn[1] != self._theme.zoom:
            self.refresh()
        self._kicker.apply(measures)
        self._headline.set_role(measures.headline)
        self._standfirst.set_role("standfirst" if measures.is_small else "standfirst_large")
        self.column.apply(measures)
        space = measures.spacing
        for part, above in (
            (self._kicker, space.top),
            (self._headline, 0),
            (self._standfirst, 2),
            (self._settled_rule, 20),
            (self._open_rule, 20),
            (self.own, 20),
            (self.assumed, 16),
            (self.clashes, 24),
            (self._category_head, 24),
            (self.chips, 8),
            (self.why, 28),
            (self._trap_head, 16),
            (self.traps, 12),
            (self._open_head, 28),
            (self.open_points, 12),
            (self.shapes, 32),
            (self._minor_head, 32),
            (self.minor_points, 8),
            (self.cards, 28),
        ):
            self.column.set_space(part, above)
        self.column.set_bottom(32)

    def focus_first(self) -> None:
        self.column.setFocus()

    def _line(self) -> str:
        line = self._session.where.line
        assert line is not None
        return line

    def _given(self, line: str) -> Mapping[str, Answer]:
        session, shown = self._session, self._session.meeting_mode.answer
        return {fact.id: shown(session.given(line, fact.id)) for fact in session.pack.facts}

    def _show_categories(self, words: SummaryWords) -> None:
        self._category_head.set_text(words.category_title)
        self._category_head.setVisible(bool(words.categories))
        self.chips.set_parts(
            [
                CategoryChip(self._theme, name, CategoryStatus(status), word)
                for name, status, word in words.categories
            ]
        )

    def _group(self, group: GroupWords) -> GroupBlock:
        block = GroupBlock(self._theme, group)
        block.jump_requested.connect(self._on_jump)
        return block

    def _show_open(self, words: SummaryWords) -> None:
        major = [point for point in words.open_points if not point.minor]
        minor = [point for point in words.open_points if point.minor]
        self._open_head.setVisible(bool(major))
        self.open_points.set_parts([self._open_banner(point) for point in major])
        self._minor_head.setVisible(bool(minor))
        self.minor_points.set_parts([self._open_link(point) for point in minor])

    def _open_banner(self, point: OpenWords) -> Banner:
        jump = Jump(point.question, self.tr("Go to %1").replace("%1", point.reference))
        text = f"{point.ask} {point.effect}"
        kind = BannerKind.OPEN_POINT
        banner = Banner(self._theme, kind, f"{point.short}.", text, point.reference, (jump,))
        banner.jump_requested.connect(self._on_jump)
        return banner

    def _open_link(self, point: OpenWords) -> QWidget:
        text = f"{point.short}: {point.ask[:1].lower()}{point.ask[1:].removesuffix('.')}"
        link = AnswerLink(self._theme, Quoted(point.question, text, point.reference))
        link.clicked.connect(self._on_link)
        return link

    def _on_link(self) -> None:
        link = self.sender()
        if isinstance(link, AnswerLink):
            self._on_jump(link.question())

    def _on_jump(self, name: str) -> None:
        self._session.go(place_of(self._session.pack, self._line(), name))
