"""`decide --explain`: what would change each line, why not the rest, what comes next."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from socdesk import cli
from socdesk.decision.advice import DECIDING_REPORTS, Case
from socdesk.engagement.changes import with_override
from socdesk.engagement.codec import decode, encode
from socdesk.engagement.model import Answer
from socdesk.paths import resource
from tests.decision.cases import references

EXPLAIN = ["changes", "reasons", "why_not", "next", "at_most_more", "assumptions"]
CASES = [pytest.param(entry.case, id=entry.id) for entry in references()]
BANK = next(entry.case for entry in references() if entry.id == "bank")


def write(path: Path, organisation: object, lines: object) -> Path:
    answers = {"organisation": {"answers": organisation}, "lines": lines}
    path.write_bytes(msgspec.json.encode(answers))
    return path


def written(path: Path, case: Case) -> Path:
    lines = [{"name": line.name, "answers": dict(line.answers)} for line in case.lines]
    return write(path, dict(case.answers), lines)


def decided(path: Path, *options: str) -> list[dict[str, Any]]:
    (found,) = json.loads(cli.answer(["decide", str(path), "--format", "json", *options]))[
        "results"
    ]
    lines: list[dict[str, Any]] = found["lines"]
    return lines


@pytest.mark.parametrize("case", CASES)
def test_every_line_of_every_case_is_explained_with_the_keys_agreed(
    case: Case, tmp_path: Path
) -> None:
    for line in decided(written(tmp_path / "case.json", case), "--explain"):
        found = line["explain"]

        assert list(found) == EXPLAIN
        assert set(found["why_not"]) == set(DECIDING_REPORTS) - set(line["recommended"])
        assert set(found["at_most_more"]) == {"recommendation", "end"}
        assert found["next"] == next((point for point in _relevant(line)), None)
        assert found["assumptions"] == []


def _relevant(line: dict[str, Any]) -> list[str]:
    """The open questions in the order they are asked."""
    order = [question["id"] for question in _questions()]
    return sorted((point["question"] for point in line["open_points"]), key=order.index)


def _questions() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli.answer(["pack", "questions", "--format", "json"]))[
        "questions"
    ]
    return found


@pytest.mark.parametrize("case", CASES)
def test_every_change_told_leads_to_the_headline_told(case: Case, tmp_path: Path) -> None:
    explained = decided(written(tmp_path / "case.json", case), "--explain")
    changed, expected = [], []
    for line, told in zip(case.lines, explained, strict=True):
        for number, change in enumerate(told["explain"]["changes"]):
            for entry in change["set"]:
                assert line.answers[entry["question"]] == entry["from"]
            after = {entry["question"]: entry["to"] for entry in change["set"]}
            changed.append({"name": f"change {number}", "answers": {**line.answers, **after}})
            expected.append(change["headline"])

    found = decided(write(tmp_path / "changed.json", dict(case.answers), changed))

    assert [
        {key: line["headline"][key] for key in ("code", "reports")} for line in found
    ] == expected


def test_what_stands_against_a_report_keeps_it_down_alone(tmp_path: Path) -> None:
    explained = decided(written(tmp_path / "bank.json", BANK), "--explain")
    blockers = [
        (report, {quote["question"]: quote["value"] for quote in quotes})
        for line in explained
        for report, sets in line["explain"]["why_not"].items()
        for quotes in sets
    ]
    lines = [{"name": str(number), "answers": only} for number, (_, only) in enumerate(blockers)]

    found = decided(write(tmp_path / "alone.json", {}, lines))

    assert len(blockers) == 17
    for (report, _), line in zip(blockers, found, strict=True):
        assert line["reports"][report]["high"] in {"NOT_INDICATED", "OPTIONAL", "CONFIRM"}


def test_nothing_is_explained_unasked(tmp_path: Path) -> None:
    for line in decided(written(tmp_path / "bank.json", BANK)):
        assert not {"explain", "timeline"} & set(line)


@pytest.mark.parametrize("case", CASES)
def test_every_report_that_can_have_a_type_has_a_timeline(case: Case, tmp_path: Path) -> None:
    for line in decided(written(tmp_path / "case.json", case), "--explain"):
        found = line["timeline"]

        assert set(found) == {
            report for report, types in line["possible"]["types"].items() if types != ["none"]
        }
        for timeline in found.values():
            assert {"phases", "coverage", "warnings"} <= set(timeline)
            assert all(set(phase) == {"name", "start", "end"} for phase in timeline["phases"])
            assert all(set(of) == {"year_end", "months", "gap"} for of in timeline["coverage"])
            assert all(set(warning) == {"id", "text"} for warning in timeline["warnings"])


def planned(path: Path, *options: str) -> dict[str, Any]:
    first: dict[str, Any] = decided(path, "--explain", *options)[0]["timeline"]["SOC 1"]
    return first


def test_the_plan_starts_from_the_day_given_and_a_files_own_day_wins(tmp_path: Path) -> None:
    answers = {"organisation": {"answers": dict(BANK.answers)}}
    lines = [{"name": line.name, "answers": dict(line.answers)} for line in BANK.lines]
    plain, dated = tmp_path / "plain.json", tmp_path / "dated.json"
    plain.write_bytes(msgspec.json.encode({**answers, "lines": lines}))
    dated.write_bytes(msgspec.json.encode({**answers, "lines": lines, "today": "2027-03-01"}))

    assert planned(plain, "--today", "2026-11-23")["phases"][0]["start"] == "2026-11-23"
    assert planned(dated, "--today", "2026-11-23")["phases"][0]["start"] == "2027-03-01"


def test_year_ends_and_a_lines_own_report_are_planned_with(tmp_path: Path) -> None:
    path = tmp_path / "client.json"
    lines = [{"name": line.name, "answers": dict(line.answers)} for line in BANK.lines]
    report = {"report": "SOC 1", "type": 2, "period_end": "2024-03-31"}
    content = {
        "organisation": {"answers": dict(BANK.answers)},
        "lines": lines,
        "today": "2026-11-23",
        "year_ends": [{"month": 6, "share": 1}],
        "existing": [{**report, "lines": [lines[0]["name"]]}],
    }
    path.write_bytes(msgspec.json.encode(content))
    stale = [warning["id"] for warning in planned(path)["warnings"]]
    path.write_bytes(
        msgspec.json.encode({**content, "existing": [{**report, "lines": [lines[1]["name"]]}]})
    )
    others = [warning["id"] for warning in planned(path)["warnings"]]

    assert {of["year_end"][5:] for of in planned(path)["coverage"]} == {"06-30"}
    assert "STALE" in stale
    assert "STALE" not in others


def test_an_engagement_tells_which_assumed_answers_its_advice_rests_on(tmp_path: Path) -> None:
    data = resource("examples/bank.socdesk").read_bytes()
    engagement = decode(data)
    loans = engagement.lines[0]
    answers = {
        **loans.answers,
        "entries": Answer(value="yes", basis="assumed"),
        "uptime": Answer(value="no", basis="contract"),
    }
    lines = (msgspec.structs.replace(loans, answers=answers), *engagement.lines[1:])
    path = tmp_path / "client.socdesk"
    path.write_bytes(encode(msgspec.structs.replace(engagement, lines=lines)))

    first, *others = decided(path, "--explain")

    assert first["explain"]["assumptions"] == [{"question": "entries", "value": "yes"}]
    assert all(line["explain"]["assumptions"] == [] for line in others)


REASON = "Their partner asks for it\nfrom 2027."


def with_own_level(path: Path) -> Path:
    """Write the bank with a level of the consultant's own on its online banking."""
    bank = decode(resource("examples/bank.socdesk").read_bytes())
    path.write_bytes(encode(with_override(bank, "line-2", "SOC 2", "NEEDED", REASON)))
    return path


