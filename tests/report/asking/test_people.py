"""Open points over all lines, and whom to ask."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.engagement.model import Answer, Engagement, Line, to_case
from socdesk.report.asking.export import open_of
from socdesk.report.asking.people import Asked, by_person
from tests.report.cases import engagements, example, mixed, told

FITS = {"users": "organisations", "delivery": "service", "entries": "yes", "self_check": "no"}


def keyed(pack: Pack, engagement: Engagement) -> dict[str, Asked]:
    """Return the open questions by key."""
    return {each.key: each for each in open_of(pack, engagement)}


def test_the_most_decisive_question_of_all_lines_is_the_first(pack: Pack) -> None:
    found = open_of(pack, mixed())

    assert found[0].key == "line-3/users"
    assert [a.impact >= b.impact for a, b in pairwise(found)] == [True] * (len(found) - 1)


def test_where_nothing_is_open_nobody_is_asked(pack: Pack) -> None:
    assert open_of(pack, example("bank")) == ()


def test_whom_by_when_and_what_the_answers_do_are_told(pack: Pack) -> None:
    found = keyed(pack, mixed())

    asked = found["line-1/auditor_asked"]
    assert (asked.name, asked.ask) == ("Servicing", "The two largest auditors")
    assert asked.by == date(2026, 12, 4)
    assert found["line-3/users"].ask == "The product owner"
    assert [effect.outcome for effect in found["line-3/users"].effects][-1] == "no SOC report"


def test_what_is_asked_once_for_all_lines_stands_there_once(pack: Pack) -> None:
    lines = tuple(Line(f"line-{number}", "Loans", told(FITS)) for number in (1, 2, 3))
    engagement = Engagement(id="1" * 32, lines=lines)

    common = [key for key in keyed(pack, engagement) if key.endswith("/timing_evidence")]
    own = replace(lines[0], answers={**lines[0].answers, "timing_evidence": Answer(unknown=True)})
    apart = replace(engagement, lines=(own, *lines[1:]))

    assert common == ["organisation/timing_evidence"]
    assert {key for key in keyed(pack, apart) if key.endswith("/timing_evidence")} == {
        "line-1/timing_evidence",
        "organisation/timing_evidence",
    }


def test_a_dont_know_that_matters_no_more_is_not_asked(pack: Pack) -> None:
    nobody = told({"users": "ourselves"}) | {"material": Answer(unknown=True, ask="Ms Ruiz")}
    engagement = Engagement(id="1" * 32, lines=(Line("line-1", "Loans", nobody),))

    assert "line-1/material" not in keyed(pack, engagement)


def test_people_are_told_apart_by_more_than_capitals(pack: Pack) -> None:
    asks = [replace(each, ask=name) for each, name in zip(open_of(pack, mixed()), "AbaB")]  # noqa: B905 (a few of many)

    assert [(person.name, len(person.asked)) for person in by_person(asks)] == [("A", 2), ("b", 2)]


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_question_that_matters_is_asked_once_and_no_other(
    pack: Pack, data: st.DataObject
) -> None:
    engagement = data.draw(engagements(pack))
    advice = advise(pack, to_case(engagement))

    found = open_of(pack, engagement)

    relevant = {("", question) for question in advice.organisation.relevant}
    for line, judged in zip(engagement.lines, advice.lines, strict=True):
        relevant |= {
            ("" if pack.fact(question).scope == "default" else line.id, question)
            for question in judged.relevant
            if pack.fact(question).scope != "organisation"
        }
    assert {(each.line or "", each.question) for each in found} == relevant
    assert len({each.key for each in found}) == len(found)
    people = by_person(found)
    assert sorted(each.key for person in people for each in person.asked) == sorted(
        each.key for each in found
    )


@pytest.mark.parametrize("note", ["internal note", "weak controls, do not tell"])
def test_no_note_is_among_what_is_asked(pack: Pack, note: str) -> None:
    line = Line("line-1", "Loans", {"users": Answer(unknown=True, note=note)})

    found = open_of(pack, Engagement(id="1" * 32, lines=(line,)))

    assert note not in repr(found)
