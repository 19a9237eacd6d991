"""Clients with timelines of every kind, and plans with dates tried out."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from socdesk.decision.timeline.values import Chosen
from socdesk.engagement import changes
from socdesk.engagement.model import ExistingReport, YearEnd
from socdesk.errors import SocDeskError
from socdesk.paths import resource
from socdesk.ui.session import Session
from socdesk.ui.timeline.plans import PlanKey, Planner, ShownPlan
from socdesk.ui.timeline.tried import Grip, moved
from tests.ui.clients import answer, client, nobody

TODAY = date(2026, 11, 23)


def example(name: str) -> Session:
    """Return a session with a copy of an example."""
    session = nobody()
    session.open_example(resource(f"examples/{name}.socdesk"))
    return session


def unprepared() -> Session:
    """Return a client that has everything still to do, and a date."""
    session = client("Harbour", ["Loans"])
    given = {"users": "organisations", "delivery": "service", "entries": "yes"}
    given |= {"auditor_asked": "yes", "timing_evidence": "not_yet"}
    answer(session, 0, given | {"timing_deadline": "6_to_12_months"})
    return session


def with_ends(session: Session, *ends: tuple[int, float]) -> Session:
    """Give the customers of a client their year ends."""
    given = [YearEnd(month, share) for month, share in ends]
    session.apply(changes.with_year_ends(session.engagement, given))
    return session


def with_report(session: Session, report: str, kind: int, day: date) -> Session:
    """Give a client a report it has already."""
    found = ExistingReport(report, 1 if kind == 1 else 2, day)
    session.apply(changes.with_existing(session.engagement, [found]))
    return session


SESSIONS: dict[str, Callable[[], Session]] = {
    "a bank": lambda: example("bank"),
    "a type 1 first": lambda: example("saas"),
    "all still to do": unprepared,
    "several year ends": lambda: with_ends(example("bank"), (12, 0.7), (3, 0.2), (6, 0.1)),
    "more year ends than rows": lambda: with_ends(
        example("bank"), (1, 0.1), (4, 0.2), (5, 0.3), (9, 0.25), (12, 0.15)
    ),
    "a report there is": lambda: with_report(
        with_ends(example("bank"), (12, 0.6), (6, 0.4)), "SOC 1", 2, date(2026, 9, 30)
    ),
    "an old report": lambda: with_report(example("bank"), "SOC 2", 2, date(2024, 9, 30)),
    "a type 1 there is": lambda: with_report(example("saas"), "SOC 2", 1, date(2026, 9, 15)),
}

MOVES = st.lists(
    st.tuples(st.sampled_from(list(Grip)), st.dates(date(2025, 6, 1), date(2028, 12, 31))),
    max_size=4,
)


def moved_plans(
    session: Session, moves: list[tuple[Grip, date]], today: date = TODAY
) -> tuple[ShownPlan, ...]:
    """Return the plans once dates were dragged there, as far as they can go."""
    tried: dict[PlanKey, Chosen] = {}
    planner = Planner(session)
    for grip, day in moves:
        for each in planner.plans(today, tried):
            chosen = tried.get(each.key, Chosen(each.key.report))
            try:
                tried[each.key] = moved(chosen, each.timeline, grip, day)
            except SocDeskError:
                continue
    return planner.plans(today, tried)
