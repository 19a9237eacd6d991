"""What a step of the log says, and what it did to the outcomes, as plain values."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LINE_REPORTS, LineAdvice, OrganisationAdvice
from socdesk.decision.advise import advise
from socdesk.decision.listing import level_words
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.engagement.model import Engagement, Event
from socdesk.engagement.questions import of_pack
from socdesk.engagement.replay import Point, Replay
from socdesk.report.dates import short_date
from socdesk.ui.verdict.words import at_most_words

translate = QCoreApplication.translate


class StepWords(Struct, frozen=True):
    """A step in the list: what was done, and when and where."""

    name: str
    second: str


class ReportStep(Struct, frozen=True):
    """A report's possible levels before and after a step; empty where there was no line."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


class Effect(Struct, frozen=True):
    """What a step did to the line it touched, or to the organisation.

    `place` names which. `headline` and `count` are one sentence each: before and after where they
    differ. `reports` is empty where no outcome is spoken of.
    """

    place: str
    headline: str = ""
    count: str = ""
    reports: tuple[ReportStep, ...] = ()


class Past:
    """An engagement's log in words; advice is worked out for the step that is looked at alone.

    Step 0 is what stood before the first event of the log.
    """

    def __init__(self, pack: Pack, engagement: Engagement) -> None:
        self._pack = pack
        self._names = {line.id: line.name for line in engagement.lines}
        self._client = engagement.client
        self.replay = Replay(engagement, of_pack(pack))

    def __len__(self) -> int:
        return len(self.replay)

    def step(self, number: int) -> StepWords:
        """Return a step in words."""
        if not number:
            return StepWords(self._first(), "")
        event = self.replay.events[number - 1]
        return StepWords(self._did(event), f"{_moment(event.at)}  {self.place(event.line)}")

    def place(self, line: str | None) -> str:
        """Return whom a step was about; names are not in the log, so a line gone has none."""
        if line is None:
            return self._client or self._pack.words.terms.groups["organisation"]
        if line not in self._names:
            return translate("Past", "a line removed since")
        return self._names[line] or translate("Past", "Unnamed line")

    def effect(self, number: int) -> Effect:
        """Return what a step did to the outcomes of what it touched."""
        if not number:
            return Effect("")
        event = self.replay.events[number - 1]
        before, after = self.replay.point(number - 1), self.replay.point(number)
        place = self.place(event.line)
        if event.kind == "move":
            return Effect(place, translate("Past", "Only the order changed, and no outcome."))
        if event.line is None:
            return self._on_organisation(place, before, after)
        return self._on_line(place, event.line, before, after)

    def _on_line(self, place: str, line: str, before: Point, after: Point) -> Effect:
        was, now = self._line(before, line), self._line(after, line)
        left = [None if each is None else each.at_most.end for each in (was, now)]
        return Effect(
            place,
            _both(*(None if each is None else each.headline.text for each in (was, now))),
            _both(*(None if count is None else at_most_words(count) for count in left)),
            self._reports(was.reports if was else {}, now.reports if now else {}),
        )

    def _on_organisation(self, place: str, before: Point, after: Point) -> Effect:
        was, now = self._organisation(before), self._organisation(after)
        left = [len({page_of(self._pack, q) for q in each.relevant}) for each in (was, now)]
        return Effect(
            place,
            _both(was.headline.text, now.headline.text),
            _both(*(at_most_words(count) for count in left)),
            self._reports(was.reports, now.reports),
        )

    def _line(self, point: Point, line: str) -> LineAdvice | None:
        if line not in point.lines:
            return None
        alone = Point(point.answers, {line: point.lines[line]})
        return advise(self._pack, alone.to_case(self._names)).lines[0]

    def _organisation(self, point: Point) -> OrganisationAdvice:
        return advise(self._pack, point.to_case(self._names)).organisation

    def _reports(
        self, before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
    ) -> tuple[ReportStep, ...]:
        found = []
        for report in dict.fromkeys((*LINE_REPORTS, *before, *after)):
            was, now = before.get(report, ()), after.get(report, ())
            words = _both(*(level_words(self._pack, each) if each else None for each in (was, now)))
            found.append(ReportStep(self._pack.words.terms.reports[report], was, now, words))
        return tuple(found)

    def _first(self) -> str:
        if self.replay.is_whole:
            return translate("Past", "The beginning: no lines and no answers")
        return translate("Past", "As far back as the log goes")

    def _did(self, event: Event) -> str:
        asked = self._pack.words.questions.get(event.question or "")
        question = asked.short if asked else event.question or ""
        match event.kind:
            case "answer":
                value = event.value or ""
                if asked and value in asked.options:
                    value = asked.options[value].label
                return f"{question}: {value}"
            case "unknown":
                words = translate("Past", "%1: don’t know yet")
            case "clear":
                words = translate("Past", "%1: opened again")
            case "move":
                place = str((event.to or 0) + 1)
                return translate("Past", "Line moved to place %1").replace("%1", place)
            case "duplicate":
                words, question = translate("Past", "Line copied from %1"), self.place(event.of)
            case _:
                added = event.kind == "add"
                words = translate("Past", "Line added" if added else "Line removed")
        return words.replace("%1", question)


def _both(before: str | None, after: str | None) -> str:
    """Say what was and what is, or the one there is where they are the same or one is none."""
    if before is None or after is None or before == after:
        return after or before or ""
    return f"{before} → {after}"


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{short_date(here.date())} {here:%H:%M}"
