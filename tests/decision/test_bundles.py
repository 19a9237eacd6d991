"""Which lines share a report: by what was said of them, whatever order it was said in."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.advice import CATEGORIES, LEVELS, LINE_REPORTS, Advice, Case, LineCase
from socdesk.decision.advise import advise
from socdesk.decision.builtin import builtin
from socdesk.decision.bundle_words import Speaker, plain_name
from socdesk.decision.bundles import Bundle, bundles, merged
from socdesk.decision.commission_words import commissions_told
from socdesk.decision.pack import Pack
from tests.decision.cases import references
from tests.decision.test_changing import mostly_answered

CASES = [pytest.param(entry.case, id=entry.id) for entry in references()]
RUN = {
    "users": "organisations", "delivery": "service", "assets": "no", "material": "yes",
    "self_check": "no", "auditor_asked": "no", "report_named": "no", "uptime": "no",
    "results_used": "no", "confidential": "no", "personal_data": "none", "subservice": "no",
    "timing_evidence": "over_12_months", "timing_deadline": "no_date", "timing_reader": "type2",
}  # fmt: skip
BOOKS = {**RUN, "entries": "yes", "proof_asked": "nobody"}
DATA = {**RUN, "entries": "no", "hosting": "no", "data": "yes", "proof_asked": "requires_soc2"}
BOTH = {**BOOKS, "proof_asked": "requires_soc2"}
NEW = {"timing_evidence": "not_yet", "timing_deadline": "under_3_months"}


def judged(*answers: dict[str, str], organisation: dict[str, str] | None = None) -> Advice:
    """Return the advice on lines A, B, C ... with these answers."""
    lines = [LineCase(name, given) for name, given in zip("ABCDEFGH", answers, strict=False)]
    return advise(builtin(), Case("A client", organisation or {}, tuple(lines)))


def parted(found: Sequence[Bundle], report: str) -> list[tuple[str, str]]:
    """Return the bundles of a report as ("AB", "together") and so on."""
    return [("".join(each.lines), each.relation) for each in found if each.report == report]


def texts(bundle: Bundle) -> dict[str, str]:
    speaker = Speaker(builtin(), plain_name(builtin()))
    return {sentence.key: sentence.text for sentence in speaker.why(bundle)}


TABLE = [
    pytest.param(1, [], [("A", "single")], id="one line"),
    pytest.param(1, [(0,)], [("A", "single")], id="one line, said to run by itself"),
    pytest.param(2, [], [("AB", "open")], id="nothing said"),
    pytest.param(2, [(0, 1)], [("AB", "together")], id="together"),
    pytest.param(2, [(0,), (1,)], [("A", "apart"), ("B", "apart")], id="each by itself"),
    pytest.param(2, [(1,)], [("A", "apart"), ("B", "apart")], id="none left to run with"),
    pytest.param(3, [(0, 2)], [("AC", "together"), ("B", "open")], id="one left open"),
    pytest.param(3, [(0,)], [("A", "apart"), ("BC", "open")], id="two left open"),
    pytest.param(4, [(0, 1), (2, 1)], [("ABC", "together"), ("D", "open")], id="a chain is one"),
    pytest.param(4, [(0, 1), (2, 3), (1, 2)], [("ABCD", "together")], id="two groups joined"),
    pytest.param(4, [(3, 2), (1, 0)], [("AB", "together"), ("CD", "together")], id="two groups"),
    pytest.param(2, [(0, 1), (0,)], [("AB", "together")], id="together outweighs by itself"),
]


@pytest.mark.parametrize(("count", "said", "expected"), TABLE)
def test_lines_share_a_report_by_what_was_said(
    count: int, said: list[tuple[int, ...]], expected: list[tuple[str, str]]
) -> None:
    found = bundles(judged(*[BOOKS] * count), said)

    assert parted(found, "SOC 1") == expected


def test_a_group_beyond_the_lines_of_a_report_keeps_them_open_to_it() -> None:
    advice = judged(BOOKS, BOOKS, DATA)

    assert parted(bundles(advice, [(1, 2)]), "SOC 1") == [("A", "open"), ("B", "open")]
    assert parted(bundles(advice, [(1, 2), (0,)]), "SOC 1") == [("A", "apart"), ("B", "apart")]


def test_an_open_line_names_those_it_could_join_and_asks() -> None:
    (_, lone) = bundles(judged(BOOKS, BOOKS, BOOKS), [(0, 1)])

    assert lone.beside == ("A", "B")
    assert texts(lone)["open.beside"].startswith(
        "Open until said whether C runs together with A and B."
    )
    assert texts(lone)["ask"].startswith("Do C, A and B run on one system")


def test_categories_are_the_union_and_what_only_one_line_has_speaks_for_a_split() -> None:
    advice = judged({**DATA, "uptime": "promised"}, {**DATA, "confidential": "yes"})

    (together,) = bundles(advice, [(0, 1)])
    apart = bundles(advice, [(0,), (1,)])

    assert together.categories == ("Security", "Availability", "Confidentiality")
    assert together.only_for == (("Availability", "A"), ("Confidentiality", "B"))
    assert [each.categories for each in apart] == [
        ("Security", "Availability"), ("Security", "Confidentiality"),
    ]  # fmt: skip
    assert texts(together)["categories"] == (
        "Categories, the union over its lines: Security, Availability and Confidentiality."
    )
    assert not any(each.only_for for each in apart)


def test_the_least_mature_line_sets_the_type_and_is_named() -> None:
    advice = judged(BOOKS, {**BOOKS, **NEW})

    (together,) = bundles(advice, [(0, 1)])
    first, second = bundles(advice, [(0,), (1,)])

    assert together.types == ("TYPE1_THEN_TYPE2",)
    assert together.least_mature == ("B",)
    assert texts(together)["type.least"].startswith("B, the least mature, sets the type: ")
    assert (first.types, second.types) == (("TYPE2",), ("TYPE1_THEN_TYPE2",))
    assert first.least_mature == second.least_mature == ()


def test_first_periods_that_differ_speak_for_a_split() -> None:
    short = {**DATA, "timing_reader": "type2_short"}

    (together,) = bundles(judged(DATA, short), [(0, 1)])

    assert together.period == (3, 6)
    assert "(3 and 6)" in texts(together)["period.differs"]


def test_a_line_that_does_not_run_through_the_period_is_named() -> None:
    late = {**BOOKS, "mid_period": "yes"}

    (found,) = bundles(judged(BOOKS, late, organisation={"existing_report": "current"}))

    assert found.late == ("B",)
    assert texts(found)["late"].startswith("B does not run through the whole period")


@pytest.mark.parametrize(
    ("lines", "said", "expected"),
    [
        pytest.param([BOOKS, DATA], [], "open", id="nothing said"),
        pytest.param([BOTH], [], "shared", id="one line for both"),
        pytest.param([BOOKS, DATA], [(0, 1)], "shared", id="said to run together"),
        pytest.param([BOOKS, DATA], [(0,)], "apart", id="one said to run by itself"),
        pytest.param([BOOKS, DATA, DATA], [(0, 1)], "shared", id="one of two together"),
        pytest.param([BOOKS, BOOKS], [], "", id="no other report"),
    ],
)
def test_one_fieldwork_serves_both_where_their_lines_run_together(
    lines: list[dict[str, str]], said: list[tuple[int, ...]], expected: str
) -> None:
    first = bundles(judged(*lines), said)[0]

    assert first.fieldwork == expected


def test_firms_are_asked_by_how_each_line_treats_them(pack: Pack) -> None:
    advice = judged(
        {**BOOKS, "subservice": "yes_with_report"},
        {**DATA, "subservice": "yes_without_report"},
        organisation={"vendors": "yes"},
    )

    asked = {each.key: each.text for each in Speaker(pack, plain_name(pack)).requests(advice)}

    assert list(asked) == ["request.line", "request.monitor", "request.vendors"]
    assert asked["request.line"].startswith("The firms that do part of A: ask for their report")
    assert asked["request.monitor"].startswith("The firms that do part of B without")


def test_nobody_is_asked_where_no_report_is_to_be_requested(pack: Pack) -> None:
    asked = Speaker(pack, plain_name(pack)).requests(judged(BOOKS, organisation={"vendors": "no"}))

    assert list(asked) == []


def test_a_line_without_a_name_and_many_lines_are_said_shortly(pack: Pack) -> None:
    speaker = Speaker(pack, plain_name(pack))

    assert speaker.lines(["", "B"]) == "A line without a name and B"
    assert speaker.lines([str(n) for n in range(20)]) == "0, 1, 2, 3, 4 and 15 more lines"


@pytest.mark.parametrize("case", CASES)
def test_every_case_commissions_what_the_roll_up_settles(pack: Pack, case: Case) -> None:
    advice = advise(pack, case)

    told = commissions_told(pack, advice)

    settled = {entry.report: entry for entry in advice.organisation.commissions}
    assert list(dict.fromkeys(each.report for each in told)) == list(settled)
    for each in told:
        assert each.lines == settled[each.report].lines
        assert each.why
        assert "{" not in each.why


# What holds whatever is answered and said.


def cases() -> st.SearchStrategy[Case]:
    answers = st.one_of(mostly_answered(), st.sampled_from([BOOKS, DATA, BOTH, {**BOTH, **NEW}]))
    lines = st.lists(answers, min_size=1, max_size=5)
    return lines.map(lambda found: Case("", {}, tuple(map(LineCase, "ABCDE", found))))


def groups(count: int) -> st.SearchStrategy[list[tuple[int, ...]]]:
    line = st.integers(0, count - 1)
    return st.lists(st.lists(line, min_size=1, max_size=3).map(tuple), max_size=3)


def partitions(lines: Sequence[int]) -> Iterator[list[set[int]]]:
    """Yield every way to divide lines into groups."""
    if not lines:
        yield []
        return
    first, *rest = lines
    for found in partitions(rest):
        yield [{first}, *found]
        for at, part in enumerate(found):
            yield [*found[:at], {first, *part}, *found[at + 1 :]]


def agrees(division: list[set[int]], said: Sequence[Sequence[int]]) -> bool:
    """Whether a way to divide the lines takes back nothing that was said, groups made one."""
    part_of = {line: part for part in division for line in part}
    together = merged(said)
    alone = all(len(part_of[line]) == 1 for line in together.alone)
    apart = all(len({together.group[n] for n in p if n in together.group}) < 2 for p in division)
    return alone and apart and all(part_of[line] >= set(group) for group in said for line in group)


@settings(max_examples=60)
@given(case=cases(), data=st.data())
def test_every_settled_line_is_covered_once_and_rightly(case: Case, data: st.DataObject) -> None:
    said = data.draw(groups(len(case.lines)))
    advice = advise(builtin(), case)

    found = bundles(advice, said)

    possible = [d for d in partitions(range(len(case.lines))) if agrees(d, said)]
    for report in LINE_REPORTS:
        mine = [each for each in found if each.report == report]
        settled = {
            place
            for place, line in enumerate(advice.lines)
            if LEVELS.index(line.reports[report][0]) >= LEVELS.index("CONFIRM")
        }
        assert sorted(place for each in mine for place in each.positions) == sorted(settled)
        ways = {
            frozenset(frozenset(part & settled) for part in d) - {frozenset()} for d in possible
        }
        assert any(each.relation == "open" for each in mine) == (len(ways) > 1)
        if len(ways) == 1:
            assert ways == {frozenset(frozenset(each.positions) for each in mine)}


@settings(max_examples=60)
@given(case=cases(), data=st.data())
def test_a_report_takes_over_the_union_and_the_least_mature_type(
    case: Case, data: st.DataObject
) -> None:
    advice = advise(builtin(), case)

    found = bundles(advice, data.draw(groups(len(case.lines))))

    for each in found:
        lines = [advice.lines[place] for place in each.positions]
        inside = {c for line in lines for c, got in line.categories.items() if got == ("IN",)}
        expected = [c for c in CATEGORIES if c in inside] if each.report == "SOC 2" else []
        assert list(each.categories) == expected
        types = [line.types.get(each.report, ()) for line in lines]
        if ("TYPE1_THEN_TYPE2",) in types:
            assert each.types == ("TYPE1_THEN_TYPE2",)
        else:
            assert set(each.types) == {kind for kinds in types for kind in kinds} - {"none"}
        places = [LEVELS.index(line.reports[each.report][0]) for line in lines]
        if places:
            assert LEVELS.index(each.levels[0]) == max(places)


@settings(max_examples=40)
@given(case=cases(), data=st.data())
def test_the_order_in_which_groups_were_said_never_matters(case: Case, data: st.DataObject) -> None:
    said = data.draw(groups(len(case.lines)))
    advice = advise(builtin(), case)
    turned = [
        tuple(data.draw(st.permutations(group))) for group in data.draw(st.permutations(said))
    ]

    assert bundles(advice, turned) == bundles(advice, said)
