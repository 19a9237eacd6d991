"""Lines and circumstances for the tests of the timeline: fixed ones, and any there can be."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from socdesk.decision.advice import LineAdvice
from socdesk.decision.builtin import builtin
from socdesk.decision.judge import judge, known_answers
from socdesk.decision.timeline.plan import plan
from socdesk.decision.timeline.values import Chosen, Circumstances, Existing, Timeline, YearEnd
from tests.decision.oracle import QUESTIONS

PACK = builtin()
TODAY = date(2026, 11, 23)
DECEMBER = (YearEnd(12, 1.0),)
REPORTS = ("SOC 1", "SOC 2")
TIMING = ("timing_evidence", "timing_deadline", "timing_reader", "year_end")

BOTH: Mapping[str, str] = {
    "users": "organisations",
    "delivery": "service",
    "entries": "yes",
    "data": "yes",
    "auditor_asked": "yes",
    "proof_asked": "requires_soc2",
}
"""A line that needs a SOC 1 and a SOC 2, whatever else is answered."""

SOC_2: Mapping[str, str] = {**BOTH, "entries": "no", "auditor_asked": "no"} | {
    "assets": "no",
    "hosting": "no",
}
"""A line that needs a SOC 2 and no SOC 1."""


def advised(answers: Mapping[str, str]) -> LineAdvice:
    return judge(PACK, known_answers(PACK, answers))


def planned(answers: Mapping[str, str], circumstances: Circumstances) -> Mapping[str, Timeline]:
    return plan(PACK, advised(answers), answers, circumstances)


def timing(evidence: str, deadline: str, reader: str) -> dict[str, str]:
    return dict(zip(TIMING, (evidence, deadline, reader), strict=False))


_ANY = {name: st.sampled_from(values) for name, values in QUESTIONS.items()}
_ON_TIME = {name: st.sampled_from(QUESTIONS[name]) for name in TIMING}
_BASE = st.sampled_from([BOTH, SOC_2])
_SOME_TIMING = st.fixed_dictionaries({}, optional=_ON_TIME)
_ALL_TIMING = st.fixed_dictionaries(_ON_TIME)
_ALL = st.fixed_dictionaries(_ANY)
_SOME = st.fixed_dictionaries({}, optional=_ANY)
_AWAY = st.integers(-1_100, 1_100)
_MAYBE_AWAY = st.one_of(st.none(), _AWAY)
_SHARES = st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0])
_REPORT = st.sampled_from(REPORTS)
_TODAY = st.one_of(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.dates(date(2000, 1, 1), date(2190, 12, 31))
)
_YEAR_ENDS = st.lists(st.tuples(st.integers(1, 12), _SHARES), max_size=4)
_EXISTING = st.lists(st.tuples(_REPORT, st.sampled_from([None, 1, 2, 2]), _AWAY), max_size=3)
_CHOSEN = st.lists(
    st.tuples(_REPORT, _MAYBE_AWAY, _MAYBE_AWAY, _MAYBE_AWAY, _MAYBE_AWAY), max_size=2
)


@st.composite
def lines(draw: st.DrawFn) -> dict[str, str]:
    """Any answers, complete or not; half of them of lines that have a type."""
    kind = draw(st.integers(0, 3))
    if kind > 1:
        return {**draw(_BASE), **draw(_SOME_TIMING)}
    return draw(_ALL if kind else _SOME)


@st.composite
def typed(draw: st.DrawFn, *, complete: bool = False) -> dict[str, str]:
    """Lines that have a type, with any answers on time."""
    return {**draw(_BASE), **draw(_ALL_TIMING if complete else _SOME_TIMING)}


def days() -> st.SearchStrategy[date]:
    return _TODAY


@st.composite
def year_ends(draw: st.DrawFn) -> tuple[YearEnd, ...]:
    return tuple(YearEnd(month, share) for month, share in draw(_YEAR_ENDS))


@st.composite
def circumstances(draw: st.DrawFn, *, existing: bool = True, chosen: bool = True) -> Circumstances:
    """Any today, and dates within some three years of it."""
    today = draw(_TODAY)

    def near(away: int | None) -> date | None:
        return None if away is None else today + timedelta(days=away)

    return Circumstances(
        today,
        tuple(YearEnd(month, share) for month, share in draw(_YEAR_ENDS)),
        tuple(
            Existing(report, kind, today + timedelta(days=away))
            for report, kind, away in (draw(_EXISTING) if existing else ())
        ),
        tuple(
            Chosen(report, *map(near, aways))
            for report, *aways in (draw(_CHOSEN) if chosen else ())
        ),
    )
