"""The shipped examples are the reference cases, to the byte, and say what the cases expect."""

from typing import Any

import pytest

from socdesk.decision.advise import advise
from socdesk.decision.builtin import builtin
from socdesk.decision.pack import Pack
from socdesk.engagement.model import to_case
from socdesk.engagement.questions import of_pack
from socdesk.engagement.store import read
from socdesk.errors import SocDeskError
from socdesk.paths import resource
from socdesk.ui.start.examples import FIRST, example_path, examples
from tests.make_examples import CLIENTS, example_cases, example_files

CASES = example_cases()


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The built-in pack."""
    return builtin()


def test_every_example_has_its_case() -> None:
    assert set(CASES) == set(CLIENTS)
    assert set(CASES) == {path.stem for path in resource("examples").iterdir()}


@pytest.mark.parametrize("name", CASES)
def test_a_shipped_file_is_what_the_case_gives(name: str) -> None:
    made = example_files()[f"{name}.socdesk"]

    assert resource(f"examples/{name}.socdesk").read_bytes() == made


@pytest.mark.parametrize("name", CASES)
def test_every_question_of_an_example_is_answered(pack: Pack, name: str) -> None:
    engagement = read(example_path(name), of_pack(pack)).engagement
    scopes = {fact.id: fact.scope for fact in pack.facts}

    once = {n for n, scope in scopes.items() if scope != "line"}
    assert set(engagement.answers) == once
    for line in engagement.lines:
        assert set(line.answers) | once == set(scopes)


@pytest.mark.parametrize("name", CASES)
def test_an_example_comes_out_as_its_case_expects(pack: Pack, name: str) -> None:
    advice = advise(pack, to_case(read(example_path(name), of_pack(pack)).engagement))
    case = CASES[name]
    pairs: list[tuple[Any, dict[str, Any]]] = [
        (advice.organisation, case["organisation_expected"]),
        *zip(advice.lines, (line["expected"] for line in case["lines"]), strict=True),
    ]

    for found, expected in pairs:
        headline = (found.headline.code, list(found.headline.reports))
        assert headline == (expected["headline"]["code"], expected["headline"]["reports"])
        assert {r: list(levels) for r, levels in found.reports.items()} == expected["reports"]
        assert [trap.id for trap in found.traps] == expected["traps"]


def test_the_index_is_computed_from_the_files_with_the_bank_first(pack: Pack) -> None:
    index = examples(pack)

    assert index[0].id == FIRST
    assert {example.id: example.title for example in index} == CLIENTS
    shorts = {example.id: example.advice.organisation.headline.short for example in index}
    assert shorts["none-needed"] == "No SOC report"
    assert shorts["bank"] == "SOC 1 and SOC 2 recommended"


def test_an_unknown_example_is_answered_with_those_there_are() -> None:
    with pytest.raises(SocDeskError, match='no example "bnak"; there are: bank, '):
        example_path("bnak")
