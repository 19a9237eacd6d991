"""By when: each plan of the lines' reports as a picture, with the same in tables and sentences."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from socdesk.decision.advice import Advice
from socdesk.decision.advise import merged_answers
from socdesk.decision.timeline.names import SHORTEST
from socdesk.decision.timeline.plan import plan
from socdesk.decision.timeline.values import Coverage, Phase, Timeline
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.engagement.answer_file import AnswerFile, circumstances
from socdesk.report.document import (
    AnyBlock,
    DatesTable,
    Facts,
    Heading,
    Pair,
    Paragraph,
    Remark,
    Remarks,
    Run,
    TimelinePicture,
)
from socdesk.report.facts import ClientFacts
from socdesk.report.phrases import CONFIRM, RECOMMENDED, Phrases, highest, lowest
from socdesk.report.pictures.timeline_chart import chart_in_words, chart_of, named_days, percent
from socdesk.report.standing import Standing, standings

_MOST_MISSING = 3


class Shared(Struct, frozen=True):
    """A plan, and the reports on lines it holds for: report and line's name, in order."""

    plan: Timeline
    holds: tuple[tuple[str, str], ...]

    @property
    def reports(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(report for report, _ in self.holds))

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line for _, line in self.holds))


def timeline(phrases: Phrases, facts: ClientFacts, advice: Advice, today: date) -> list[AnyBlock]:
    """Return the part of the memo on time; none where no report is to be planned.

    It is planned from the engagement's own day, else from `today`. Lines and reports with one
    plan share it. A report without a settled type is not drawn; what is missing is said.
    """
    lines = standings(advice, facts)
    planned = _plans(phrases, facts, lines, facts.today or today)
    shared = _shared(lines, planned)
    missing = tuple(_missing(phrases, lines, planned))
    if not shared and not missing:
        return []
    day = date_in_words(phrases.pack, facts.today or today)
    opening = (Run(phrases.say("timeline.opening", today=day)),)
    apart = phrases.say("section.timeline.missing")
    return [
        Heading("timeline", 1, phrases.say("section.timeline")),
        *([Paragraph("timeline-opening", opening, "opening")] if shared else []),
        *(
            block
            for number, one in enumerate(shared, start=1)
            for block in _Section(phrases, one, f"timeline-{number}").blocks()
        ),
        *([Heading("timeline-missing", 2, apart)] if missing else []),
        *(
            Paragraph(f"timeline-missing-{number}", (Run(text),))
            for number, text in enumerate(missing, start=1)
        ),
    ]


def _plans(
    phrases: Phrases, facts: ClientFacts, lines: Sequence[Standing], today: date
) -> list[Mapping[str, Timeline]]:
    """Return for each line the plans of its reports possible at Confirm or above."""
    known = AnswerFile(facts.case, year_ends=facts.year_ends, existing=facts.existing)
    found: list[Mapping[str, Timeline]] = []
    for position, (line, case) in enumerate(zip(lines, facts.case.lines, strict=True)):
        around = circumstances(known, position, today)
        plans = plan(phrases.pack, line.advice, merged_answers(facts.case, case), around)
        found.append(
            {
                report: replace(one, if_confirmed=lowest(line.levels(report)) < RECOMMENDED)
                for report, one in plans.items()
                if highest(line.levels(report)) >= CONFIRM
            }
        )
    return found


def _types(line: Standing, report: str) -> list[str]:
    return [value for value in line.advice.types.get(report, ()) if value != "none"]


def _shared(
    lines: Sequence[Standing], planned: Sequence[Mapping[str, Timeline]]
) -> tuple[Shared, ...]:
    """Return each plan once, whatever report it is of."""
    found: dict[Timeline, tuple[Timeline, list[tuple[str, str]]]] = {}
    for line, plans in zip(lines, planned, strict=True):
        for report, one in plans.items():
            if len(_types(line, report)) == 1:
                _, holds = found.setdefault(replace(one, report=""), (one, []))
                holds.append((report, line.name))
    return tuple(Shared(one, tuple(holds)) for one, holds in found.values())


def _missing(
    phrases: Phrases, lines: Sequence[Standing], planned: Sequence[Mapping[str, Timeline]]
) -> Iterator[str]:
    """Yield why reports have no dates: the type is open, or an own level goes without one."""
    for line, plans in zip(lines, planned, strict=True):
        open_ones = [report for report in plans if len(_types(line, report)) > 1]
        if open_ones:
            asked = [point.question for point in line.advice.open_points]
            timing = dict.fromkeys(name for report in open_ones for name in plans[report].open)
            named = [name for name in timing if name in asked] or asked
            key = "timeline.open" if named else "timeline.open.type"
            questions = _named(phrases, named[:_MOST_MISSING]) if named else ""
            yield _about(phrases, key, line, open_ones, questions=questions)
        untyped = [
            report
            for report in SHORTEST
            if report not in plans and lowest(line.levels(report)) >= CONFIRM
        ]
        if untyped:
            yield _about(phrases, "timeline.no.type", line, untyped)


def _about(
    phrases: Phrases, key: str, line: Standing, reports: Sequence[str], **values: str
) -> str:
    shown = phrases.reports(reports)
    return phrases.say(key, line=phrases.line(line.name), reports=shown, **values)


def _named(phrases: Phrases, questions: Sequence[str]) -> str:
    say = phrases.say
    return phrases.joined(
        [say("front.assumed.question", question=phrases.short(name)) for name in questions]
    )


