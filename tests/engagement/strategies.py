"""Engagements for hypothesis to draw: any that the functions of `changes` could have made."""

from datetime import UTC, date, datetime
from string import ascii_lowercase

from hypothesis import strategies as st

from socdesk.decision.advice import LEVELS, LINE_REPORTS
from socdesk.engagement.check import EXISTING_REPORTS
from socdesk.engagement.model import (
    Answer,
    Engagement,
    Event,
    ExistingReport,
    Line,
    Meeting,
    Override,
    PackUsed,
    Place,
    YearEnd,
)
from socdesk.engagement.text import clean_name, clean_text

WORDS = st.text(ascii_lowercase + "_", min_size=1, max_size=20)
NAMES = st.text(max_size=40).map(clean_name)
NOTES = st.text(max_size=80).map(clean_text)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone
ANSWERS = st.dictionaries(
    WORDS,
    st.builds(
        Answer,
        value=WORDS,
        basis=st.sampled_from([None, "told", "contract", "auditor", "assumed"]),
        said_by=NAMES,
        said_on=DAYS,
        note=NOTES,
    )
    | st.builds(Answer, unknown=st.booleans(), ask=NAMES, by=DAYS, note=NOTES),
    max_size=4,
)
EVENTS = st.builds(
    Event,
    kind=st.sampled_from(["answer", "unknown", "clear", "add", "duplicate", "remove", "move"]),
    at=MOMENTS,
    line=st.sampled_from([None, "line-1", "line-77"]),
    question=st.none() | WORDS,
    value=st.none() | WORDS,
    to=st.none() | st.integers(0, 20_000),
)


@st.composite
def engagements(draw: st.DrawFn) -> Engagement:
    """Any engagement that `changes` could have made."""
    ids = [f"line-{n}" for n in draw(st.lists(st.integers(1, 99), unique=True, max_size=4))]
    some = st.lists(st.sampled_from(ids), unique=True).map(tuple) if ids else st.just(())
    overrides = st.dictionaries(
        st.sampled_from(LINE_REPORTS), st.builds(Override, st.sampled_from(LEVELS), NOTES)
    )
    existing = st.builds(
        ExistingReport,
        st.sampled_from(EXISTING_REPORTS),
        st.sampled_from([1, 2, None]),
        st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        some,
    )
    year_ends = st.builds(YearEnd, st.integers(1, 12), st.floats(0, 1))
    pack = st.builds(
        PackUsed, WORDS, WORDS, st.just("0a" * 32), st.dictionaries(WORDS, st.text(max_size=50))
    )
    return Engagement(
        id=draw(st.uuids(version=4)).hex,
        client=draw(NAMES),
        answers=draw(ANSWERS),
        lines=tuple(Line(i, draw(NAMES), draw(ANSWERS), draw(overrides)) for i in ids),
        lines_made=draw(st.integers(99, 999_999_999)),
        year_ends=tuple(draw(st.lists(year_ends, max_size=3))),
        existing=tuple(draw(st.lists(existing, max_size=3))),
        runs_together=tuple(draw(st.lists(some, max_size=3))),
        today=draw(DAYS),
        meeting=draw(st.none() | st.builds(Meeting, DAYS, st.lists(NAMES, max_size=3).map(tuple))),
        place=draw(st.none() | st.builds(Place, st.sampled_from([None, *ids]), WORDS)),
        pack=draw(st.none() | pack),
        example=draw(st.just("") | WORDS),
        log=tuple(draw(st.lists(EVENTS, max_size=4))),
    )
