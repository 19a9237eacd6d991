"""What sets of answers share is said once, and no set is lost or made up by that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.decision.advice import Case, Quote
from socdesk.decision.advise import advise
from socdesk.decision.blocking import blocking
from socdesk.decision.builtin import builtin
from socdesk.decision.explaining import explain_case
from tests.decision.cases import references

CASES = [pytest.param(entry.case, id=entry.id) for entry in references()]


def quotes(names: str) -> tuple[Quote, ...]:
    """Return an answer for each letter."""
    return tuple(Quote(name, "yes") for name in names)


def told(*sets: str) -> tuple[str, list[str]]:
    """Return what the sets share and what each holds beside it, as letters."""
    found = blocking([quotes(names) for names in sets])
    beside = ["".join(quote.question for quote in each) for each in found.beside]
    return "".join(quote.question for quote in found.each), beside


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        pytest.param([], ("", []), id="none"),
        pytest.param(["abc"], ("", ["abc"]), id="one alone"),
        pytest.param(["abc", "abd"], ("ab", ["c", "d"]), id="all but one"),
        pytest.param(["abc", "dab", "eba"], ("ab", ["c", "d", "e"]), id="in any order"),
        pytest.param(["ab", "bc", "ca"], ("", ["ab", "bc", "ca"]), id="only two at a time"),
        pytest.param(["a", "b"], ("", ["a", "b"]), id="nothing"),
        pytest.param(["ab", "abc"], ("", ["ab", "abc"]), id="one is the common part"),
    ],
)
def test_what_all_sets_share_is_taken_out(sets: list[str], expected: tuple[str, list[str]]) -> None:
    assert told(*sets) == expected


@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1), max_size=5))
def test_the_parts_put_together_are_the_sets(sets: list[set[str]]) -> None:
    given_sets = [quotes("".join(sorted(names))) for names in sets]

    found = blocking(given_sets)

    together = [{*found.each, *beside} for beside in found.beside]
    assert together == [set(each) for each in given_sets]
    assert all(found.beside)


@pytest.mark.parametrize("case", CASES)
def test_no_answer_is_said_twice_in_each_case(case: Case) -> None:
    pack = builtin()

    for explanation in explain_case(pack, case, advise(pack, case)):
        for sets in explanation.why_not.values():
            found = blocking(sets)
            if len(sets) > 1:
                common = set(sets[0]).intersection(*map(set, sets[1:]))
                assert set(found.each) == common
