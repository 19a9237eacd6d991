"""Every reference case comes to what its reviewer signed (domain.md 11.8)."""

from typing import Any

import pytest

from socdesk.decision.advice import LineAdvice
from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from tests.decision.cases import Reference, references

REFERENCES = references()


def single(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else "OPEN"


def check_line(found: LineAdvice, expected: dict[str, Any]) -> None:
    for report, levels in expected["reports"].items():
        assert list(found.reports[report]) == levels
    assert found.headline.code == expected["headline"]["code"]
    assert list(found.headline.reports) == expected["headline"]["reports"]
    statuses = {name: single(values) for name, values in found.categories.items()}
    assert expected["categories"].items() <= statuses.items()
    assert {name: single(values) for name, values in found.types.items()} == expected["types"]
    assert {name: single(values) for name, values in found.periods.items()} == expected["periods"]
    assert [note.id for note in found.traps] == expected["traps"]
    assert set(expected["rows"]) <= {finding.row for finding in found.findings}


@pytest.mark.parametrize("reference", REFERENCES, ids=[entry.id for entry in REFERENCES])
def test_a_reference_case_comes_to_what_was_signed(reference: Reference, pack: Pack) -> None:
    found = advise(pack, reference.case)

    for line, expected in zip(found.lines, reference.expected, strict=True):
        check_line(line, expected)
    organisation = found.organisation
    for report, levels in reference.organisation.get("reports", {}).items():
        assert list(organisation.reports[report]) == levels
    assert [note.id for note in organisation.traps] == reference.organisation.get("traps", [])
    headline = reference.organisation["headline"]
    assert organisation.headline.code == headline["code"]
    assert list(organisation.headline.reports) == headline["reports"]


def test_all_cases_of_the_domain_and_all_examples_are_there() -> None:
    ids = {entry.id for entry in REFERENCES}

    assert len(ids) == len(REFERENCES) >= 37
    assert {"bank", "payroll-processor", "loan-servicing-company", "cloud-hosting"} <= ids
    assert {"data-analytics", "saas", "everything-unknown", "base-line"} <= ids


def test_the_bank_is_answered_in_full(pack: Pack) -> None:
    (bank,) = (entry for entry in REFERENCES if entry.id == "bank")

    line_facts = {fact.id for fact in pack.facts if fact.scope != "organisation"}
    assert set(bank.case.answers) == {fact.id for fact in pack.facts} - line_facts
    assert all(set(line.answers) == line_facts for line in bank.case.lines)


def test_a_reason_quotes_the_answers_of_its_own_row(pack: Pack) -> None:
    (bank,) = (entry for entry in REFERENCES if entry.id == "bank")
    own_book = advise(pack, bank.case).lines[2]

    (supply,) = (finding for finding in own_book.findings if finding.row == "P1")

    assert supply.reason.startswith("You run a service")
    assert [quote.question for quote in supply.answers] == ["delivery"]