class _Section:
    """Composes the blocks of one plan; ids begin with `prefix`."""

    def __init__(self, phrases: Phrases, shared: Shared, prefix: str) -> None:
        self.phrases, self.shared, self.prefix = phrases, shared, prefix
        self.plan = shared.plan
        self.reports = phrases.reports(shared.reports)

    def blocks(self) -> list[AnyBlock]:
        """Return them in reading order."""
        chart = chart_of(self.phrases, self.plan, self.reports)
        words = chart_in_words(self.phrases, self.plan)
        return [
            Heading(self.prefix, 2, self._title()),
            Paragraph(f"{self.prefix}-for", (Run(self._for()),), "opening"),
            TimelinePicture(f"{self.prefix}-picture", chart, words),
            self._phases(),
            self._coverage(),
            self._days(),
            *self._notes(),
            *self._warnings(),
        ]

    def _day(self, day: date) -> str:
        return date_in_words(self.phrases.pack, day)

    def _months(self, months: int) -> str:
        return months_in_words(self.phrases.pack, months)

    def _heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self.phrases.say(key) for key in keys)

    def _title(self) -> str:
        plan = self.plan
        key = "timeline.title.type1" if plan.type_1_in_hand else "timeline.title"
        first = self._day(plan.type_1_in_hand or plan.in_hand)
        date = self._day(plan.in_hand)
        return self.phrases.say(key, reports=self.reports, first=first, date=date)

    def _for(self) -> str:
        """Which report is for which lines, and whether that still waits for a confirmation."""
        say = self.phrases.say
        by_report = {
            report: tuple(line for other, line in self.shared.holds if other == report)
            for report in self.shared.reports
        }
        key = "timeline.confirm" if self.plan.if_confirmed else "timeline.for"
        if len(set(by_report.values())) == 1:
            return say(key, lines=self.phrases.lines(self.shared.lines))
        parts = [
            say("front.confirm.part", report=self.phrases.report(name), lines=named)
            for name, named in ((name, self.phrases.lines(at)) for name, at in by_report.items())
        ]
        each = "timeline.confirm.each" if self.plan.if_confirmed else "timeline.each"
        return say(each, parts="; ".join(parts))

    def _phases(self) -> DatesTable:
        heads = self._heads("head.phase", "head.starts", "head.ends", "head.seen")
        rows = tuple(self._phase(phase) for phase in self.plan.phases)
        return DatesTable(f"{self.prefix}-phases", heads, rows, wide=3)

    def _phase(self, phase: Phase) -> tuple[str, ...]:
        seen = self.phrases.say("timeline.fixed")
        if phase.shortest_end < phase.latest_end:
            low, high = self._day(phase.shortest_end), self._day(phase.latest_end)
            seen = self.phrases.say("range", low=low, high=high)
        return phase.name, self._day(phase.start), self._day(phase.typical_end), seen

    def _coverage(self) -> DatesTable:
        shares = any(entry.share < 1 for entry in self.plan.coverage)
        ends = "head.year.end.shares" if shares else "head.year.end"
        heads = self._heads(ends, "head.covered", "head.bridge", "head.in.hand")
        rows = tuple(self._covered(entry) for entry in self.plan.coverage)
        return DatesTable(f"{self.prefix}-coverage", heads, rows)

    def _covered(self, entry: Coverage) -> tuple[str, ...]:
        say = self.phrases.say
        end = self._day(entry.year_end)
        if entry.share < 1:
            end = say("timeline.share", date=end, share=percent(entry.share))
        if entry.present:
            end = say("timeline.present", date=end)
        months = str(entry.months)
        covered = say("timeline.of.year", months=months)
        if entry.with_next > entry.months:
            covered = say("timeline.with.next", covered=covered, months=str(entry.with_next))
        gap = self._months(entry.gap) if entry.gap else say("timeline.no.gap")
        if not entry.bridged:
            gap = say("timeline.too.long", gap=gap)
        return end, covered, gap, self._day(entry.in_hand)

    def _days(self) -> Facts:
        names = self.phrases.pack.words.timeline.dates
        rows = [Pair(names[name], self._day(day)) for name, day in named_days(self.plan)]
        return Facts(f"{self.prefix}-days", tuple(rows))

    def _notes(self) -> list[AnyBlock]:
        """Return what the plan takes for granted, and what a bridge letter is."""
        say, plan = self.phrases.say, self.plan
        found = []
        if plan.year_ends_assumed:
            found.append(self.phrases.pack.words.timeline.phrases["assumed"])
        if plan.open:
            found.append(say("timeline.cautious", questions=_named(self.phrases, plan.open)))
        if not plan.settled:
            found.append(say("timeline.period.open", months=self._months(plan.period.months)))
        if any(entry.gap for entry in plan.coverage):
            found.append(say("timeline.bridge"))
        text = (Run(" ".join(found)),)
        return [Paragraph(f"{self.prefix}-notes", text)] if found else []

    def _warnings(self) -> list[AnyBlock]:
        assumed = self.phrases.pack.words.timeline.phrases["assumed"]
        items = tuple(
            Remark(
                self.phrases.say(f"timeline.warning.{warn.id}"),
                warn.text.removesuffix(assumed).rstrip(),
            )
            for warn in self.plan.warnings
        )
        return [Remarks(f"{self.prefix}-warnings", "trap", items)] if items else []
