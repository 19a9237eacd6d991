"""Every fault of an answer file: its place, what was found, what is expected."""

from collections.abc import Mapping

import pytest

from socdesk.engagement.answer_check import day, faults
from socdesk.engagement.questions import QuestionSpec

A_LINE = {"name": "Loans"}
TWO_LINES = [A_LINE, {"name": "Über"}]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param({"lines": []}, id="no lines"),
        pytest.param({"lines": [], "organisation": {}}, id="empty organisation"),
        pytest.param({"lines": [{"name": "a", "answers": {}}]}, id="empty answers"),
        pytest.param({"lines": [A_LINE, A_LINE]}, id="same name"),
        pytest.param({"lines": [], "organisation": {"name": ""}}, id="no client"),
        pytest.param(
            {
                "lines": [{"name": "a", "answers": {"entries": None, "assets": "unknown"}}],
                "organisation": {"answers": {"readers": "unknown", "timing_evidence": None}},
            },
            id="not answered",
        ),
        pytest.param(
            {
                "lines": TWO_LINES,
                "today": "2026-11-23",
                "year_ends": [{"month": 1, "share": 0}, {"month": 12, "share": 1.0}],
                "existing": [
                    {"report": "SOC 2", "type": 2, "period_end": "2026-03-31", "lines": ["Loans"]},
                    {"report": "SOC 3", "period_end": "2026-03-31"},
                ],
                "runs_together": [["Loans", "U\u0308ber "]],
            },
            id="all optional",
        ),
    ],
)
def test_a_file_within_the_contract_has_no_fault(
    raw: object, questions: Mapping[str, QuestionSpec]
) -> None:
    assert list(faults(raw, questions)) == []


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        pytest.param(
            [],
            [
                (
                    "the file: found a list; expected an object with organisation, lines, today, "
                    "year_ends, existing, runs_together"
                )
            ],
            id="list",
        ),
        pytest.param({}, ['the file: found no "lines"; expected one'], id="empty"),
        pytest.param(
            {"lines": [], "organization": {}},
            [
                (
                    'the file: found "organization"; expected one of organisation, lines, today, '
                    "year_ends, existing, runs_together (nearest: organisation)"
                )
            ],
            id="unknown section",
        ),
        pytest.param({"lines": {}}, ["lines: found an object; expected a list"], id="lines"),
        pytest.param(
            {"lines": [A_LINE] * 20_001},
            ["lines: found 20,001 entries; expected at most 20,000"],
            id="too many lines",
        ),
        pytest.param(
            {"lines": ["Loans"]},
            ['lines[0]: found "Loans"; expected an object with name, answers'],
            id="text as line",
        ),
        pytest.param({"lines": [{}]}, ['lines[0]: found no "name"; expected one'], id="no name"),
        pytest.param(
            {"lines": [{"name": " \0"}, {"name": None}, {"name": "x" * 201}]},
            [
                'lines[0].name: found " \\x00"; expected a text of 1 to 200 characters',
                "lines[1].name: found null; expected a text of 1 to 200 characters",
                f'lines[2].name: found "{"x" * 60}..."; expected a text of 1 to 200 characters',
            ],
            id="names",
        ),
        pytest.param(
            {"lines": [{"name": "a", "answer": {}}]},
            ['lines[0]: found "answer"; expected one of name, answers (nearest: answers)'],
            id="unknown key of a line",
        ),
        pytest.param(
            {"lines": [{"name": "a", "answers": []}], "organisation": {"answers": None}},
            [
                "organisation.answers: found null; expected an object of questions and values",
                "lines[0].answers: found a list; expected an object of questions and values",
            ],
            id="answers",
        ),
        pytest.param(
            {"lines": [], "organisation": None},
            ["organisation: found null; expected an object with name, answers"],
            id="organisation",
        ),
        pytest.param(
            {"lines": [], "organisation": {"name": 7}},
            ["organisation.name: found 7; expected a text of 0 to 200 characters"],
            id="client",
        ),
        pytest.param(
            {
                "organisation": {"answers": {"readers": "usa", "assets": "yes"}},
                "lines": [A_LINE, {"name": "b", "answers": {"asets": "yes", "entries": 1}}],
            },
            [
                (
                    'organisation.answers.readers: found "usa"; expected one of us, canada, uk_eu, '
                    "elsewhere, mixed (nearest: us)"
                ),
                (
                    'organisation.answers: found "assets", which is asked for each line; '
                    "expected a question that is asked here (nearest: vendors)"
                ),
                (
                    'lines[1].answers: found "asets"; '
                    "expected a question of the rule pack (nearest: assets)"
                ),
                (
                    "lines[1].answers.entries: found 1; expected one of yes, only_ordered, "
                    "only_show_or_store, no (nearest: yes)"
                ),
            ],
            id="all faults at once",
        ),
        pytest.param(
            {"lines": [], "today": "23.11.2026"},
            ['today: found "23.11.2026"; expected a date as YYYY-MM-DD in the years 1900 to 2199'],
            id="today",
        ),
        pytest.param(
            {"lines": [], "today": None},
            ["today: found null; expected a date as YYYY-MM-DD in the years 1900 to 2199"],
            id="no day",
        ),
        pytest.param(
            {
                "lines": [],
                "year_ends": [
                    {"month": 0, "share": 1},
                    {"month": 1.0, "share": True},
                    {"month": 12, "share": float("inf")},
                    {"month": True},
                ],
            },
            [
                "year_ends[0].month: found 0; expected a whole number from 1 to 12",
                "year_ends[1].month: found 1.0; expected a whole number from 1 to 12",
                "year_ends[1].share: found true; expected a number from 0 to 1",
                "year_ends[2].share: found Infinity; expected a number from 0 to 1",
                'year_ends[3]: found no "share"; expected one',
                "year_ends[3].month: found true; expected a whole number from 1 to 12",
            ],
            id="year ends",
        ),
        pytest.param(
            {
                "lines": TWO_LINES,
                "existing": [
                    {"report": "SOC2", "type": 3, "period_end": "2026-02-30", "lines": ["Loan"]},
                    {"report": ["SOC 2"], "type": True, "lines": "Loans"},
                ],
            },
            [
                (
                    'existing[0].report: found "SOC2"; expected one of SOC 1, SOC 2, SOC 3, '
                    "SOC for Supply Chain, SOC for Cybersecurity (nearest: SOC 2)"
                ),
                "existing[0].type: found 3; expected 1 or 2",
                (
                    'existing[0].period_end: found "2026-02-30"; '
                    "expected a date as YYYY-MM-DD in the years 1900 to 2199"
                ),
                (
                    'existing[0].lines[0]: found "Loan"; '
                    "expected the name of a line of this file (nearest: Loans)"
                ),
                'existing[1]: found no "period_end"; expected one',
                (
                    "existing[1].report: found a list; expected one of SOC 1, SOC 2, SOC 3, "
                    "SOC for Supply Chain, SOC for Cybersecurity (nearest: SOC 3)"
                ),
                "existing[1].type: found true; expected 1 or 2",
                'existing[1].lines: found "Loans"; expected a list',
            ],
            id="existing",
        ),
        pytest.param(
            {
                "lines": [A_LINE, A_LINE, {"name": "Cards"}],
                "runs_together": [["Loans", "Cards"], "Cards", [None]],
            },
            [
                (
                    'runs_together[0][0]: found "Loans", the name of several lines; '
                    "expected a name that one line has"
                ),
                'runs_together[1]: found "Cards"; expected a list',
                (
                    "runs_together[2][0]: found null; "
                    "expected the name of a line of this file (nearest: Loans)"
                ),
            ],
            id="together",
        ),
    ],
)
def test_every_fault_is_named(
    raw: object, questions: Mapping[str, QuestionSpec], sentences: list[str]
) -> None:
    assert list(faults(raw, questions)) == sentences


@pytest.mark.parametrize(
    "text",
    ["20261123", "2026-W48-1", "2026-11-23T00:00", "1899-12-31", "2200-01-01", "\u0662026-11-23"],
)
def test_only_a_plain_date_in_range_is_one(text: str) -> None:
    assert day(text) is None
