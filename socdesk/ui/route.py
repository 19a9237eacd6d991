"""The way through an engagement: which place follows which, and where work goes on."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from socdesk.decision.advice import Advice
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import (
    line_pages,
    next_page,
    organisation_pages,
    page_of,
    previous_page,
    steps,
)
from socdesk.engagement.model import Answer, Engagement, Place
from socdesk.ui.place import ORGANISATION, View, Where, question, summary

_KEPT = (View.SUMMARY, View.ORGANISATION, View.COMPARISON, View.TIMELINE)


class Route(Struct, frozen=True):
    """The places of an engagement as its answers and their advice order them.

    With `shows_all` the way leads through all questions, else through those that were asked or
    can still change an outcome: the path the decision module gives.
    A line id that is not there raises `KeyError`.
    """

    pack: Pack
    engagement: Engagement
    advice: Advice
    shows_all: bool = False

    def pages(self, line: str | None) -> Mapping[str, tuple[str, ...]]:
        """All pages of a line, or of the organisation for None, with their questions."""
        return organisation_pages(self.pack) if line is None else line_pages(self.pack)

    def path(self, line: str | None) -> Sequence[str]:
        """The questions on the way through a line, or the organisation for None."""
        if self.shows_all:
            return tuple(name for names in self.pages(line).values() for name in names)
        return self._path(line)

    def is_idle(self, line: str | None, page: str) -> bool:
        """Whether no answer on a page can change an outcome any more, whatever way leads there."""
        return set(self._path(line)).isdisjoint(self.pages(line)[page])

    def _path(self, line: str | None) -> Sequence[str]:
        if line is None:
            return self.advice.organisation.path
        return self.advice.lines[self.engagement.position(line)].path

    def steps(self, line: str | None) -> tuple[str, ...]:
        """The pages on the way through a line, or the organisation for None."""
        return steps(self.pages(line), self.path(line))

    def next_step(self, where: Where) -> str | None:
        """The next page within the line after a question's page; None after the last."""
        return next_page(self.pages(where.line), self.path(where.line), where.page)

    def start(self) -> Where:
        """Where work goes on: the first open question, else the organisation's result."""
        for page in organisation_pages(self.pack):
            if not self._is_answered(page):
                return question(None, page)
        for line, advice in zip(self.engagement.lines, self.advice.lines, strict=True):
            if advice.relevant:
                return question(line.id, page_of(self.pack, advice.relevant[0]))
        return ORGANISATION

    def line_start(self, line: str) -> Where:
        """Where a line is entered: its first open question, else its first, else its result.

        Where all questions are shown, every one without an answer or a don't-know is open.
        """
        advice = self.advice.lines[self.engagement.position(line)]
        relevant = self._unanswered(line) if self.shows_all else advice.relevant
        names = relevant or self.path(line)
        return question(line, page_of(self.pack, names[0])) if names else summary(line)

    def after(self, where: Where) -> Where | None:
        """The place after another, over the whole engagement; None at the end."""
        if where.view is View.QUESTION:
            page = self.next_step(where)
            if page:
                return question(where.line, page)
            return self._line_at(0) if where.line is None else summary(where.line)
        if where.view is View.SUMMARY and where.line is not None:
            return self._line_at(self.engagement.position(where.line) + 1)
        return None

    def before(self, where: Where) -> Where | None:
        """The place before another; None at the start."""
        if where.view is View.ORGANISATION:
            lines = self.engagement.lines
            return summary(lines[-1].id) if lines else self._last_of_organisation()
        if where.view not in (View.QUESTION, View.SUMMARY):
            return None
        page = previous_page(self.pages(where.line), self.path(where.line), where.page or None)
        if page:
            return question(where.line, page)
        if where.line is None:
            return None
        position = self.engagement.position(where.line)
        if position:
            return summary(self.engagement.lines[position - 1].id)
        return self._last_of_organisation()

    def nearest(self, where: Where) -> Where:
        """The place itself, or the organisation's result where its line is gone."""
        if where.line is None or where.line in {line.id for line in self.engagement.lines}:
            return where
        return ORGANISATION

    def _line_at(self, position: int) -> Where:
        lines = self.engagement.lines
        return self.line_start(lines[position].id) if position < len(lines) else ORGANISATION

    def _last_of_organisation(self) -> Where:
        page = previous_page(self.pages(None), self.path(None), None)
        return question(None, page or next(iter(self.pages(None))))

    def _unanswered(self, line: str) -> Sequence[str]:
        """A line's questions beside which nothing stands, neither its own nor the common answer."""
        empty = Answer()
        given = (self.engagement.answers, self.engagement.line(line).answers)
        return tuple(
            name
            for name in self.path(line)
            if all(replace(found.get(name, empty), note="") == empty for found in given)
        )

    def _is_answered(self, page: str) -> bool:
        """Whether every question of an organisation's page has a value or a don't-know."""
        given = [self.engagement.answer(None, name) for name in self.pages(None)[page]]
        return all(answer.value is not None or answer.unknown for answer in given)

    # As files keep it.

    def kept(self) -> Where | None:
        """The place the engagement's file was left at; None for none, or one that is gone."""
        place = self.engagement.place
        if place is None or self.nearest(Where(View.SUMMARY, place.line)) == ORGANISATION:
            return None
        if place.page in self.pages(place.line):
            return question(place.line, place.page)
        for view in _KEPT:
            if place.page == view.value and (view is View.SUMMARY) == (place.line is not None):
                return Where(view, place.line)
        return None


def to_keep(where: Where) -> Place | None:
    """A place as a file keeps it; None for the start."""
    if where.view is View.START:
        return None
    return Place(where.line, where.page if where.view is View.QUESTION else where.view.value)
