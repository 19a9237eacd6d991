"""Every trap, hint, contradiction and warning: raised by an answer file, silent in a near twin.

What is written here was read off domain.md 9 and 11.6, not off the rules of the pack.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from socdesk import cli
from socdesk.decision.builtin import builtin
from socdesk.decision.timeline.names import TOO_SHORT, WARNINGS

PACK = builtin()

ORGANISATION: Mapping[str, str] = {
    "readers": "us", "vendors": "no", "existing_report": "none", "board_statement": "no",
    "supervised": "no", "card_data": "no", "health_data": "no", "us_federal": "no",
    "us_defence": "no", "eu_financial": "no", "public_report": "no",
}  # fmt: skip
LINE: Mapping[str, str] = {
    "users": "organisations", "kind": "other", "delivery": "service", "entries": "no",
    "assets": "no", "hosting": "no", "auditor_asked": "no", "material": "yes", "self_check": "no",
    "data": "yes", "proof_asked": "nobody", "report_named": "no", "uptime": "no",
    "results_used": "no", "confidential": "no", "personal_data": "none",
    "categories_named": "other", "subservice": "no", "timing_evidence": "over_12_months",
    "timing_deadline": "no_date", "timing_reader": "not_said", "year_end": "one_month",
    "mid_period": "no",
}  # fmt: skip
"""The base line of domain.md 11.8, from which each case names only what differs."""

FRAMEWORKS = ("card_data", "health_data", "us_federal", "us_defence", "eu_financial")


@dataclass(frozen=True)
class Case:
    """Answers that raise a remark, and one other answer with which it is silent."""

    id: str
    raised: Mapping[str, str]
    twin: Mapping[str, str]
    existing: tuple[Mapping[str, Any], ...] = ()
    twin_existing: tuple[Mapping[str, Any], ...] | None = None
    year_ends: tuple[Mapping[str, Any], ...] = ()
    twin_year_ends: tuple[Mapping[str, Any], ...] | None = None
    questions: tuple[str, ...] = field(default=())


def case(name: str, raised: str, twin: str, **more: Any) -> Case:
    """Return a case from texts such as "users=ourselves kind=own_lending"."""
    return Case(name, answers(raised), answers(twin), **more)


def answers(text: str) -> dict[str, str]:
    return {name: value for name, _, value in (each.partition("=") for each in text.split())}


_PROMISES = "results_used=yes confidential=yes personal_data=process_with_promises"

TRAPS = (
    case("T3", "users=ourselves", "users=private_persons"),
    case("T4", "vendors=yes", "vendors=no"),
    *(
        case("T5", f"users=ourselves kind={kind}", "users=group")
        for kind in ("own_lending", "loan_servicing", "custody_trust", "billing_payments")
    ),
    case("T5", "users=ourselves kind=bank_unit", "kind=payroll"),
    case("T6", "entries=only_ordered", "entries=no"),
    case("T6", "entries=only_ordered auditor_asked=yes", "entries=yes"),
    case("T6", "entries=only_ordered", "assets=yes"),
    case("T7", "auditor_asked=yes", "auditor_asked=no"),
    case("T7", "auditor_asked=yes data=no", "hosting=controls"),
    case("T7", "report_named=soc1", "report_named=unspecified"),
    case("T7", "report_named=soc1", "entries=yes"),
    case("T7", "report_named=soc1", "users=ourselves"),
    case("T8", "report_named=unspecified", "report_named=soc1"),
    case("T8", "report_named=unspecified", "users=ourselves"),
    case(
        "T9",
        "personal_data=process_only categories_named=with_privacy",
        "personal_data=process_with_promises",
    ),
    case("T9", "personal_data=process_only categories_named=all_five", "categories_named=other"),
    case("T9", "personal_data=process_only categories_named=all_five", "delivery=product"),
    case("T10", "entries=yes results_used=yes", "auditor_asked=yes"),
    case("T10", "assets=yes results_used=yes", "results_used=no"),
    case("T10", "entries=yes results_used=yes", "users=private_persons"),
    case("T11", "categories_named=all_five", "categories_named=with_privacy"),
    case("T11", "categories_named=all_five", "delivery=product"),
    case("T11", f"categories_named=all_five {_PROMISES}", "uptime=critical"),
    case("T12", "subservice=yes_with_report proof_asked=questionnaires", "proof_asked=nobody"),
    case("T12", "subservice=yes_with_report entries=yes", "existing_report=current"),
    case("T12", "subservice=yes_with_report entries=yes", "subservice=yes_without_report"),
    case("T13", "uptime=promised entries=yes", "proof_asked=questionnaires"),
    case("T13", "uptime=promised entries=yes", "uptime=critical"),
    case("T13", "uptime=promised entries=yes", "entries=no"),
    case("T14", "mid_period=yes existing_report=current entries=yes", "existing_report=none"),
    case("T14", "mid_period=yes existing_report=old entries=yes", "mid_period=no"),
    case("T14", "mid_period=yes existing_report=old entries=yes", "entries=no"),
    case(
        "T15",
        "proof_asked=requires_soc2 timing_evidence=not_yet timing_deadline=under_3_months "
        "timing_reader=type2",
        "timing_reader=type1_fine",
    ),
    case(
        "T15",
        "entries=yes timing_evidence=under_3_months timing_deadline=3_to_6_months "
        "timing_reader=type2_short",
        "timing_deadline=6_to_12_months",
    ),
    case(
        "T15",
        "proof_asked=requires_soc2 timing_evidence=not_yet timing_deadline=6_to_12_months "
        "timing_reader=type2",
        "timing_reader=type2_short",
    ),
    case("T16", "public_report=yes", "users=ourselves"),
    case("T16", "public_report=yes", "public_report=no"),
    case("T17", "existing_report=old", "existing_report=current"),
    *(case("T18", f"{name}=yes", f"{name}=no") for name in FRAMEWORKS),
    case("T18", "card_data=yes", "delivery=product"),
    case("T18", "supervised=yes card_data=yes", "card_data=no"),
    case("T19", "delivery=product", "delivery=service"),
    case("T19", "delivery=both", "users=private_persons"),
)
HINTS = tuple(
    case(f"O6{letter}", f"{name}=yes", f"{name}=no")
    for letter, name in zip("bcdef", FRAMEWORKS, strict=True)
)
CONTRADICTIONS = (
    case(
        "c-product-controls", "delivery=product hosting=controls", "delivery=both",
        questions=("delivery", "hosting"),
    ),
    case(
        "c-product-assets", "delivery=product assets=yes", "delivery=service",
        questions=("delivery", "assets"),
    ),
    case(
        "c-self-auditor", "users=ourselves auditor_asked=yes", "users=group",
        questions=("users", "auditor_asked"),
    ),
    case(
        "c-self-soc2", "users=ourselves proof_asked=requires_soc2", "proof_asked=requires_proof",
        questions=("users", "proof_asked"),
    ),
    case(
        "c-product-soc2", "delivery=product proof_asked=requires_soc2", "delivery=both",
        questions=("delivery", "proof_asked"),
    ),
    case(
        "c-nothing-held-soc2", "data=no proof_asked=requires_soc2", "hosting=controls",
        questions=("data", "proof_asked"),
    ),
    case(
        "c-nothing-held-soc2", "data=no proof_asked=requires_soc2", "data=yes",
        questions=("data", "proof_asked"),
    ),
    case(
        "c-vendors-subservice", "vendors=no subservice=yes_with_report", "vendors=yes",
        questions=("vendors", "subservice"),
    ),
    case(
        "c-vendors-subservice", "vendors=no subservice=yes_without_report", "subservice=no",
        questions=("vendors", "subservice"),
    ),
    case(
        "c-nobody-named", "proof_asked=nobody report_named=soc1", "proof_asked=questionnaires",
        questions=("proof_asked", "report_named"),
    ),
    case(
        "c-nobody-named", "proof_asked=nobody report_named=unspecified", "report_named=no",
        questions=("proof_asked", "report_named"),
    ),
)  # fmt: skip

_SOC2 = "proof_asked=requires_soc2 timing_reader=type2"
_FROM_NOTHING = "entries=yes auditor_asked=yes timing_reader=type2 timing_evidence=not_yet"


def soc2(period_end: str) -> tuple[Mapping[str, Any], ...]:
    return ({"report": "SOC 2", "type": 2, "period_end": period_end},)


def year_ends(*months: int) -> tuple[Mapping[str, Any], ...]:
    return tuple({"month": month, "share": 1 / len(months)} for month in months)


WARNED = (
    case(
        "TOO_LATE",
        f"{_SOC2} timing_evidence=not_yet timing_deadline=under_3_months",
        "timing_deadline=no_date",
    ),
    case(
        "NOT_RUNNING",
        f"{_SOC2} timing_evidence=not_yet timing_deadline=under_3_months",
        "timing_evidence=over_12_months",
    ),
    case(
        "STALE", f"{_SOC2} existing_report=old", "existing_report=current",
        existing=soc2("2025-10-31"), twin_existing=soc2("2026-06-30"),
    ),
    case("LONG_GAP", _FROM_NOTHING, "", year_ends=year_ends(6, 12), twin_year_ends=year_ends(12)),
    case("AFTER_YEAR_END", _FROM_NOTHING, "", year_ends=year_ends(9), twin_year_ends=year_ends(12)),
)  # fmt: skip
"""First periods of SOC 1 end two to three months before the year end where they can (11.4)."""


def written(path: Path, found: Case, *, twin: bool) -> Path:
    """Write the answer file of a case, or of its twin."""
    given = {**found.raised, **(found.twin if twin else {})}
    assert set(given) <= set(ORGANISATION) | set(LINE)
    known, ends = found.existing, found.year_ends
    if twin:
        known = known if found.twin_existing is None else found.twin_existing
        ends = ends if found.twin_year_ends is None else found.twin_year_ends
    common = {name: given.get(name, value) for name, value in ORGANISATION.items()}
    own = {name: given.get(name, value) for name, value in LINE.items()}
    content: dict[str, Any] = {
        "organisation": {"name": "A client", "answers": common},
        "lines": [{"name": "A line", "answers": own}],
    }
    if known:
        content["existing"] = known
    if ends:
        content["year_ends"] = ends
    path.write_bytes(msgspec.json.encode(content))
    return path


def decided(path: Path, *options: str) -> dict[str, Any]:
    (found,) = json.loads(cli.answer(["decide", str(path), "--format", "json", *options]))[
        "results"
    ]
    assert isinstance(found, dict)
    return found


def ids(path: Path, key: str) -> list[str]:
    found = decided(path)
    (line,) = found["lines"]
    return [note["id"] for part in (found["organisation"], line) for note in part.get(key, ())]


def clashes(path: Path) -> list[tuple[str, ...]]:
    (line,) = decided(path)["lines"]
    return [tuple(entry["questions"]) for entry in line["contradictions"]]


def warned(path: Path) -> set[str]:
    (line,) = decided(path, "--explain", "--today", "2026-11-23")["lines"]
    return {warn["id"] for plan in line["timeline"].values() for warn in plan["warnings"]}


def named(cases: tuple[Case, ...]) -> list[Any]:
    return [pytest.param(found, id=f"{found.id}-{at}") for at, found in enumerate(cases)]


@pytest.mark.parametrize("found", named(TRAPS))
def test_a_trap_is_raised_and_its_near_twin_is_silent(found: Case, tmp_path: Path) -> None:
    assert found.id in ids(written(tmp_path / "raised.json", found, twin=False), "traps")
    assert found.id not in ids(written(tmp_path / "twin.json", found, twin=True), "traps")


@pytest.mark.parametrize("found", named(HINTS))
def test_a_hint_is_raised_and_its_near_twin_is_silent(found: Case, tmp_path: Path) -> None:
    assert ids(written(tmp_path / "raised.json", found, twin=False), "hints") == [found.id]
    assert ids(written(tmp_path / "twin.json", found, twin=True), "hints") == []


@pytest.mark.parametrize("found", named(CONTRADICTIONS))
def test_a_contradiction_names_both_questions_and_its_near_twin_is_silent(
    found: Case, tmp_path: Path
) -> None:
    assert found.questions in clashes(written(tmp_path / "raised.json", found, twin=False))
    assert found.questions not in clashes(written(tmp_path / "twin.json", found, twin=True))


@pytest.mark.parametrize("found", named(WARNED))
def test_a_warning_of_the_timeline_is_raised_and_its_near_twin_is_silent(
    found: Case, tmp_path: Path
) -> None:
    assert found.id in warned(written(tmp_path / "raised.json", found, twin=False))
    assert found.id not in warned(written(tmp_path / "twin.json", found, twin=True))


def test_the_base_line_raises_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "base.json", case("", "", ""), twin=False)

    assert not [*ids(path, "traps"), *ids(path, "hints"), *clashes(path)]
    assert warned(path) == set()


def test_an_open_answer_raises_no_trap_that_another_answer_would_not(tmp_path: Path) -> None:
    path = tmp_path / "open.json"
    path.write_bytes(msgspec.json.encode({"lines": [{"name": "A line", "answers": {}}]}))

    assert not [*ids(path, "traps"), *ids(path, "hints"), *clashes(path)]


def test_no_trap_hint_contradiction_or_warning_is_missing_here() -> None:
    rules = PACK.rules
    for flags, cases in (
        (rules.traps, TRAPS),
        (rules.hints, HINTS),
        (rules.contradictions, CONTRADICTIONS),
    ):
        assert {flag.id for flag in flags} == {found.id for found in cases}
    # A period is chosen on the timeline's page only: no answer file can make it too short.
    assert {found.id for found in WARNED} == set(WARNINGS) - {TOO_SHORT}


def test_the_traps_of_the_book_are_derived_or_cards() -> None:
    cards = {card.id for card in PACK.words.misconceptions}

    derived = {found.id for found in TRAPS}
    assert derived | {"T1", "T2", "T20", "T21"} == {f"T{number}" for number in range(1, 22)}
    assert {"T1", "T2", "T20", "T21"} <= cards


def test_contradictions_are_told_apart_by_their_questions() -> None:
    flags = {flag.id: flag.questions for flag in PACK.rules.contradictions}

    assert len(set(flags.values())) == len(flags)
    assert all(flags[found.id] == found.questions for found in CONTRADICTIONS)
