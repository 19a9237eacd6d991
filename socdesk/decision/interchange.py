"""The advice as data for JSON: the keys of interfaces.md, which firms script against.

A `Quote`, an `AtMost` and a `CommissionTold` are written as they are: their fields are the keys.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from socdesk.decision.advice import (
    Advice,
    Contradiction,
    Explanation,
    Finding,
    Headline,
    LineAdvice,
    Note,
    OpenPoint,
    OrganisationAdvice,
)
from socdesk.decision.bundle_words import CommissionTold
from socdesk.decision.explaining import ExplainedLine
from socdesk.decision.own import BothViews, OwnLevel, set_apart
from socdesk.decision.timeline.interchange import timeline_data

OPEN = "OPEN"
"""Stands for a value of which more than one is possible."""

Data = dict[str, Any]


def result(
    file: str,
    advice: Advice,
    explained: Sequence[ExplainedLine] = (),
    commissions: Sequence[CommissionTold] | None = None,
    own: Sequence[Mapping[str, OwnLevel]] = (),
) -> Data:
    """Return one entry of "results": the file as given, the organisation, its lines.

    `explained` explains each line, `commissions` the roll-up; left out, neither is told. An
    explained line names in "overrides" its levels of `own`, which the consultant set beside the
    rules; a line without has no such key.
    """
    organisation = _organisation(advice.organisation)
    if commissions is not None:
        organisation["commission"] = commissions
    lines = [_line(line) for line in advice.lines]
    for line, told in zip(lines, explained, strict=False):
        line["explain"] = _explanation(told.explanation)
        line["timeline"] = timeline_data(told.timelines)
    if explained:
        for line, found, levels in zip(lines, advice.lines, own, strict=False):
            if views := set_apart(found, levels):
                line["overrides"] = {view.report: _override(view) for view in views}
    return {"file": file, "organisation": organisation, "lines": lines}


def _override(view: BothViews) -> Data:
    assert view.own is not None
    return {"level": view.own.level, "rules": view.ruled, "reason": view.own.reason}


def _organisation(advice: OrganisationAdvice) -> Data:
    return {
        "name": advice.name,
        "headline": _headline(advice.headline),
        "roles": advice.roles,
        "findings": [_finding(entry) for entry in advice.findings],
        "possible": {"roles": advice.possible_roles, "reports": advice.reports},
        "reports": _ranges(advice.reports),
        "traps": [_note(entry) for entry in advice.traps],
        "hints": [_note(entry) for entry in advice.hints],
        "open_points": [_open_point(entry) for entry in advice.open_points],
    }


def _line(advice: LineAdvice) -> Data:
    return {
        "name": advice.name,
        "headline": _headline(advice.headline),
        "recommended": advice.recommended,
        "lean": advice.lean,
        "reports": _ranges(advice.reports),
        "categories": _settled(advice.categories),
        "types": _settled(advice.types),
        "periods": _settled(advice.periods),
        "subservice": _single(advice.subservice),
        "possible": {
            "reports": advice.reports,
            "categories": advice.categories,
            "types": advice.types,
            "periods": advice.periods,
            "subservice": advice.subservice,
        },
        "standards": advice.standards,
        "objectives": advice.objectives,
        "findings": [_finding(entry) for entry in advice.findings],
        "traps": [_note(entry) for entry in advice.traps],
        "contradictions": [_contradiction(entry) for entry in advice.contradictions],
        "open_points": [_open_point(entry) for entry in advice.open_points],
    }


def _headline(headline: Headline) -> Data:
    return {"code": headline.code, "reports": headline.reports, "text": headline.text}


def _ranges(reports: Mapping[str, tuple[str, ...]]) -> Data:
    return {name: {"low": levels[0], "high": levels[-1]} for name, levels in reports.items()}


def _settled(possible: Mapping[str, tuple[Any, ...]]) -> Data:
    return {name: _single(values) for name, values in possible.items()}


def _single(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else OPEN


def _finding(entry: Finding) -> Data:
    return {
        "row": entry.row,
        "report": entry.report,
        "certain": entry.certain,
        "reason": entry.reason,
        "answers": entry.answers,
        "sources": entry.sources,
    }


def _explanation(explanation: Explanation) -> Data:
    return {
        "changes": [
            {
                "set": [
                    {"question": change.question, "from": change.now, "to": change.then}
                    for change in flip.changes
                ],
                "headline": {"code": flip.headline.code, "reports": flip.headline.reports},
            }
            for flip in explanation.changes
        ],
        "reasons": explanation.reasons,
        "why_not": explanation.why_not,
        "next": explanation.next,
        "at_most_more": explanation.at_most,
        "assumptions": explanation.assumptions,
    }


def _note(entry: Note) -> Data:
    return {"id": entry.id, "text": entry.text}


def _contradiction(entry: Contradiction) -> Data:
    return {"questions": entry.questions, "text": entry.text}


def _open_point(entry: OpenPoint) -> Data:
    return {
        "question": entry.question,
        "ask": entry.ask,
        "impact": entry.impact,
        "effect": [
            {"value": value, "headline": {"code": line.code, "reports": line.reports}}
            for value, line in entry.effect
        ],
    }
