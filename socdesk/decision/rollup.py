"""From the lines to the organisation (domain.md 11.5): maxima, roles, what to commission."""

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import chain

from msgspec import Struct

from socdesk.decision.advice import (
    HEADLINE_CODES,
    LEVELS,
    LINE_REPORTS,
    ORGANISATION_REPORTS,
    Commission,
    Finding,
    Headline,
    Later,
    LineAdvice,
    OpenPoint,
    OrganisationAdvice,
)
from socdesk.decision.diagram import levels_in
from socdesk.decision.findings import table_findings
from socdesk.decision.judge import VENDORS, raised
from socdesk.decision.openpoints import NOTHING, Weight, point, weight
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from socdesk.decision.rules import root_name
from socdesk.decision.standing import named
from socdesk.decision.wording import filled, joined, recommended_form

ROLES = ("SERVICE ORGANISATION", "PRODUCER", "USER ENTITY", "NEITHER")
_CYBER = "SOC for Cybersecurity"
_REQUEST = "REQUEST_FROM_VENDORS"
_CONFIRM, _RECOMMENDED = LEVELS.index("CONFIRM"), LEVELS.index("RECOMMENDED")
_COUNTS = {1: "", 2: ".two", 3: ".three", 4: ".four"}


class _Lines(Struct, frozen=True):
    """The lines as judged, and the diagram under each line's answers."""

    advice: tuple[LineAdvice, ...]
    readings: tuple[Reading, ...]


def roll_up(
    pack: Pack,
    name: str,
    organisation: tuple[int, ...],
    lines: Sequence[tuple[LineAdvice, Reading]],
) -> OrganisationAdvice:
    """Judge the organisation: its own answers by level, and each line with its reading."""
    own = _own_reading(pack, organisation)
    together = _Lines(tuple(advice for advice, _ in lines), tuple(reading for _, reading in lines))
    reports = _reports(pack, own, together)
    relevant = _relevant(pack, own, together)
    certain, possible = _roles(pack, own, together)
    return OrganisationAdvice(
        name=name,
        headline=_worded(pack, together, reports, *_code(together, reports[_CYBER])),
        roles=certain,
        possible_roles=possible,
        reports=reports,
        findings=_findings(pack, own, together, reports),
        traps=raised(pack, own, "trap", "organisation"),
        hints=raised(pack, own, "hint", "organisation"),
        commissions=_commissions(together, reports),
        open_points=Later(partial(_open_points, pack, own, together, relevant)),
        path=tuple(
            fact.id
            for level, fact in enumerate(pack.facts)
            if fact.scope == "organisation" and (organisation[level] >= 0 or relevant >> level & 1)
        ),
        relevant=tuple(pack.facts[level].id for level in levels_in(relevant)),
    )


@lru_cache(maxsize=64)
def _own_reading(pack: Pack, organisation: tuple[int, ...]) -> Reading:
    """The organisation's answers alone: lines are open, and no line is known to subcontract."""
    return Reading(pack.diagram, organisation)


@lru_cache(maxsize=64)
def _without_subservice(pack: Pack, organisation: tuple[int, ...]) -> Reading:
    known = list(organisation)
    level = pack.levels["subservice"]
    known[level] = pack.facts[level].values.index("no")
    return Reading(pack.diagram, known)


