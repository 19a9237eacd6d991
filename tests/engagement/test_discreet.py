"""What is taken out of an engagement before a client sees it."""

from datetime import date

from socdesk.engagement.discreet import discreet
from socdesk.engagement.model import Answer, Engagement, Line, Meeting, Override, to_case

ANSWER = Answer(
    value="yes",
    basis="assumed",
    said_by="Ms Ruiz",
    said_on=date(2026, 11, 23),
    note="A note",
)
UNKNOWN = Answer(unknown=True, ask="Mr Osei", by=date(2026, 12, 4))
ENGAGEMENT = Engagement(
    id="0" * 32,
    client="A bank",
    answers={"vendors": ANSWER},
    lines=(
        Line(
            "line-1",
            "Loans",
            {"entries": ANSWER, "data": UNKNOWN},
            {"SOC 2": Override("NEEDED", "The partner asks for it.")},
        ),
    ),
    meeting=Meeting(date(2026, 11, 23), ("Ms Ruiz",)),
)


def test_only_values_stay_beside_the_questions() -> None:
    shown = discreet(ENGAGEMENT)

    assert shown.answers == {"vendors": Answer(value="yes")}
    assert shown.lines[0].answers == {
        "entries": Answer(value="yes"),
        "data": Answer(unknown=True),
    }


def test_an_own_level_stays_without_its_reason() -> None:
    assert discreet(ENGAGEMENT).lines[0].overrides == {"SOC 2": Override("NEEDED", "")}


def test_the_people_of_the_meeting_go() -> None:
    assert discreet(ENGAGEMENT).meeting is None


def test_the_advice_on_it_is_the_same() -> None:
    assert to_case(discreet(ENGAGEMENT)) == to_case(ENGAGEMENT)
