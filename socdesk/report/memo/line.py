"""A service line in the memo: why, why not, categories, type, traps, and what is open."""

from collections.abc import Sequence

from msgspec.structs import replace

from socdesk.decision.advice import (
    DECIDING_REPORTS,
    Explanation,
    Finding,
    LineAdvice,
    Note,
)
from socdesk.decision.rules import EXPLAINED
from socdesk.report.document import (
    AnyBlock,
    CategoryRow,
    CategoryTable,
    Facts,
    Heading,
    Pair,
    Paragraph,
    Reason,
    Reasons,
    Reference,
    Remarks,
    Run,
)
from socdesk.report.facts import Given, LineFacts
from socdesk.report.memo.explained import Explained
from socdesk.report.memo.front import shown_reports
from socdesk.report.memo.open_points import open_table
from socdesk.report.memo.own import own_reasons
from socdesk.report.phrases import CONFIRM, OPTIONAL, RECOMMENDED, Phrases, highest, lowest


class LineSection:
    """Composes the part of the memo on one line; ids begin with `prefix`."""

    def __init__(
        self,
        phrases: Phrases,
        facts: LineFacts,
        advice: LineAdvice,
        explanation: Explanation,
        number: int,
    ) -> None:
        self.phrases = phrases
        self.facts = facts
        self.advice = advice
        self.number = str(number)
        self.prefix = f"line-{number}"
        self.explained = Explained(phrases, facts, advice, explanation, self.prefix)
        self.first = _told_first(advice, facts)
        self.kinds = _kinds(phrases)

    def blocks(self) -> list[AnyBlock]:
        """Return the line's blocks in reading order."""
        name = self.phrases.line(self.advice.name)
        return [
            Heading(self.prefix, 1, name, number=self.number),
            Paragraph(
                f"{self.prefix}-finding", self.phrases.finding(self.advice.headline), "finding"
            ),
            *self.explained.assumed(),
            *self._contradictions(),
            *self._own_view(),
            *self._why(),
            *self._why_not(),
            *self._categories(),
            *self._types(),
            *self._description(),
            *self._remarks("traps", "trap", self.advice.traps),
            *self._carried(),
            *self._open(),
        ]

    def _section(self, name: str, key: str, *blocks: AnyBlock) -> list[AnyBlock]:
        heading = Heading(f"{self.prefix}-{name}", 2, self.phrases.say(key))
        return [heading, *blocks]

    def _why(self) -> list[AnyBlock]:
        reports = self.first or DECIDING_REPORTS
        reasons = [self._level_reason(report) for report in reports]
        if not all(self._findings("level", report) for report in reports):
            reasons = [*self._subject(), *reasons]
        block = Reasons(f"{self.prefix}-reasons", tuple(reasons))
        return self._section("why", "section.why", block, *self.explained.enough())

    def _why_not(self) -> list[AnyBlock]:
        others = [report for report in DECIDING_REPORTS if report not in self.first]
        if not self.first or not others:
            return []
        reasons = tuple(self._level_reason(report) for report in others)
        return self._section("not", "section.why.not", Reasons(f"{self.prefix}-others", reasons))

    def _level_reason(self, report: str) -> Reason:
        """Return why a report stands where it does, and what keeps it from being recommended."""
        levels = self.phrases.levels(self.advice.reports[report])
        lead = self.phrases.say("reason.level", report=self.phrases.report(report), levels=levels)
        found = self._findings("level", report)
        if not found:
            against = self.explained.grounds(report)
            key = "reason.open.below" if against else "reason.open"
            if len(self.advice.reports[report]) == 1:
                key = "reason.settled"
            return Reason(self.phrases.say(key), Reference(), lead=lead, against=against)
        told = frozenset(found[0].answers) if len(found) == 1 else frozenset()
        against = self.explained.grounds(report, told)
        quoted = not self.explained.blocked(report) or self.explained.says(report, told)
        return replace(self._reason(found, lead, quoted=quoted), against=against)

    def _subject(self) -> list[Reason]:
        found = [finding for finding in self.advice.findings if self._kind(finding) == "lean"]
        if not found or len(self.advice.lean) != 1 or self.advice.lean == ("none",):
            return []
        lead = self.phrases.say("reason.lean", report=self.phrases.report(self.advice.lean[0]))
        return [self._reason(found, lead, quoted=False)]

    def _reason(self, found: Sequence[Finding], lead: str, *, quoted: bool) -> Reason:
        """Return one reason; where several rules can still give the outcome, all of them."""
        either = self.phrases.pack.words.headlines["join.either"]
        text = either.join(dict.fromkeys(finding.reason for finding in found))
        rule = found[0].row
        for finding in found[1:]:
            rule = self.phrases.say("reason.or", rule=rule, other=finding.row)
        sources = dict.fromkeys(source for finding in found for source in finding.sources)
        quotes = tuple(dict.fromkeys(quote for finding in found for quote in finding.answers))
        reference = self.phrases.support([quote.question for quote in quotes], rule, tuple(sources))
        shown = tuple(self.explained.quoted(quote) for quote in quotes) if quoted else ()
        return Reason(text, reference, shown, lead)

    def _findings(self, kind: str, report: str | None) -> list[Finding]:
        return [
            finding
            for finding in self.advice.findings
            if self._kind(finding) == kind and finding.report == report
        ]

    def _kind(self, finding: Finding) -> str:
        return self.kinds.get(finding.row, "")

    def _own_view(self) -> list[AnyBlock]:
        reasons = own_reasons(self.phrases, self.facts, self.advice)
        if not reasons:
            return []
        block = Reasons(f"{self.prefix}-own-view", reasons)
        return self._section("own", "section.override", block)

    def _categories(self) -> list[AnyBlock]:
        statuses = self.advice.categories
        if not statuses:
            return []
        if highest(self.advice.reports["SOC 2"]) == OPTIONAL:
            included = [name for name, found in statuses.items() if "OUT" not in found]
            text = self.phrases.say("category.voluntary", categories=self.phrases.joined(included))
            return [Paragraph(f"{self.prefix}-voluntary", (Run(text),), "note")]
        heads = tuple(
            self.phrases.say(key) for key in ("head.category", "head.status", "head.because")
        )
        rows = tuple(self._category(name, found) for name, found in statuses.items())
        table = CategoryTable(f"{self.prefix}-category-table", heads, rows)
        return self._section("categories", "section.categories", table)

    def _category(self, name: str, statuses: tuple[str, ...]) -> CategoryRow:
        terms = self.phrases.pack.words.terms
        words = self.phrases.either([terms.statuses[status] for status in statuses])
        if len(statuses) > 1:
            words = self.phrases.say("status.or", statuses=words)
        tables = self.phrases.pack.tables.values()
        rules = {
            rule
            for table in tables
            if table.kind == "category" and table.report == name
            for rule in table.rules
        }
        found = [finding for finding in self.advice.findings if finding.row in rules]
        if not found:
            return CategoryRow(name, statuses, words, terms.categories[name], Reference())
        reason = self._reason(found, "", quoted=False)
        text = reason.text if len(statuses) == 1 else terms.categories[name]
        return CategoryRow(name, statuses, words, text, reason.reference)

    def _types(self) -> list[AnyBlock]:
        reasons = tuple(self._type_reason(report) for report in self.advice.types)
        if not reasons:
            return []
        blocks: list[AnyBlock] = [Reasons(f"{self.prefix}-types", reasons)]
        if self.advice.remarks:
            blocks.append(self._notes("remark-list", "remark", self.advice.remarks))
        return self._section("type", "section.type", *blocks)

    def _type_reason(self, report: str) -> Reason:
        shown = self.phrases.type_period(
            self.advice.types[report],
            self.advice.periods.get(report, ()),
            confirmed=lowest(self.advice.reports[report]) >= RECOMMENDED,
        )
        lead = self.phrases.say(
            "reason.type", report=self.phrases.report(report), type=", ".join(shown)
        )
        found = self._findings("type", report)
        if not found:
            possible = [kind for kind in self.advice.types[report] if kind != "none"]
            key = "reason.type.open" if len(possible) > 1 else "reason.settled"
            return Reason(self.phrases.say(key), Reference(), lead=lead)
        return self._reason(found, lead, quoted=False)

    def _description(self) -> list[AnyBlock]:
        serious = [
            report
            for report, levels in self.advice.reports.items()
            if highest(levels) >= CONFIRM and report in self.advice.standards
        ]
        if not serious:
            return []
        say = self.phrases.say
        rows = [Pair(say("facts.standards"), self._standards(serious))]
        if self.advice.objectives:
            listed = ", ".join(self.advice.objectives)
            rows.append(Pair(say("facts.objectives"), f"{listed[:1].upper()}{listed[1:]}."))
        kind = self.facts.given.get("kind", Given()).value
        if kind:
            rows.append(Pair(say("facts.description"), self.phrases.pack.words.terms.kinds[kind]))
        methods = [
            self.phrases.pack.words.terms.subservice[name] for name in self.advice.subservice
        ]
        rows.append(Pair(say("facts.subservice"), self._methods(methods)))
        block = Facts(f"{self.prefix}-facts", tuple(rows))
        return self._section("description", "section.description", block)

    def _standards(self, reports: Sequence[str]) -> str:
        shown = [
            self.phrases.say(
                "facts.standard",
                report=self.phrases.report(report),
                standards=", ".join(self.advice.standards[report]),
            )
            for report in reports
        ]
        return "; ".join(shown) + "."

    def _methods(self, methods: Sequence[str]) -> str:
        if len(methods) > 1:
            return self.phrases.say("status.or", statuses="; ".join(methods)) + "."
        reasons = [finding.reason for finding in self._findings("subservice", None)]
        return " ".join([f"{methods[0]}.", *reasons])

    def _remarks(self, name: str, sort: str, notes: Sequence[Note]) -> list[AnyBlock]:
        if not notes:
            return []
        return self._section(name, f"section.{name}", self._notes(f"{name}-list", sort, notes))

    def _notes(self, name: str, sort: str, notes: Sequence[Note]) -> Remarks:
        shown = tuple(
            self.phrases.remark(note.title, note.text, note.id if sort == "trap" else "")
            for note in notes
        )
        return Remarks(f"{self.prefix}-{name}", "trap" if sort == "trap" else "remark", shown)

    def _contradictions(self) -> list[AnyBlock]:
        notes = self.phrases.pack.words.notes.contradictions
        items = tuple(
            self.phrases.remark(
                notes[found.id].title,
                found.text,
                ", ".join(self.phrases.reference(question) for question in found.questions),
            )
            for found in self.advice.contradictions
        )
        if not items:
            return []
        block = Remarks(f"{self.prefix}-clash-list", "contradiction", items)
        return self._section("clash", "section.contradictions", block)

    def _carried(self) -> list[AnyBlock]:
        blocks = self.explained.changes()
        return self._section("carried", "section.carried", *blocks) if blocks else []

    def _open(self) -> list[AnyBlock]:
        if not self.advice.open_points:
            return []
        name = f"{self.prefix}-open-table"
        table = open_table(self.phrases, name, self.advice, self.facts.given)
        return self._section("open", "section.open", table)


def _told_first(advice: LineAdvice, facts: LineFacts) -> tuple[str, ...]:
    """Return the reports that answer "why": those recommended, else all that the line names.

    A SOC 3 and a level of the consultant's own are always among them.
    """
    shown = shown_reports(advice, facts)
    if not advice.recommended:
        return shown
    kept = {*advice.recommended, "SOC 3", *facts.own_levels}
    return tuple(report for report in shown if report in kept)


def _kinds(phrases: Phrases) -> dict[str, str]:
    """Return the kind of table whose finding a rule is."""
    return {
        rule: table.kind
        for table in phrases.pack.rules.tables
        if table.kind in EXPLAINED
        for rule in table.rules
    }