def test_an_own_level_stands_beside_the_rules_where_lines_are_explained(tmp_path: Path) -> None:
    path = with_own_level(tmp_path / "client.socdesk")

    explained, plain = decided(path, "--explain"), decided(path)

    assert explained[1]["overrides"] == {
        "SOC 2": {"level": "NEEDED", "rules": ["RECOMMENDED"], "reason": REASON}
    }
    assert [line["name"] for line in explained if "overrides" in line] == ["Online banking"]
    assert plain == decided(resource("examples/bank.socdesk"))


def test_the_text_tells_both_levels_and_the_reason_on_one_line(tmp_path: Path) -> None:
    path = with_own_level(tmp_path / "client.socdesk")

    told = cli.answer(["decide", str(path)]).decode()
    plain = cli.answer(["decide", str(resource("examples/bank.socdesk"))]).decode()

    assert set(told.splitlines()[1:]) - set(plain.splitlines()) == {
        (
            "  SOC 2, set by the consultant, not by the rules: Needed; by the rules Recommended; "
            "reason: Their partner asks for it from 2027."
        )
    }
    assert "set by the consultant" not in plain


def test_the_text_tells_what_would_change_each_line_and_why_not(tmp_path: Path) -> None:
    path = written(tmp_path / "bank.json", BANK)

    text = cli.answer(["decide", str(path), "--explain"]).decode()

    assert "  What would change this: Nobody but yourselves uses it -> No SOC report\n" in text
    assert "  Why not SOC 2: proof_asked = nobody, report_named = no\n" in text
    assert "  Enough for this: users = ourselves\n" in text


