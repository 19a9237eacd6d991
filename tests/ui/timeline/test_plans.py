"""Which plans there are, and that what is remembered of them never lags behind."""

from datetime import date

from socdesk.decision.timeline.values import Chosen
from socdesk.engagement import changes
from socdesk.engagement.model import YearEnd
from socdesk.ui.timeline.plans import PlanKey, Planner
from tests.ui.clients import answer, client, nobody
from tests.ui.timeline.sample import TODAY, example


def test_nothing_open_has_no_plans() -> None:
    assert Planner(nobody()).plans(TODAY, {}) == ()


def test_what_is_remembered_equals_what_is_planned_afresh() -> None:
    session = client("Harbour", ["Loans", "Portal"])
    planner = Planner(session)
    key = PlanKey("line-1", "SOC 1")
    tried: dict[PlanKey, Chosen] = {}
    for act in range(6):
        match act:
            case 1:
                answer(session, 0, {"users": "organisations", "timing_evidence": "not_yet"})
            case 2:
                tried[key] = Chosen("SOC 1", begin=date(2027, 2, 1))
            case 3:
                ends = [YearEnd(3, 1.0)]
                session.apply(changes.with_year_ends(session.engagement, ends))
            case 4:
                session.apply(changes.with_today(session.engagement, date(2027, 1, 4)))
            case 5:
                session.undo()

        assert planner.plans(TODAY, tried) == Planner(session).plans(TODAY, tried)


def test_a_date_tried_out_for_a_line_leaves_the_plans_of_others_untouched() -> None:
    session = example("bank")
    planner = Planner(session)
    [_, other] = planner.plans(TODAY, {})

    key = PlanKey("line-1", "SOC 1")
    [one, again] = planner.plans(TODAY, {key: Chosen("SOC 1", begin=date(2027, 2, 1))})

    assert one.timeline.phases[0].start == date(2027, 2, 1)
    assert again.timeline is other.timeline
