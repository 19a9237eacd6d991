"""Contradictions and traps stand beside the questions they concern."""

from collections.abc import Mapping

import pytest

from socdesk.ui.place import question
from socdesk.ui.widgets.banner import Banner
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.wizard.remarks import page_remarks
from tests.ui.wizard.conftest import Desk, settle

ASKED = {
    "users": "organisations", "delivery": "service", "entries": "yes", "material": "yes",
    "self_check": "no", "auditor_asked": "yes",
}  # fmt: skip
OUTSIDE = {"users": "organisations", "delivery": "service"}
ORDERED = {**OUTSIDE, "entries": "only_ordered", "assets": "no", "hosting": "no"}


def answer(desk: Desk, answers: Mapping[str, str], common: Mapping[str, str] | None = None) -> None:
    """Answer questions of the first line and of the organisation."""
    desk.ask("readers", line=None)
    for name, value in (common or {}).items():
        desk.session.answer(name, value)
    desk.ask("users")
    for name, value in answers.items():
        desk.session.answer(name, value)


@pytest.mark.parametrize(
    ("trap", "page", "answers", "common"),
    [
        ("T3", "users", {"users": "ourselves"}, {}),
        ("T5", "kind", {"users": "ourselves", "kind": "own_lending"}, {}),
        ("T6", "auditor_asked", {**ORDERED, "auditor_asked": "no"}, {}),
        ("T8", "report_named", {**OUTSIDE, "report_named": "unspecified"}, {}),
        ("T12", "subservice", {**ASKED, "subservice": "yes_with_report"},
         {"existing_report": "none"}),
        ("T19", "delivery", {"users": "organisations", "delivery": "product"}, {}),
        ("T4", "vendors", {}, {"vendors": "yes"}),
        ("T17", "existing_report", {}, {"existing_report": "old"}),
        ("T16", "public_report", {**OUTSIDE, "entries": "yes"}, {"public_report": "yes"}),
        ("T18", "frameworks", {**OUTSIDE, "entries": "yes"}, {"card_data": "yes"}),
    ],
)  # fmt: skip
def test_a_trap_stands_beside_the_question_that_raised_it(
    desk: Desk, trap: str, page: str, answers: dict[str, str], common: dict[str, str]
) -> None:
    answer(desk, answers, common)
    line = desk.session.engagement.lines[0].id

    pages: list[str] = []
    for owner in (None, line):
        for name, questions in desk.session.pages(owner).items():
            if trap in {note.id for note in page_remarks(desk.session, owner, questions).traps}:
                pages.append(name)

    assert pages == [page]


def banners(desk: Desk) -> list[Banner]:
    found = desk.question().banners.findChildren(Banner)
    return [banner for banner in found if banner.isVisible()]


def test_a_contradiction_leads_to_the_other_answer(desk: Desk) -> None:
    answer(desk, {"users": "ourselves", "auditor_asked": "yes"})
    desk.ask("users")
    clash = banners(desk)[0]

    clash.findChildren(Button)[0].click()
    settle()

    line = desk.session.engagement.lines[0].id
    assert clash.accessibleName().startswith("Own use, yet an auditor asks.")
    assert desk.session.where == question(line, "auditor_asked")
    back = [button.text() for button in banners(desk)[0].findChildren(Button)]
    assert back == ["Go to S1"]


def test_a_contradiction_with_the_organisation_leads_there_and_back(desk: Desk) -> None:
    answer(desk, {**OUTSIDE, "subservice": "yes_with_report"}, {"vendors": "no"})
    desk.ask("vendors", line=None)

    banners(desk)[0].findChildren(Button)[0].click()
    settle()

    line = desk.session.engagement.lines[0].id
    assert desk.session.where == question(line, "subservice")
    banners(desk)[0].findChildren(Button)[0].click()
    settle()
    assert desk.session.where == question(None, "vendors")


def test_a_banner_comes_with_the_answer_and_goes_with_it(desk: Desk) -> None:
    desk.ask("users")
    before = len(banners(desk))

    desk.press("4")
    raised = [banner.accessibleName() for banner in banners(desk)]
    desk.press("1")

    assert before == 0
    assert len(raised) == 1
    assert raised[0].startswith("Whose customers?")
    assert banners(desk) == []


def test_another_line_has_banners_of_its_own(desk: Desk) -> None:
    answer(desk, {"users": "ourselves"})

    desk.ask("users", line=1)

    assert banners(desk) == []
