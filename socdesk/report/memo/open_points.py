"""The memo's tables of open points: whom to ask, by when, and what each answer would do."""

from collections.abc import Collection, Mapping, Sequence

from socdesk.decision.advice import DECIDING_REPORTS, LineAdvice, OpenPoint, OrganisationAdvice
from socdesk.report.dates import short_date
from socdesk.report.document import Effect, OpenPointRow, OpenPointTable
from socdesk.report.facts import Given
from socdesk.report.phrases import RECOMMENDED, Phrases, lowest

_SETTLED = {
    "type": "settles.type",
    "period": "settles.type",
    "subservice": "settles.subservice",
}
"""What a kind of table settles, as a key of the memo's words."""


def open_table(
    phrases: Phrases,
    name: str,
    advice: LineAdvice | OrganisationAdvice,
    given: Mapping[str, Given],
) -> OpenPointTable:
    """Return the open points of a line or the organisation, the most decisive first."""
    heads = tuple(phrases.say(key) for key in ("head.question", "head.ask", "head.by"))
    rows = tuple(
        _row(phrases, point, given.get(point.question, Given()), advice)
        for point in advice.open_points
    )
    return OpenPointTable(name, heads, rows)


def _row(
    phrases: Phrases, point: OpenPoint, known: Given, advice: LineAdvice | OrganisationAdvice
) -> OpenPointRow:
    ask = known.ask or point.ask
    return OpenPointRow(
        reference=phrases.reference(point.question),
        question=phrases.pack.words.questions[point.question].text,
        ask=ask[:1].upper() + ask[1:],
        by=short_date(known.by) if known.by else phrases.say("nothing"),
        effects=effects_of(phrases, point, advice),
    )


def effects_of(
    phrases: Phrases, point: OpenPoint, advice: LineAdvice | OrganisationAdvice
) -> tuple[Effect, ...]:
    """Return what the answers would do; answers that do the same share an effect."""
    by_outcome: dict[str, list[str]] = {}
    for value, headline in point.effect:
        outcome = _outcome(phrases, headline.code, headline.reports, advice)
        by_outcome.setdefault(outcome, []).append(phrases.answer(point.question, value))
    if len(by_outcome) == 1 and point.impact:
        outcome = next(iter(by_outcome))
        strength = phrases.say("effect.strength", outcome=outcome[:1].upper() + outcome[1:])
        return (Effect("", strength),)
    if len(by_outcome) == 1:
        settled = _settled_by(phrases, point.question)
        if settled is None:
            return (Effect("", phrases.say("effect.together")),)
        return (Effect("", phrases.say("effect.details", settled=phrases.joined(settled))),)
    return tuple(
        Effect(phrases.either(answers), outcome) for outcome, answers in by_outcome.items()
    )


def _settled_by(phrases: Phrases, question: str) -> tuple[str, ...] | None:
    """Return what a question settles that is no level: a category, the type, a remark ...

    None where a deciding report rests on it, so that it counts together with other answers.
    """
    reached = {question}
    found: list[str] = []
    for table in phrases.pack.rules.tables:
        if reached.isdisjoint(name.partition(".")[0] for name in table.inputs):
            continue
        if table.report in DECIDING_REPORTS and table.kind == "level":
            return None
        if table.kind == "helper":
            reached.add(table.id)
        elif table.kind == "category":
            found.append(table.report)
        elif table.kind == "level":
            found.append(phrases.report(table.report))
        elif table.kind == "words":
            found.append(phrases.say(f"settles.words.{table.id}"))
        elif table.kind in _SETTLED:
            found.append(phrases.say(_SETTLED[table.kind]))
    return tuple(dict.fromkeys(found)) or (phrases.say("settles.remarks"),)


def _outcome(
    phrases: Phrases,
    code: str,
    reports: Sequence[str],
    advice: LineAdvice | OrganisationAdvice,
) -> str:
    key = f"effect.{code}"
    if code == "RECOMMENDED" and not all_recommended(reports, advice):
        key += ".some"
    if code == "OPEN" and len(reports) == 1:
        key += ".one"
    return phrases.say(key, reports=phrases.reports(reports))


def all_recommended(reports: Sequence[str], advice: LineAdvice | OrganisationAdvice) -> bool:
    """Whether each of several reports is surely recommended, and none only leant to.

    An answer can only narrow a set: what is settled stays so, and a report the line cannot lean
    to is named because it is recommended.
    """
    leans: Collection[str] = advice.lean if isinstance(advice, LineAdvice) else reports
    return len(reports) == 1 or all(
        lowest(advice.reports[report]) >= RECOMMENDED or report not in leans for report in reports
    )
