"""An own level commissions or drops a report alike in the window, the memo and the JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from socdesk import cli
from socdesk.decision.bundles import Own
from socdesk.engagement.answer_file import together
from socdesk.engagement.changes import with_override, with_runs_together
from socdesk.engagement.codec import encode
from socdesk.engagement.model import Engagement
from socdesk.report.document import CommissionTable, Reasons
from socdesk.report.export import memo_of
from socdesk.report.phrases import Phrases
from socdesk.ui.place import question
from socdesk.ui.results.commissions import (
    CommissionText,
    commission_notes,
    commission_texts,
    own_notes,
)
from socdesk.ui.results.organisation_page import OrganisationPage
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from tests.report.cases import TODAY
from tests.ui.clients import bank, pack
from tests.ui.pages import shown

REASON = "The auditors of two customers told us so."
LOANS, BANKING, BOOK, PAYMENTS = "line-1", "line-2", "line-3", "line-4"


def with_own(line: str, report: str, level: str, *others: tuple[str, str, str]) -> Session:
    """Return a session with the bank and these own levels."""
    session = bank()
    for place, name, wanted in ((line, report, level), *others):
        session.apply(with_override(session.engagement, place, name, wanted, REASON))
    return session


def own(engagement: Engagement) -> Own:
    return [line.overrides for line in engagement.lines]


def in_window(session: Session) -> tuple[CommissionText, ...]:
    found, engagement = session.advice, session.engagement
    return commission_texts(Phrases(pack()), found, together(engagement), own(engagement))


def in_memo(session: Session) -> CommissionTable:
    blocks = memo_of(pack(), session.engagement, TODAY).blocks
    return next(block for block in blocks if isinstance(block, CommissionTable))


def in_json(session: Session, folder: Path) -> list[dict[str, Any]]:
    path = folder / "client.socdesk"
    path.write_bytes(encode(session.engagement))
    arguments = ["decide", str(path), "--format", "json", "--explain"]
    (found,) = json.loads(cli.answer(arguments))["results"]
    commission: list[dict[str, Any]] = found["organisation"]["commission"]
    return commission


def covered(session: Session, folder: Path) -> dict[str, list[str]]:
    """Return the lines of each report to commission, where all three places say the same."""
    names, phrases = pack().words.terms.reports, Phrases(pack())
    told = in_json(session, folder)
    titles = [names[entry["report"]] for entry in told]
    cards = in_window(session)
    rows = in_memo(session).rows
    assert [card.title.split(",")[0] for card in cards] == titles
    assert [row.report for row in rows] == titles
    for entry, card, row in zip(told, cards, rows, strict=True):
        if entry["lines"]:
            assert card.scope.startswith(phrases.joined(entry["lines"]))
            assert list(row.lines)[: len(entry["lines"])] == entry["lines"]
    return {entry["report"]: entry["lines"] for entry in told}


def name(line: str) -> str:
    return bank().engagement.line(line).name


def test_without_own_levels_all_three_follow_the_rules(tmp_path: Path) -> None:
    assert covered(bank(), tmp_path) == {
        "SOC 1": [name(LOANS)], "SOC 2": [name(BANKING)], "REQUEST_FROM_VENDORS": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("report", "level", "lines"),
    [
        pytest.param("SOC 1", "NEEDED", [LOANS, PAYMENTS], id="into a report of the rules"),
        pytest.param("SOC for Supply Chain", "RECOMMENDED", [PAYMENTS], id="into one of its own"),
    ],
)
def test_an_own_level_lifts_a_line_into_a_report(
    report: str, level: str, lines: list[str], tmp_path: Path
) -> None:
    session = with_own(PAYMENTS, report, level)

    assert covered(session, tmp_path)[report] == [name(line) for line in lines]

    card = next(text for text in in_window(session) if text.title.startswith(report))
    (both,) = card.own
    assert both.startswith(f"{name(PAYMENTS)}. Rules: Not indicated. Yours: ")
    assert both.endswith(REASON)
    why = next(e["why"] for e in in_json(session, tmp_path) if e["report"] == report)
    assert "set by the consultant; by the rules Not indicated. Reason: " + REASON in why
    row = next(row for row in in_memo(session).rows if row.report == report)
    ruled = "Recommended" if report == "SOC 1" else "Not indicated"
    assert row.scale.words.endswith(f"set by the consultant; by the rules {ruled}")
    assert card.level.endswith(f"; by the rules {ruled}")


def test_an_own_level_drops_a_line_out_of_a_report_others_keep(tmp_path: Path) -> None:
    session = with_own(LOANS, "SOC 1", "OPTIONAL", (PAYMENTS, "SOC 1", "CONFIRM"))

    assert covered(session, tmp_path)["SOC 1"] == [name(PAYMENTS)]

    (card,) = (text for text in in_window(session) if text.title.startswith("SOC 1"))
    assert [both.split(".")[0] for both in card.own] == [name(LOANS), name(PAYMENTS)]
    assert "Rules: Recommended. Yours: Optional." in card.own[0]
    assert card.reasons == ()
    why = next(e["why"] for e in in_json(session, tmp_path) if e["report"] == "SOC 1")
    assert f"{name(LOANS)}, SOC 1: Optional, set by the consultant; by the rules Recomm" in why


def test_a_report_an_own_level_drops_stays_visible_without_being_commissioned(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    session = with_own(LOANS, "SOC 1", "NOT_INDICATED")

    assert list(covered(session, tmp_path)) == ["SOC 2", "REQUEST_FROM_VENDORS"]

    page = shown(OrganisationPage(theme, session), qtbot)
    assert page.notes.text().endswith(
        "Set by you, not by the rules. "
        f"{name(LOANS)}, SOC 1. Rules: Recommended. Yours: Not indicated. Reason: {REASON}"
    )
    listed = next(
        block
        for block in memo_of(pack(), session.engagement, TODAY).blocks
        if isinstance(block, Reasons) and block.id == "commission-own-list"
    )
    assert listed.items[0].lead.endswith("by the rules Recommended. Reason:")


def test_what_the_page_says_of_a_dropped_report_goes_with_the_level(
    theme: Theme, qtbot: QtBot
) -> None:
    session = with_own(LOANS, "SOC 1", "NOT_INDICATED")
    page = shown(OrganisationPage(theme, session), qtbot)

    session.undo()

    assert "Set by you" not in page.notes.text()


def test_where_own_levels_drop_all_reports_nothing_is_to_be_commissioned() -> None:
    session = with_own(LOANS, "SOC 1", "OPTIONAL", (BANKING, "SOC 2", "OPTIONAL"))
    session.go(question(None, "vendors"))
    session.answer("vendors", "no")
    levels = own(session.engagement)

    assert in_window(session) == ()
    assert commission_notes(Phrases(pack()), session.advice, (), levels) == (
        pack().words.memo["commission.nothing"],
    )
    assert len(own_notes(Phrases(pack()), session.advice, (), levels)) == 2


def test_lines_that_run_apart_name_no_levels_of_one_another(tmp_path: Path) -> None:
    session = with_own(PAYMENTS, "SOC 1", "NEEDED")
    session.apply(with_runs_together(session.engagement, [(LOANS,), (PAYMENTS,)]))

    loans, payments = (text for text in in_window(session) if text.title.startswith("SOC 1"))
    rows = [row.scale.words for row in in_memo(session).rows if row.report == "SOC 1"]
    assert (loans.level, loans.own) == ("Recommended", ())
    assert payments.level == "Needed; by the rules Not indicated"
    assert rows == ["Recommended", "Needed, set by the consultant; by the rules Not indicated"]
    whys = [e["why"] for e in in_json(session, tmp_path) if e["report"] == "SOC 1"]
    assert ["by the rules" in why for why in whys] == [False, True]
