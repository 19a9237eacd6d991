"""The oracle against the reference cases and single sentences of domain.md 11."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.decision import oracle_ladders as ladders
from tests.decision.oracle import (
    LINE_QUESTIONS,
    ORGANISATION_QUESTIONS,
    QUESTIONS,
    Answers,
)
from tests.decision.oracle_possible import (
    Headline,
    effect,
    headline,
    line_relevant,
    organisation,
    organisation_relevant,
    possible,
)
from tests.decision.oracle_sets import by_impact, impact, relevant

CASES = Path(__file__).parents[2] / "resources" / "pack" / "cases"
WITH_UNKNOWN = {
    "lease-accounting-saas",
    "everything-unknown",
    "fit-known-loans",
    "fit-known-online-banking",
}
BASE = "base-line"


def read_cases() -> dict[str, dict[str, Any]]:
    files = sorted(CASES.glob("*.toml"))
    cases = [c for path in files for c in tomllib.loads(path.read_text("utf-8"))["case"]]
    return {case["id"]: case for case in cases}


ALL_CASES = read_cases()


def merged(case: Mapping[str, Any], line: Mapping[str, Any]) -> dict[str, str]:
    return {**case["organisation"], **line["answers"]}


def lines_of_cases() -> Iterator[Any]:
    for name, case in ALL_CASES.items():
        for line in case["lines"]:
            yield pytest.param(merged(case, line), line["expected"], id=f"{name}: {line['name']}")


def single(met: Collection[object]) -> object:
    return next(iter(met)) if len(met) == 1 else "OPEN"


def as_sets(reports: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {report: frozenset(levels) for report, levels in reports.items()}


def as_headline(expected: Mapping[str, Any]) -> Headline:
    return Headline(expected["code"], tuple(expected["reports"]))


@pytest.mark.parametrize(("answers", "expected"), list(lines_of_cases()))
def test_a_line_of_a_reference_case_comes_out_as_domain_md_says(
    answers: dict[str, str], expected: dict[str, Any]
) -> None:
    line = possible(answers)

    assert line.reports == as_sets(expected["reports"])
    assert headline(line) == as_headline(expected["headline"])
    assert {c: single(met) for c, met in line.categories.items()} == expected["categories"]
    assert {r: single(met) for r, met in line.types.items()} == expected["types"]
    assert {r: single(met) for r, met in line.periods.items()} == expected["periods"]
    assert sorted(line.traps, key=lambda t: int(t[1:])) == expected["traps"]
    assert set(expected["rows"]) <= line.rules


@pytest.mark.parametrize("name", ALL_CASES)
def test_the_organisation_of_a_reference_case_comes_out_as_domain_md_says(name: str) -> None:
    case = ALL_CASES[name]
    expected = case["organisation_expected"]

    whole = organisation(case["organisation"], [line["answers"] for line in case["lines"]])

    assert whole.reports == as_sets(expected["reports"])
    assert whole.headline == as_headline(expected["headline"])
    assert sorted(whole.traps) == expected["traps"]


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_reference_case_writes_out_every_answer_unless_it_is_about_unknowns(name: str) -> None:
    case = ALL_CASES[name]

    for line in case["lines"]:
        answers = merged(case, line)
        assert all(value in QUESTIONS[question] for question, value in answers.items())
        assert set(line["answers"]) <= set(LINE_QUESTIONS)
        assert set(case["organisation"]) <= set(ORGANISATION_QUESTIONS)
        assert (set(answers) == set(QUESTIONS)) == (name not in WITH_UNKNOWN)


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        pytest.param("base-line", {"NEITHER"}, id="optional gives no role"),
        pytest.param("on-premises-software", {"PRODUCER"}, id="product"),
        pytest.param("agent-plus-saas", {"SERVICE ORGANISATION", "PRODUCER"}, id="both"),
        pytest.param("bank-retail-online-banking", {"USER ENTITY"}, id="vendors only"),
        pytest.param("bank", {"SERVICE ORGANISATION", "USER ENTITY"}, id="bank"),
        pytest.param("everything-unknown", set(), id="nothing is certain"),
    ],
)
def test_the_roles_of_a_reference_case_follow_domain_md(name: str, roles: set[str]) -> None:
    case = ALL_CASES[name]

    whole = organisation(case["organisation"], [line["answers"] for line in case["lines"]])

    assert whole.roles == roles


def test_with_everything_unknown_every_role_and_none_is_possible() -> None:
    whole = organisation({}, [{}])

    assert whole.possible_roles == {"SERVICE ORGANISATION", "PRODUCER", "USER ENTITY", "NEITHER"}
    assert relevant({}) == set(QUESTIONS)
    assert organisation_relevant({}, []) == set(ORGANISATION_QUESTIONS)


def test_the_auditors_wish_is_the_open_point_of_lease_accounting() -> None:
    case = ALL_CASES["lease-accounting-saas"]
    answers = merged(case, case["lines"][0])

    assert relevant(answers) == {"auditor_asked"}
    assert impact(answers, "auditor_asked") == 1
    assert effect(answers, "auditor_asked", ("yes",)) == [
        ("yes", Headline("RECOMMENDED", ("SOC 1",)))
    ]


def test_open_points_of_a_fit_known_line_start_with_what_settles_most() -> None:
    case = ALL_CASES["fit-known-loans"]
    answers = merged(case, case["lines"][0])

    ranked = by_impact(answers)

    assert ranked[0] == "proof_asked"
    assert [impact(answers, q) for q in ranked] == sorted(
        (impact(answers, q) for q in ranked), reverse=True
    )


def test_another_lines_subservice_takes_the_question_off_a_line_without_reports() -> None:
    base = ALL_CASES[BASE]
    whole: Answers = base["organisation"]
    complete: Answers = base["lines"][0]["answers"]
    without = {q: v for q, v in complete.items() if q != "subservice"}
    other = {**complete, "subservice": "yes_with_report"}

    assert line_relevant(whole, [without], 0) == {"subservice"}
    assert line_relevant(whole, [without, complete], 0) == {"subservice"}
    assert line_relevant(whole, [without, other], 0) == frozenset()


def test_a_recommended_report_stands_beside_another_that_the_line_leans_to() -> None:
    fit = {"users": "organisations", "delivery": "service", "entries": "yes"}
    proven = {**fit, "proof_asked": "requires_proof"}
    too_small = {**proven, "auditor_asked": "no", "material": "no"}

    both, blocked = headline(possible(proven)), headline(possible(too_small))

    assert both == Headline("RECOMMENDED", ("SOC 1", "SOC 2"))
    assert blocked == Headline("RECOMMENDED", ("SOC 2",))


ANY = QUESTIONS["timing_deadline"]


@pytest.mark.parametrize(
    ("evidence", "period", "deadlines"),
    [
        pytest.param("not_yet", 6, ANY[3:], id="not yet, 6 months"),
        pytest.param("under_3_months", 6, ANY[2:], id="under 3 months, 6 months"),
        pytest.param("3_to_6_months", 6, ANY[1:], id="3 to 6 months, 6 months"),
        pytest.param("6_to_12_months", 6, ANY, id="6 to 12 months, 6 months"),
        pytest.param("over_12_months", 6, ANY, id="over 12 months, 6 months"),
        pytest.param("not_yet", 3, ANY[2:], id="not yet, 3 months"),
        pytest.param("under_3_months", 3, ANY[1:], id="under 3 months, 3 months"),
        pytest.param("3_to_6_months", 3, ANY, id="3 to 6 months, 3 months"),
        pytest.param("6_to_12_months", 3, ANY, id="6 to 12 months, 3 months"),
        pytest.param("over_12_months", 3, ANY, id="over 12 months, 3 months"),
    ],
)
def test_a_type_2_is_in_time_from_the_deadline_of_the_table_on(
    evidence: str, period: int, deadlines: tuple[str, ...]
) -> None:
    answers = [{"timing_evidence": evidence, "timing_deadline": deadline} for deadline in ANY]

    met = [a["timing_deadline"] for a in answers if ladders.in_time(a, period)]

    assert met == list(deadlines)
