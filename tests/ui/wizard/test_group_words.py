"""The reasons of a line, composed without a page."""

from socdesk.ui.wizard.group_words import why_groups
from socdesk.ui.wizard.terms import Terms
from tests.ui.clients import answer, client

LEANS_TO_SOC_1 = {"users": "organisations", "delivery": "service", "entries": "yes"}


def test_a_report_the_answer_leans_to_is_not_among_the_others() -> None:
    session = client("Harbour", ["Loans"])
    answer(session, 0, LEANS_TO_SOC_1)
    line = session.engagement.lines[0].id
    advice = session.line_advice(line)

    why, why_not = why_groups(Terms(session.pack), advice, session.explanation(line))

    assert (why.title, why.reasons[0].text) == ("Why SOC 1", "Still open: the open points decide.")
    assert why_not.title == "Why not the others"
    assert [reason.lead for reason in why_not.reasons] == ["SOC 2.", "SOC for Supply Chain."]
