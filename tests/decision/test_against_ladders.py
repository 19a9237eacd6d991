"""The pack's tables and diagram against the ladders of domain.md 11, written down a second time."""

import itertools
import random
from collections.abc import Iterator

import pytest

from socdesk.decision.advice import Case, LineAdvice, LineCase
from socdesk.decision.advise import advise
from socdesk.decision.judge import judge, known_answers
from socdesk.decision.pack import Pack
from socdesk.decision.walk import complete_outcomes
from tests.decision import oracle_ladders as ladders
from tests.decision import oracle_possible as sets
from tests.decision.oracle import LINE_QUESTIONS, ORGANISATION_QUESTIONS, QUESTIONS, decide
from tests.decision.oracle_sets import impact, relevant

READ_BY_LEVELS = (
    "users", "delivery", "entries", "assets", "hosting", "data",
    "auditor_asked", "proof_asked", "report_named", "material", "self_check",
)  # fmt: skip
BASE = {name: values[0] for name, values in QUESTIONS.items()}


def random_answers(rng: random.Random, known: float) -> dict[str, str]:
    return {name: rng.choice(values) for name, values in QUESTIONS.items() if rng.random() < known}


def test_levels_and_lean_agree_on_every_combination_of_the_facts_they_read(pack: Pack) -> None:
    domains = [QUESTIONS[name] for name in READ_BY_LEVELS]

    for values in itertools.product(*domains):
        answers = {**BASE, **dict(zip(READ_BY_LEVELS, values, strict=True))}
        found = complete_outcomes(pack, known_answers(pack, answers))
        expected = (
            ladders.soc1(answers).value,
            ladders.soc2(answers).value,
            ladders.supply(answers).value,
            ladders.lean(answers).value,
        )

        assert (found["soc1"], found["soc2"], found["supply"], found["lean"]) == expected, answers


def test_everything_else_agrees_on_random_complete_lines(pack: Pack) -> None:
    rng = random.Random(20261123)

    for _ in range(20_000):
        answers = random_answers(rng, 1)
        found = complete_outcomes(pack, known_answers(pack, answers))
        expected = decide(answers)

        assert found["soc3"] == expected.soc3
        assert {
            "Availability": found["availability"],
            "Processing integrity": found["processing"],
            "Confidentiality": found["confidentiality"],
            "Privacy": found["privacy"],
            "Security": found["security"],
        } == (expected.categories or dict.fromkeys(ladders.CATEGORIES, "none"))
        for report, table in (("SOC 1", "type1"), ("SOC 2", "type2")):
            given = expected.types.get(report)
            assert found[table] == (given.value if given else "none")
        for report, table in (("SOC 1", "period1"), ("SOC 2", "period2")):
            assert found[table] == str(expected.periods.get(report, "none"))
        assert found["subservice_method"] == expected.subservice
        assert found["cybersecurity"] == expected.cybersecurity
        assert found["vendor_reports"] == expected.vendors.value
        held = expected.roles - {"USER ENTITY"} or {"NEITHER"}
        assert set(found["role"].split(", ")) == held
        assert found["year_end_remark"] == expected.year_end
        raised = {name.partition(":")[2] for name, value in found.items() if value == "raised"}
        assert {name for name in raised if name[0] == "T"} == (
            expected.traps | expected.organisation_traps
        )
        assert {name for name in raised if name[0] == "O"} == expected.hints
        assert sum(name.startswith("c-") for name in raised) == len(expected.contradictions)


def lines(count: int, seed: int, shares: tuple[float, ...]) -> Iterator[dict[str, str]]:
    rng = random.Random(seed)
    for number in range(count):
        yield random_answers(rng, shares[number % len(shares)])


