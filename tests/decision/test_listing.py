"""The advice as text for people: what the words of the pack become in a sentence."""

import pytest

from socdesk.decision.advise import advise
from socdesk.decision.listing import text
from socdesk.decision.pack import Pack
from tests.decision.cases import references

CASES = {reference.id: reference.case for reference in references()}


def listed(pack: Pack, case: str) -> str:
    """Return the text for a reference case."""
    return text(pack, [(case, advise(pack, CASES[case]))])


@pytest.mark.parametrize(
    ("case", "role"),
    [
        pytest.param(
            "bank", "Role: Service organisation and user entity", id="certain ones hold together"
        ),
        pytest.param(
            "everything-unknown",
            "Role (open): Service organisation or producer or user entity or none",
            id="open ones are one or another",
        ),
    ],
)
def test_only_the_first_role_of_a_sentence_has_a_capital(pack: Pack, case: str, role: str) -> None:
    assert f"  {role}\n" in listed(pack, case)


@pytest.mark.parametrize("case", ["managed-erp-hosting-nobody-asks", "group-service-centre"])
def test_who_confirms_a_soc_1_is_said_so_that_it_holds_for_customers_and_a_group(
    pack: Pack, case: str
) -> None:
    assert "Clear it with the users’ auditors before anything" in listed(pack, case)
