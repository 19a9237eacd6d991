"""The reasons of a result in groups: by report, then categories, type, and description."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import Explanation, Finding, LineAdvice, Quote
from socdesk.decision.blocking import blocking
from socdesk.decision.rules import EXPLAINED
from socdesk.engagement.model import Answer
from socdesk.ui.wizard.terms import (
    CONFIRM,
    OPTIONAL,
    RECOMMENDED,
    Terms,
    closed,
    highest,
    lowest,
)

translate = QCoreApplication.translate


class Quoted(Struct, frozen=True):
    """An answer as a reason quotes it: a way to its question."""

    question: str
    text: str
    reference: str


class ReasonWords(Struct, frozen=True):
    """One reason: a bold lead or none, the sentence, the answers it rests on, rule and sources."""

    text: str
    lead: str = ""
    quotes: tuple[Quoted, ...] = ()
    support: str = ""
    sources: tuple[str, ...] = ()


class GroupWords(Struct, frozen=True):
    """The reasons for one outcome. `standing` is its level, `also` says what else they rest on."""

    title: str
    standing: str = ""
    reasons: tuple[ReasonWords, ...] = ()
    also: str = ""


def why_groups(
    terms: Terms, advice: LineAdvice, explanation: Explanation
) -> tuple[GroupWords, GroupWords]:
    """Return why the answer is what it is, and why it is none of the other reports."""
    groups = _Groups(terms, advice)
    return groups.why(explanation), groups.why_not(explanation)


def shape_groups(
    terms: Terms, advice: LineAdvice, given: Mapping[str, Answer]
) -> tuple[GroupWords, ...]:
    """Return why a report takes its shape: categories, type and period, standards."""
    groups = _Groups(terms, advice)
    found = (groups.categories(), groups.types(), groups.description(given))
    return tuple(group for group in found if group is not None)


def category_title(advice: LineAdvice) -> str:
    """Return the head over the categories; nobody asks for the SOC 2 of a voluntary one."""
    if highest(advice.reports["SOC 2"]) == OPTIONAL:
        return translate("Summary", "Categories of a voluntary SOC 2")
    return translate("Summary", "Categories")


class _Groups:
    """Composes the groups of one line."""

    def __init__(self, terms: Terms, advice: LineAdvice) -> None:
        self._terms = terms
        self._advice = advice
        self._kinds = {
            rule: table.kind
            for table in terms.pack.rules.tables
            if table.kind in EXPLAINED
            for rule in table.rules
        }

    def why(self, explanation: Explanation) -> GroupWords:
        """Why what is advised, or is left to choose, stands where it stands."""
        shown = self._told()
        reasons = []
        for report in shown:
            lead = f"{self._terms.report(report)}." if len(shown) > 1 else ""
            if findings := self._findings("level", report):
                reasons.append(self._reason(findings, lead=lead))
            else:
                text = translate("Summary", "Still open: the open points decide.")
                reasons.append(ReasonWords(text, lead))
        named = {quote for report in shown for quote in _answers(self._findings("level", report))}
        if explanation.reasons and (len(explanation.reasons) > 1 or not named):
            reasons.append(self._alone(explanation.reasons, named))
        title = translate("Summary", "Why %1") if shown else translate("Summary", "Why")
        return GroupWords(title.replace("%1", self._terms.reports(shown)), "", tuple(reasons))

    def why_not(self, explanation: Explanation) -> GroupWords:
        """What stands against each report that is not recommended.

        That a report the answer leans to is open still was said where it says why.
        """
        none = self._advice.headline.code in ("CONFIRM", "VOLUNTARY", "NONE")
        reasons = [
            self._against(report, sets)
            for report, sets in explanation.why_not.items()
            if none or sets or report not in self._told()
        ]
        told = {*self._told(), *explanation.why_not}
        reasons += [
            self._reason(findings, lead=f"{self._terms.report(report)}.")
            for report in self._advice.reports
            if report not in told and (findings := self._findings("level", report))
        ]
        title = translate("Summary", "Why not the others")
        if none:
            title = translate("Summary", "Why none is recommended")
        return GroupWords(title, "", tuple(reasons))

    def _told(self) -> list[str]:
        """The reports the answer speaks of: those recommended, else those it names."""
        reports = self._advice.reports
        named = self._advice.recommended or self._advice.headline.reports
        return sorted(named, key=lambda report: -highest(reports[report]))

    def _against(self, report: str, sets: Sequence[Sequence[Quote]]) -> ReasonWords:
        """The answers that keep a report from being recommended, as statements."""
        lead = f"{self._terms.report(report)}."
        if not sets:
            return ReasonWords(translate("Summary", "Still open."), lead)
        text = self._blockers(sets)
        quotes = dict.fromkeys(quote for each in sets for quote in each)
        # What the level rests on was said above where the answer speaks of the report.
        findings = [] if report in self._told() else self._findings("level", report)
        rule = self._reason(findings) if findings else ReasonWords("")
        about = (*dict.fromkeys(found.reason for found in findings), *rule.sources)
        return ReasonWords(text, lead, tuple(map(self._quoted, quotes)), rule.support, about)

    def _blockers(self, sets: Sequence[Sequence[Quote]]) -> str:
        """Every set as a sentence; what they share is said once, before what differs."""
        found = blocking(sets)
        first, *more = [self._said(quotes) for quotes in found.beside]
        words = [f"{first}."]
        if found.each:
            each = translate("Summary", "In each case: %1.")
            beside = translate("Summary", "And: %1.")
            words = [each.replace("%1", _lower(self._said(found.each)))]
            words.append(beside.replace("%1", _lower(first)))
        other = translate("Summary", "Or: %1.")
        return " ".join([*words, *(other.replace("%1", _lower(said)) for said in more)])

    def _said(self, quotes: Sequence[Quote]) -> str:
        """Answers as one sentence without its stop: "Nobody asks, and it is a product"."""
        words = self._terms.pack.words
        said = [words.questions[each.question].options[each.value].said for each in quotes]
        first, *rest = said
        if not rest:
            return first
        *middle, last = map(_lower, rest)
        start = words.headlines["join.comma"].join([first, *middle])
        return f"{start}{words.headlines['join.condition']}{last}"

    def _alone(self, sets: Sequence[Sequence[Quote]], named: Collection[Quote]) -> ReasonWords:
        """Every smallest set of answers that decides alone, by reference."""
        shown = [
            self._terms.joined([self._terms.reference(each.question) for each in quotes])
            for quotes in sets
        ]
        text = translate("Summary", "These answers alone decide it: %1.")
        if len(sets[0]) == 1:
            text = translate("Summary", "This answer alone decides it: %1.")
        other = translate("Summary", "Or: %1.")
        words = [text.replace("%1", shown[0]), *(other.replace("%1", each) for each in shown[1:])]
        rest = dict.fromkeys(each for quotes in sets for each in quotes if each not in named)
        return ReasonWords(" ".join(words), quotes=tuple(map(self._quoted, rest)))

    def categories(self) -> GroupWords | None:
        """Why each category is in or not."""
        findings = {
            name: found for name in self._advice.categories if (found := self._of_category(name))
        }
        if not findings:
            return None
        known, also = self._known(["SOC 2"])
        if not known:
            # Without a single rule for the level, what makes it a SOC 2 is said by Security.
            first, *_ = findings.values()
            known = set(_answers(first))
            also = translate("Summary", "All rest on the answers named first.")
        reasons = []
        for place, (name, found) in enumerate(findings.items()):
            said = set() if place == 0 and not self._findings("level", "SOC 2") else known
            reasons.append(self._reason(found, lead=f"{name}.", said=said))
        return GroupWords(category_title(self._advice), "", tuple(reasons), also)

    def types(self) -> GroupWords | None:
        """Why this type and this period, and what to know about later ones."""
        reports = list(self._advice.types)
        if not reports:
            return None
        known, also = self._known(reports)
        reasons = [self._type(report, known) for report in reports]
        reasons += [ReasonWords(note.text, closed(note.title)) for note in self._advice.remarks]
        return GroupWords(translate("Summary", "Type and period"), "", tuple(reasons), also)

    def description(self, given: Mapping[str, Answer]) -> GroupWords | None:
        """Which standards apply, and what the system description has to deal with."""
        advice, words = self._advice, self._terms.pack.words.terms
        serious = [name for name, levels in advice.reports.items() if highest(levels) >= CONFIRM]
        standards = [name for name in serious if name in advice.standards]
        if not standards:
            return None
        reasons = [
            ReasonWords(f"{', '.join(advice.standards[name])}.", f"{self._terms.report(name)}.")
            for name in standards
        ]
        if advice.objectives:
            listed = ", ".join(advice.objectives)
            lead = translate("Summary", "Areas of control objectives.")
            reasons.append(ReasonWords(f"{listed[:1].upper()}{listed[1:]}.", lead))
        kind = given.get("kind", Answer()).value
        if kind in words.kinds:
            lead = translate("Summary", "Description.")
            reasons.append(ReasonWords(words.kinds[kind], lead))
        known, also = self._known(serious)
        findings = self._findings("subservice", None)
        if findings:
            methods = self._terms.either([words.subservice[name] for name in advice.subservice])
            reasons.append(self._reason(findings, lead=f"{methods}.", said=known))
        title = translate("Summary", "Standards and description")
        return GroupWords(title, "", tuple(reasons), also if findings else "")

    def _type(self, report: str, known: Collection[Quote]) -> ReasonWords:
        advice = self._advice
        shape = self._terms.type_and_period(advice.types[report], advice.periods.get(report, ()))
        words = translate("Summary", "%1: %2.")
        if lowest(advice.reports[report]) < RECOMMENDED:
            words = translate("Summary", "%1: %2, if confirmed.")
        lead = words.replace("%1", self._terms.report(report)).replace("%2", shape)
        findings = self._findings("type", report)
        if not findings:
            text = translate("Summary", "Open until the questions on time and type are answered.")
            return ReasonWords(text, lead)
        return self._reason(findings, lead=lead, said=known)

    def _of_category(self, name: str) -> list[Finding]:
        rules = {
            rule
            for table in self._terms.pack.rules.tables
            if table.kind == "category" and table.report == name
            for rule in table.rules
        }
        return [found for found in self._advice.findings if found.row in rules and found.outcome]

    def _findings(self, kind: str, report: str | None) -> list[Finding]:
        return [
            found
            for found in self._advice.findings
            if found.outcome and self._kinds.get(found.row) == kind and found.report == report
        ]

    def _known(self, reports: Sequence[str]) -> tuple[set[Quote], str]:
        """The answers already named under these reports, and the sentence that says so."""
        named = {report: _answers(self._findings("level", report)) for report in reports}
        shown = [self._terms.report(report) for report, answers in named.items() if answers]
        words = translate("Summary", "The answers named under %1 count here too.")
        known = {quote for answers in named.values() for quote in answers}
        return known, words.replace("%1", self._terms.joined(shown)) if shown else ""

    def _reason(
        self, findings: Sequence[Finding], lead: str = "", said: Collection[Quote] = ()
    ) -> ReasonWords:
        """One reason; where several rules can still give the outcome, all of them."""
        pack = self._terms.pack
        quotes = [quote for quote in _answers(findings) if quote not in said]
        rules = self._terms.either([found.row for found in findings])
        sources = list(dict.fromkeys(source for found in findings for source in found.sources))
        return ReasonWords(
            text=pack.words.headlines["join.either"].join(
                dict.fromkeys(found.reason for found in findings)
            ),
            lead=lead,
            quotes=tuple(map(self._quoted, quotes)),
            support=f"{rules} · {', '.join(sources)}",
            sources=tuple(f"{source}: {pack.sources[source].title}" for source in sources),
        )

    def _quoted(self, quote: Quote) -> Quoted:
        short = self._terms.short(quote.question)
        label = self._terms.answer(quote.question, quote.value)
        return Quoted(quote.question, f"{short}: {label}", self._terms.reference(quote.question))


def _answers(findings: Sequence[Finding]) -> list[Quote]:
    return list(dict.fromkeys(quote for found in findings for quote in found.answers))


def _lower(said: str) -> str:
    """A statement as part of a sentence."""
    return said[:1].lower() + said[1:]