def test_exact_sets_agree_on_random_partial_lines(pack: Pack) -> None:
    for answers in lines(2_000, 11, (0.2, 0.5, 0.8, 0.95)):
        found = judge(pack, known_answers(pack, answers))
        expected = sets.possible(answers)

        assert {name: set(values) for name, values in found.reports.items()} == expected.reports
        assert set(found.lean) == expected.lean
        assert {
            name: set(values) for name, values in found.categories.items()
        } == expected.categories
        assert {name: set(values) for name, values in found.types.items()} == expected.types
        assert {name: set(values) for name, values in found.periods.items()} == expected.periods
        assert set(found.subservice) == expected.subservice
        assert {note.id for note in found.traps} == expected.traps
        assert {tuple(sorted(entry.questions)) for entry in found.contradictions} == {
            tuple(sorted(pair)) for pair in expected.contradictions
        }
        assert (found.headline.code, found.headline.reports) == sets.headline(expected)


def test_findings_are_the_rules_that_fire_in_every_completion(pack: Pack) -> None:
    for answers in lines(600, 12, (0.3, 0.7, 0.9, 1.0)):
        found = judge(pack, known_answers(pack, answers))
        expected = sets.possible(answers)

        assert {entry.row for entry in found.findings if entry.certain} == expected.rules
        assert {entry.row for entry in found.findings if not entry.certain} == uncertain(expected)


def uncertain(expected: sets.Possible) -> set[str]:
    """The rules of a settled level that several rules can still give."""
    return {
        rule
        for report in ("SOC 1", "SOC 2", "SOC for Supply Chain")
        if len(expected.reports[report]) == 1 and len(expected.ladders[report]) > 1
        for rule in expected.ladders[report]
    }


def test_relevance_and_impact_agree_on_random_partial_lines(pack: Pack) -> None:
    for answers in lines(400, 13, (0.3, 0.6, 0.9)):
        found = judge(pack, known_answers(pack, answers))
        expected = {name for name in relevant(answers) if name in LINE_QUESTIONS}

        assert set(found.relevant) == expected
        for point in found.open_points:
            assert point.impact == pytest.approx(float(impact(answers, point.question)))
            effect = [(value, (line.code, line.reports)) for value, line in point.effect]
            assert effect == sets.effect(answers, point.question, QUESTIONS[point.question])


def split(answers: dict[str, str], names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: value for name, value in answers.items() if name in names}


def test_the_organisation_agrees_over_random_lines(pack: Pack) -> None:
    rng = random.Random(14)
    for number in range(400):
        own = split(random_answers(rng, 0.7), ORGANISATION_QUESTIONS)
        each = [split(random_answers(rng, 0.8), LINE_QUESTIONS) for _ in range(number % 4)]
        case = Case(
            "client", own, tuple(LineCase(f"line {i}", line) for i, line in enumerate(each))
        )
        advice = advise(pack, case)
        found = advice.organisation
        expected = sets.organisation(own, each)

        assert {name: set(values) for name, values in found.reports.items()} == expected.reports
        assert set(found.roles) == expected.roles
        assert set(found.possible_roles) == expected.possible_roles
        assert (found.headline.code, found.headline.reports) == expected.headline
        assert {entry.row for entry in found.findings} == expected.rules
        assert {note.id for note in found.traps} == expected.traps
        assert {note.id for note in found.hints} == expected.hints
        assert set(found.relevant) == sets.organisation_relevant(own, each)
        for index, line in enumerate(advice.lines):
            assert set(line.relevant) == sets.line_relevant(own, each, index)


def forced(advice: LineAdvice) -> Iterator[tuple[str, dict[str, str]]]:
    for finding in advice.findings:
        if finding.certain:
            yield finding.row, {quote.question: quote.value for quote in finding.answers}


def test_the_answers_quoted_with_a_rule_force_it_and_none_can_be_left_out(pack: Pack) -> None:
    for answers in lines(150, 15, (0.7, 1.0)):
        for rule, quoted in forced(judge(pack, known_answers(pack, answers))):
            assert rule in sets.possible(quoted).rules, (rule, quoted)
            if rule[0] in "FWPL":
                for left_out in quoted:
                    fewer = {name: value for name, value in quoted.items() if name != left_out}
                    assert rule not in sets.possible(fewer).rules, (rule, fewer)
