"""A client and a question table that the engagement's tests share."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from socdesk.engagement.changes import (
    add_line,
    duplicate_line,
    move_line,
    rename_client,
    rename_line,
    with_answer,
    with_details,
    with_existing,
    with_meeting,
    with_override,
    with_pack,
    with_place,
    with_runs_together,
    with_today,
    with_unknown,
    with_year_ends,
)
from socdesk.engagement.model import Engagement, ExistingReport, PackUsed, Place, YearEnd
from socdesk.engagement.questions import QuestionSpec
from tests.engagement.faults import OLD

YES_NO = ("yes", "no")


@pytest.fixture
def at() -> datetime:
    """The moment of every change."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def questions() -> Mapping[str, QuestionSpec]:
    """Some of the pack's questions, one of each scope and one with many values."""
    return {
        "users": QuestionSpec("line", ("organisations", "group", "private_persons", "ourselves")),
        "entries": QuestionSpec("line", ("yes", "only_ordered", "only_show_or_store", "no")),
        "assets": QuestionSpec("line", YES_NO),
        "kind": QuestionSpec(
            "line",
            (
                "payroll",
                "loan_servicing",
                "fund_administration",
                "custody_trust",
                "transfer_agent",
                "claims",
                "recordkeeping",
                "saas",
                "other",
            ),
        ),
        "auditor_asked": QuestionSpec("line", YES_NO),
        "timing_evidence": QuestionSpec("default", ("not_yet", "over_12_months")),
        "readers": QuestionSpec("organisation", ("us", "canada", "uk_eu", "elsewhere", "mixed")),
        "vendors": QuestionSpec("organisation", YES_NO),
    }


@pytest.fixture
def bank(at: datetime) -> Engagement:
    """A bank in the middle of a meeting: every field of the format is in use."""
    bank = rename_client(Engagement(id="0123456789abcdef" * 2, example="bank"), "Über Bank")
    bank = add_line(bank, "Loan processing", at)
    bank = add_line(bank, "Online \u202ebanking", at)
    bank = duplicate_line(bank, "line-2", at)
    bank = rename_line(bank, "line-3", "Custody")
    bank = move_line(bank, "line-3", 0, at)
    bank = with_answer(bank, None, "readers", "us", at)
    bank = with_answer(bank, None, "timing_evidence", "over_12_months", at)
    bank = with_unknown(bank, None, "vendors", at)
    bank = with_details(bank, None, "vendors", ask="Head of IT", by=date(2026, 12, 1))
    bank = with_answer(bank, "line-1", "entries", "yes", at)
    bank = with_details(
        bank,
        "line-1",
        "entries",
        note="Posts interest nightly.\nSee <contract> 4.2",
        basis="contract",
        said_by="Ms Ödegård",
        said_on=date(2026, 11, 20),
    )
    bank = with_answer(bank, "line-2", "timing_evidence", "not_yet", at)
    bank = with_override(bank, "line-1", "SOC 1", "NEEDED", "The auditors wrote to us.")
    bank = with_year_ends(bank, [YearEnd(12, 0.8), YearEnd(6, 0.2)])
    bank = with_existing(bank, [ExistingReport("SOC 2", 2, date(2026, 3, 31), ("line-2",))])
    bank = with_runs_together(bank, [("line-1", "line-3")])
    bank = with_today(bank, date(2026, 11, 23))
    bank = with_meeting(bank, date(2026, 11, 23), ["Ms Ödegård", "Mr Ito"])
    bank = with_place(bank, Place("line-2", "entries"))
    return with_pack(bank, PackUsed("soc", "1.0.0", "ab" * 32, {"pack.toml": 'id = "soc"\n'}))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An old file that its owner's group may read."""
    path = tmp_path / "bank.socdesk"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path