def test_while_answers_are_open_the_text_says_could(tmp_path: Path) -> None:
    answers = {"users": "organisations", "delivery": "service"}
    path = write(tmp_path / "open.json", {}, [{"name": "Line", "answers": answers}])

    text = cli.answer(["decide", str(path), "--explain"]).decode()

    assert "  What could change this: Nobody but yourselves uses it -> No SOC report\n" in text
    assert "  Next: entries; at most " in text


def rolled_up(path: Path) -> list[dict[str, Any]]:
    arguments = ["decide", str(path), "--format", "json", "--explain"]
    (found,) = json.loads(cli.answer(arguments))["results"]
    commission: list[dict[str, Any]] = found["organisation"]["commission"]
    return commission


EXAMPLES = [
    pytest.param(path, id=path.stem) for path in sorted(resource("examples").glob("*.socdesk"))
]


@pytest.mark.parametrize("path", EXAMPLES)
def test_every_example_says_what_to_commission(path: Path) -> None:
    check_commission(path)


@pytest.mark.parametrize("case", CASES)
def test_every_case_says_what_to_commission(case: Case, tmp_path: Path) -> None:
    check_commission(written(tmp_path / "case.json", case))


def check_commission(path: Path) -> None:
    """Every report settled at Confirm or above is there, with its lines once, and why."""
    arguments = ["decide", str(path), "--format", "json", "--explain"]
    (found,) = json.loads(cli.answer(arguments))["results"]
    organisation = found["organisation"]
    high = ("CONFIRM", "RECOMMENDED", "NEEDED")
    expected = {
        name: [line["name"] for line in found["lines"] if name in line["reports"]
               and line["reports"][name]["low"] in high]
        for name, levels in organisation["reports"].items()
        if levels["low"] in high
    }  # fmt: skip
    covered: dict[str, list[str]] = {}
    for entry in organisation["commission"]:
        assert list(entry) == ["report", "lines", "why"]
        assert entry["why"].endswith(".")
        covered.setdefault(entry["report"], []).extend(entry["lines"])
    assert covered == expected


def test_nothing_is_said_of_commissions_unasked(tmp_path: Path) -> None:
    path = written(tmp_path / "bank.json", BANK)

    (found,) = json.loads(cli.answer(["decide", str(path), "--format", "json"]))["results"]

    assert "commission" not in found["organisation"]


def test_an_answer_file_says_which_lines_run_together(tmp_path: Path) -> None:
    answers = dict(next(line.answers for line in BANK.lines))
    content = {"lines": [{"name": name, "answers": answers} for name in ("A", "B", "C")]}
    path = tmp_path / "client.json"

    def lines(*groups: list[str]) -> list[list[str]]:
        path.write_bytes(msgspec.json.encode({**content, "runs_together": groups}))
        return [entry["lines"] for entry in rolled_up(path) if entry["report"] == "SOC 1"]

    assert lines() == [["A", "B", "C"]]
    assert lines(["A", "C"]) == [["A", "C"], ["B"]]
    assert lines(["A"], ["B"], ["C"]) == [["A"], ["B"], ["C"]]


def test_the_text_says_what_to_commission_and_why(tmp_path: Path) -> None:
    path = written(tmp_path / "bank.json", BANK)

    told = cli.answer(["decide", str(path), "--explain"]).decode()
    short = cli.answer(["decide", str(path)]).decode()

    assert "  Commission SOC 2 for Online banking: Only this line calls for it. " in told
    assert "  Commission " not in short