def highest(sets: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The possible maxima over lines whose levels vary apart from each other."""
    return tuple(
        level
        for place, level in enumerate(LEVELS)
        if any(level in levels for levels in sets)
        and all(LEVELS.index(levels[0]) <= place for levels in sets)
    )


def _reports(pack: Pack, own: Reading, lines: _Lines) -> dict[str, tuple[str, ...]]:
    found = {
        report: highest([advice.reports[report] for advice in lines.advice]) or (LEVELS[0],)
        for report in LINE_REPORTS
    }
    found[_CYBER] = named(pack, "cybersecurity", own.values("cybersecurity"))
    readings = lines.readings or (_without_subservice(pack, own.known),)
    found[_REQUEST] = highest(
        [named(pack, VENDORS, reading.values(VENDORS)) for reading in readings]
    )
    return found


def _roles(pack: Pack, own: Reading, lines: _Lines) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles in every completion, and all that are possible (11.5, 5)."""
    per_line = [named(pack, "role", reading.values("role")) for reading in lines.readings]
    vendors = _answer(pack, own, "vendors")
    certain, possible = [], []
    for role in ROLES[:2]:
        if any(all(role in value for value in values) for values in per_line):
            certain.append(role)
        if any(role in value for value in chain.from_iterable(per_line)):
            possible.append(role)
    if vendors == "yes":
        certain.append("USER ENTITY")
    if vendors != "no":
        possible.append("USER ENTITY")
    if not possible:
        certain.append("NEITHER")
    if vendors != "yes" and all("NEITHER" in values for values in per_line):
        possible.append("NEITHER")
    return tuple(certain), tuple(possible)


def _answer(pack: Pack, reading: Reading, name: str) -> str:
    level = pack.levels[name]
    value = reading.known[level]
    return pack.facts[level].values[value] if value >= 0 else ""


def _code(lines: _Lines, cyber: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The first code some line has, with the reports of all lines that have it."""
    headlines = [(advice.headline.code, advice.headline.reports) for advice in lines.advice]
    if cyber == ("RECOMMENDED",):
        headlines.append(("RECOMMENDED", (_CYBER,)))
    for code in HEADLINE_CODES:
        named_reports = {name for at, names in headlines if at == code for name in names}
        if any(at == code for at, _ in headlines):
            return code, tuple(name for name in ORGANISATION_REPORTS if name in named_reports)
    return "NONE", ()


def _worded(
    pack: Pack,
    lines: _Lines,
    reports: dict[str, tuple[str, ...]],
    code: str,
    found: tuple[str, ...],
) -> Headline:
    words = pack.words.headlines
    names = pack.words.terms.reports
    shown = joined(pack, [names[name] for name in found])
    values = {"reports": shown, "lean": shown, "asks": _asks(pack, found)}
    key = code
    if code == "RECOMMENDED":
        settled = [name for name in found if LEVELS.index(reports[name][0]) >= _RECOMMENDED]
        needed = [name for name in settled if reports[name] == (LEVELS[-1],)]
        form = recommended_form(pack, settled or list(found), needed, [])
        text = words["organisation.RECOMMENDED" + _COUNTS[len(settled or found)]]
        short = filled(words["short." + form.key], **form.values)
        values["reports"] = joined(pack, [names[name] for name in settled or found])
        return Headline(
            code, found, filled(text, **values), short, words["organisation.RECOMMENDED.sentence"]
        )
    if code == "OPEN":
        values["question"] = _most_decisive(pack, lines)
    if code == "NONE":
        key = "NONE.empty" if not lines.advice else "NONE"
        if lines.advice and LEVELS.index(reports[_REQUEST][0]) >= _RECOMMENDED:
            key = "NONE.vendors"
        sentence = words.get(f"organisation.{key}.sentence") or words[f"organisation.{key}"]
    else:
        sentence = words[f"organisation.{code}.sentence"]
    return Headline(
        code,
        found,
        filled(words["organisation." + code], **values),
        filled(words["short." + code], **values),
        filled(sentence, **values),
    )


def _asks(pack: Pack, reports: tuple[str, ...]) -> str:
    asked = ["auditor_asked" if name == "SOC 1" else "proof_asked" for name in reports]
    return joined(pack, list(dict.fromkeys(pack.words.questions[name].ask for name in asked)))


def _most_decisive(pack: Pack, lines: _Lines) -> str:
    points = [advice.open_points[0] for advice in lines.advice if advice.open_points]
    if not points:
        return ""
    best = max(points, key=_impact)
    return pack.words.questions[best.question].short


def _impact(found: OpenPoint) -> float:
    return found.impact


def _findings(
    pack: Pack, own: Reading, lines: _Lines, reports: dict[str, tuple[str, ...]]
) -> tuple[Finding, ...]:
    """X2, X3 and X3a; vendors' reports rest on the line whose answers settle them."""
    found = list(table_findings(pack, own, pack.tables["cybersecurity"]))
    levels = reports[_REQUEST]
    if len(levels) > 1:
        return tuple(found)
    table = pack.tables[VENDORS]
    readings = lines.readings or (_without_subservice(pack, own.known),)
    settling = [
        reading for reading in readings if named(pack, VENDORS, reading.values(VENDORS)) == levels
    ]
    return (*found, *table_findings(pack, settling[0], table))


def _organisation_roots(pack: Pack) -> tuple[str, ...]:
    """The outcomes that belong to the organisation alone and are counted once."""
    tables = [table.id for table in pack.rules.tables if table.scope == "organisation"]
    flags = [
        root_name(kind, flag)
        for kind, flag in pack.rules.flags()
        if flag.scope == "organisation" and kind in ("trap", "hint")
    ]
    return tuple(name for name in (*tables, *flags) if name != VENDORS)


def _relevant(pack: Pack, own: Reading, lines: _Lines) -> int:
    """The organisation's questions that can still change a line or the organisation.

    With no line yet they are those of one wholly unanswered line.
    """
    found = own.relevant(_organisation_roots(pack))
    for reading in lines.readings or (own,):
        found |= reading.relevant(pack.outcome_roots)
    return found & pack.organisation_levels


def _open_points(pack: Pack, own: Reading, lines: _Lines, relevant: int) -> tuple[OpenPoint, ...]:
    alone = _organisation_roots(pack)
    shared = tuple(root for root in pack.outcome_roots if root not in alone)
    entries: list[tuple[Weight, int]] = []
    for level in levels_in(relevant):
        total = NOTHING + weight(pack, own, level, alone)
        for reading in lines.readings or (own,):
            total = total + weight(pack, reading, level, shared)
        entries.append((total, level))
    return tuple(
        point(pack, level, found.impact, _effects(pack, own, lines, level))
        for found, level in sorted(entries, key=_order)
    )


def _order(entry: tuple[Weight, int]) -> tuple[float, float, int]:
    found, level = entry
    return float(-found.impact), float(-found.others), level


def _effects(pack: Pack, own: Reading, lines: _Lines, level: int) -> tuple[Headline, ...]:
    """The organisation's headline after each value: its own answers touch no line's level."""
    return tuple(
        Headline(*_code(lines, named(pack, "cybersecurity", mask)))
        for mask in own.values_by("cybersecurity", level)
    )


def _commissions(lines: _Lines, reports: dict[str, tuple[str, ...]]) -> tuple[Commission, ...]:
    """What to commission or ask for: every report settled at Confirm or above."""
    return tuple(
        _commission(lines, report, levels)
        for report, levels in reports.items()
        if LEVELS.index(levels[0]) >= _CONFIRM
    )


def _commission(lines: _Lines, report: str, levels: tuple[str, ...]) -> Commission:
    covered = [
        advice
        for advice in lines.advice
        if report in advice.reports and LEVELS.index(advice.reports[report][0]) >= _CONFIRM
    ]
    types = {
        value for advice in covered for value in advice.types.get(report, ()) if value != "none"
    }
    single = [advice.types[report] for advice in covered if report in advice.types]
    if ("TYPE1_THEN_TYPE2",) in single:
        types = {"TYPE1_THEN_TYPE2"}
    periods = {
        value for advice in covered for value in advice.periods.get(report, ()) if value != "none"
    }
    categories = [
        name
        for name in (covered[0].categories if covered and report == "SOC 2" else ())
        if any(advice.categories.get(name) == ("IN",) for advice in covered)
    ]
    return Commission(
        report,
        levels,
        tuple(advice.name for advice in covered),
        tuple(value for value in ("TYPE1_THEN_TYPE2", "TYPE2") if value in types),
        tuple(value for value in (3, 6) if value in periods),
        tuple(categories),
        LEVELS.index(levels[0]) < _RECOMMENDED,
    )
