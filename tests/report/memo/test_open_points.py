"""Open points in words."""

from collections.abc import Mapping

import pytest

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Answer, Engagement, Line
from socdesk.report.document import OpenPointRow, OpenPointTable
from socdesk.report.export import memo_of
from tests.report.cases import TODAY, example, mixed, told

FITS = {"users": "organisations", "delivery": "service", "entries": "yes"}


def rows(pack: Pack, engagement: Engagement, line: int = 1) -> dict[str, OpenPointRow]:
    """Return the open points of a line (0: the organisation), by reference."""
    name = f"line-{line}-open-table" if line else "organisation-open-table"
    for block in memo_of(pack, engagement, TODAY).blocks:
        if block.id == name:
            assert isinstance(block, OpenPointTable)
            return {row.reference: row for row in block.rows}
    return {}


def one(answers: Mapping[str, str]) -> Engagement:
    """Return an engagement of one line with these answers, the organisation's all given."""
    bank = example("bank")
    return Engagement(
        id="5" * 32, answers=bank.answers, lines=(Line("line-1", "Loans", told(answers)),)
    )


def effects(row: OpenPointRow) -> list[tuple[str, str]]:
    return [(effect.answer, effect.outcome) for effect in row.effects]


def test_who_is_to_be_asked_and_when_comes_from_the_meeting(pack: Pack) -> None:
    row = rows(pack, mixed())["S6"]

    assert (row.ask, row.by) == ("The two largest auditors", "4 Dec 2026")


def test_where_the_meeting_said_nothing_the_pack_says_whom_to_ask(pack: Pack) -> None:
    row = rows(pack, one(FITS))["S7"]

    assert (row.ask, row.by) == ("Customers’ controllers", "–")


def test_each_answer_says_what_it_would_do(pack: Pack) -> None:
    three = "SOC 1, SOC 2 and SOC for Supply Chain"
    assert effects(rows(pack, one({}))["S1"]) == [
        ("Organisations outside our group", f"still open between {three}"),
        ("Only companies of our own group", "still open between SOC 1 and SOC 2"),
        ("Only private persons", "SOC 2 still open"),
        ("Only ourselves", "no SOC report"),
    ]


def test_an_answer_that_only_moves_the_level_says_so(pack: Pack) -> None:
    known = {**FITS, "material": "yes", "self_check": "no", "proof_asked": "nobody"}

    assert effects(rows(pack, one(known))["S6"]) == [
        ("", "SOC 1 recommended or needed either way; the answer settles how strongly.")
    ]


@pytest.mark.parametrize(
    ("reference", "settled"),
    [
        pytest.param("S11", "Settles Availability.", id="one-category"),
        pytest.param("S14", "Settles Confidentiality and Privacy.", id="two-categories"),
        pytest.param("S18", "Settles type and first period.", id="type"),
        pytest.param("S23", "Settles remarks and traps.", id="remarks"),
        pytest.param("S2", "Settles areas of control objectives.", id="objectives"),
    ],
)
def test_an_answer_that_moves_no_report_says_what_it_settles(
    pack: Pack, reference: str, settled: str
) -> None:
    assert effects(rows(pack, one(FITS))[reference]) == [("", settled)]


def test_an_answer_that_counts_with_others_is_not_called_a_detail(pack: Pack) -> None:
    assert effects(rows(pack, one({}))["S3"]) == [
        ("", "By itself it settles nothing yet; it counts together with other answers.")
    ]


def test_what_is_only_leant_to_is_not_called_recommended(pack: Pack) -> None:
    known = {**FITS, "report_named": "no"}

    asked = dict(effects(rows(pack, one(known))["S10"]))

    assert "at least one of SOC 1 and SOC 2 recommended" in asked.values()


def test_a_settled_line_has_no_open_points(pack: Pack) -> None:
    assert rows(pack, example("bank")) == {}


def test_the_organisations_open_points_stand_with_the_organisation(pack: Pack) -> None:
    bare = Engagement(id="5" * 32, answers={"readers": Answer(unknown=True, ask="Sales")})

    assert rows(pack, bare, 0)["O2"].ask == "Sales"
    assert effects(rows(pack, bare, 0)["O2"]) == [("", "Settles names of standards.")]
