"""A new year for the same client: what is kept, what is cleared, what is asked again."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from socdesk.decision.builtin import builtin
from socdesk.engagement.changes import with_answer, with_details, with_unknown
from socdesk.engagement.codec import decode, encode
from socdesk.engagement.model import Answer, Engagement, Event
from socdesk.engagement.new_year import DATED, AskedAgain, new_year
from tests.engagement.strategies import ANSWERS, engagements

AT = datetime(2027, 11, 22, 8, 15, 30, 250_000, tzinfo=UTC)
SECOND = AT.replace(microsecond=0)
NEW_ID = "fedcba9876543210" * 2


@st.composite
def last_years(draw: st.DrawFn) -> Engagement:
    """Any engagement, with answers to questions of a date among the others."""
    engagement = draw(engagements())
    some = st.dictionaries(st.sampled_from(DATED), ANSWERS.map(_one))
    lines = tuple(
        replace(line, answers={**line.answers, **draw(some)}) for line in engagement.lines
    )
    return replace(engagement, answers={**engagement.answers, **draw(some)}, lines=lines)


def _one(answers: dict[str, Answer]) -> Answer:
    return next(iter(answers.values()), Answer(unknown=True))


def homes(engagement: Engagement) -> list[str | None]:
    return [None, *(line.id for line in engagement.lines)]


@given(last_years())
def test_facts_are_kept(last: Engagement) -> None:
    begun = new_year(last, NEW_ID, AT).engagement

    for home in homes(last):
        for question, answer in last.answers_of(home).items():
            if question not in DATED:
                kept = replace(answer, by=None, said_on=None)
                assert begun.answer(home, question) == kept
            else:
                assert begun.answer(home, question) == Answer(note=answer.note)
    for field in ("client", "lines_made", "year_ends", "existing", "runs_together", "pack"):
        assert getattr(begun, field) == getattr(last, field)
    assert [(line.id, line.name, line.overrides) for line in begun.lines] == [
        (line.id, line.name, line.overrides) for line in last.lines
    ]


@given(last_years())
def test_dates_are_cleared(last: Engagement) -> None:
    begun = new_year(last, NEW_ID, AT).engagement

    assert (begun.today, begun.meeting, begun.place) == (None, None, None)
    for home in homes(begun):
        for question, answer in begun.answers_of(home).items():
            assert answer != Answer()
            assert (answer.by, answer.said_on) == (None, None)
            assert question not in DATED or not (answer.value or answer.unknown)


@given(last_years())
def test_what_is_asked_again_is_told_with_what_stood_there(last: Engagement) -> None:
    found = new_year(last, NEW_ID, AT)

    for each in found.asked_again:
        assert last.answer(each.line, each.question) == each.before
        assert each.question in DATED
    cleared = {(each.line, each.question) for each in found.asked_again}
    assert cleared == {
        (home, question)
        for home in homes(last)
        for question, answer in last.answers_of(home).items()
        if question in DATED and (answer.value is not None or answer.unknown)
    }


@given(last_years())
def test_it_is_an_engagement_of_its_own_that_a_file_holds(last: Engagement) -> None:
    begun = new_year(last, NEW_ID, AT).engagement

    assert begun.id == NEW_ID
    assert decode(encode(begun)) == begun


@given(last_years())
def test_the_log_alone_explains_what_stands(last: Engagement) -> None:
    begun = new_year(last, NEW_ID, AT).engagement

    assert {event.at for event in begun.log} <= {SECOND}
    assert replayed(begun.log) == {
        home: {
            question: answer.value
            for question, answer in begun.answers_of(home).items()
            if answer.value is not None or answer.unknown
        }
        for home in homes(begun)
    }


def replayed(log: tuple[Event, ...]) -> dict[str | None, dict[str, str | None]]:
    """Return lines and answers as events of a log build them up; None for a don't-know."""
    found: dict[str | None, dict[str, str | None]] = {None: {}}
    for event in log:
        if event.kind == "add":
            assert event.line not in found
            found[event.line] = {}
        else:
            assert event.kind in ("answer", "unknown")
            assert event.question is not None
            found[event.line][event.question] = event.value
    return found


def test_the_dated_questions_are_the_pack_s() -> None:
    facts = {fact.id: fact.reference for fact in builtin().facts}

    assert [facts[question] for question in DATED] == ["S18", "S19", "S20", "S24", "O4"]


def test_a_bank_a_year_later(bank: Engagement) -> None:
    bank = with_answer(bank, None, "existing_report", "current", AT)
    bank = with_details(bank, None, "existing_report", note="Letter of 3 May.", basis="told")
    bank = with_details(bank, "line-1", "entries", basis="assumed")
    bank = with_unknown(bank, "line-2", "timing_deadline", AT)

    found = new_year(bank, NEW_ID, AT)

    begun = found.engagement
    assert begun.answer(None, "existing_report") == Answer(note="Letter of 3 May.")
    assert begun.answer("line-1", "entries").basis == "assumed"
    assert begun.answer("line-1", "entries").said_by == "Ms Ödegård"
    assert begun.answer(None, "vendors") == Answer(unknown=True, ask="Head of IT")
    assert begun.existing[0].period_end == date(2026, 3, 31)
    assert found.asked_again == (
        AskedAgain(None, "timing_evidence", Answer(value="over_12_months")),
        AskedAgain(None, "existing_report", bank.answer(None, "existing_report")),
        AskedAgain("line-2", "timing_evidence", Answer(value="not_yet")),
        AskedAgain("line-2", "timing_deadline", Answer(unknown=True)),
    )
    assert [event.line for event in begun.log if event.kind == "add"] == [
        "line-3",
        "line-1",
        "line-2",
    ]
