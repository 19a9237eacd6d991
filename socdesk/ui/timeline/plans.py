"""The plans there are to look at: one for each report of each line that has a timeline."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LineAdvice
from socdesk.decision.advise import merged_answers
from socdesk.decision.timeline.plan import plan
from socdesk.decision.timeline.values import Chosen, Circumstances, Timeline
from socdesk.engagement.answer_file import circumstances, of_engagement
from socdesk.ui.session import Session

translate = QCoreApplication.translate


class PlanKey(Struct, frozen=True):
    """Which plan: a line's id and a report."""

    line: str
    report: str


class ShownPlan(Struct, frozen=True):
    """A plan with the names it goes by."""

    key: PlanKey
    line_name: str
    timeline: Timeline

    @property
    def name(self) -> str:
        """Return "Online banking, SOC 2"."""
        return f"{self.line_name}, {self.key.report}"


class _Basis(Struct, frozen=True):
    """All that the timelines of a line follow from."""

    advice: LineAdvice
    answers: Mapping[str, str]
    around: Circumstances


class Planner:
    """Plans the lines of a session; what has not changed is not planned anew.

    While one date is dragged all other lines stay as they are, and there may be many.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, tuple[_Basis, Mapping[str, Timeline]]] = {}

    def plans(self, today: date, tried: Mapping[PlanKey, Chosen]) -> tuple[ShownPlan, ...]:
        """Return every plan of the open engagement in the order of its lines; none without one.

        The engagement's own "today" goes before `today`. `tried` holds dates tried out.
        """
        session = self._session
        if not session.is_open:
            return ()
        answer = of_engagement(session.engagement)
        before, self._known = self._known, {}
        found = []
        for position, line in enumerate(session.engagement.lines):
            around = circumstances(answer, position, answer.today or today)
            chosen = tuple(value for key, value in tried.items() if key.line == line.id)
            basis = _Basis(
                session.advice.lines[position],
                merged_answers(session.case, session.case.lines[position]),
                replace(around, chosen=chosen),
            )
            kept = before.get(line.id)
            if kept is None or not _same_basis(kept[0], basis):
                kept = (basis, plan(session.pack, basis.advice, basis.answers, basis.around))
            self._known[line.id] = kept
            name = line.name or translate("Timeline", "Unnamed line")
            for report, timeline in kept[1].items():
                found.append(ShownPlan(PlanKey(line.id, report), name, timeline))
        return tuple(found)


def first_plan(plans: Sequence[ShownPlan]) -> ShownPlan | None:
    """Return the plan to look at first: a firm one before one that has to be confirmed."""
    firm = [each for each in plans if not each.timeline.if_confirmed]
    return next(iter(firm or plans), None)


def same_dates(plans: Sequence[ShownPlan], one: ShownPlan) -> tuple[str, ...]:
    """Return the names of the other plans with the very same dates."""
    bare = _dates(one.timeline)
    return tuple(
        each.name
        for each in plans
        if each.key != one.key
        and each.timeline.period == one.timeline.period
        and _dates(each.timeline) == bare
    )


def _same_basis(one: _Basis, other: _Basis) -> bool:
    return (
        one.advice is other.advice and one.answers == other.answers and one.around == other.around
    )


def _dates(timeline: Timeline) -> Timeline:
    """A timeline without what does not move it: its report, and what is only said of it."""
    return replace(timeline, report="", if_confirmed=False, settled=True, open=(), warnings=())
