"""The plans there are to look at: one for each report of each line that has a timeline."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advise import merged_answers
from socdesk.decision.timeline.plan import plan
from socdesk.decision.timeline.values import Chosen, Timeline
from socdesk.engagement.answer_file import circumstances, of_engagement
from socdesk.ui.session import Session

translate = QCoreApplication.translate


class PlanKey(Struct, frozen=True):
    """Which plan: a line's id and a report."""

    line: str
    report: str


class ShownPlan(Struct, frozen=True):
    """A plan with the names it goes by; `same` names the other plans with the very same dates."""

    key: PlanKey
    line_name: str
    timeline: Timeline
    same: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return "Online banking, SOC 2"."""
        return f"{self.line_name}, {self.key.report}"


def plans(session: Session, today: date, tried: Mapping[PlanKey, Chosen]) -> tuple[ShownPlan, ...]:
    """Return every plan of the open engagement in the order of its lines; none without one.

    The engagement's own "today" goes before `today`. `tried` holds dates tried out on the page.
    """
    if not session.is_open:
        return ()
    answer = of_engagement(session.engagement)
    found = []
    for position, line in enumerate(session.engagement.lines):
        around = circumstances(answer, position, answer.today or today)
        chosen = tuple(value for key, value in tried.items() if key.line == line.id)
        timelines = plan(
            session.pack,
            session.advice.lines[position],
            merged_answers(session.case, session.case.lines[position]),
            replace(around, chosen=chosen),
        )
        name = line.name or translate("Timeline", "Unnamed line")
        for report, timeline in timelines.items():
            found.append(ShownPlan(PlanKey(line.id, report), name, timeline))
    return tuple(replace(each, same=_same(each, found)) for each in found)


def _same(one: ShownPlan, others: list[ShownPlan]) -> tuple[str, ...]:
    bare = _dates(one.timeline)
    return tuple(
        other.name for other in others if other.key != one.key and _dates(other.timeline) == bare
    )


def _dates(timeline: Timeline) -> Timeline:
    """A timeline without what does not move it: its report, and what is only said of it."""
    return replace(timeline, report="", if_confirmed=False, settled=True, open=(), warnings=())
