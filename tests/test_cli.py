"""The command line keeps its contracts to the key (interfaces.md)."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from socdesk import cli
from socdesk.decision.builtin import builtin
from socdesk.paths import resource
from tests.decision.cases import references

PACK = builtin()
BANK = next(entry.case for entry in references() if entry.id == "bank")

HEADLINE = {"code", "reports", "text"}
FINDING = {"row", "report", "certain", "reason", "answers", "sources"}
OPEN_POINT = {"question", "ask", "impact", "effect"}
ORGANISATION = {
    "name", "headline", "roles", "findings", "possible", "reports", "traps", "hints", "open_points",
}  # fmt: skip
LINE = {
    "name", "headline", "recommended", "lean", "reports", "categories", "types", "periods",
    "subservice", "possible", "standards", "objectives", "findings", "traps", "contradictions",
    "open_points",
}  # fmt: skip


def write(path: Path, content: object) -> Path:
    path.write_bytes(msgspec.json.encode(content))
    return path


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The bank as an answer file."""
    lines = [{"name": line.name, "answers": dict(line.answers)} for line in BANK.lines]
    organisation = {"name": "A bank", "answers": dict(BANK.answers)}
    return write(tmp_path / "bank.json", {"organisation": organisation, "lines": lines})


def decided(*files: Path) -> dict[str, Any]:
    found = json.loads(cli.answer(["decide", *map(str, files), "--format", "json"]))
    assert isinstance(found, dict)
    return found


def test_the_json_has_exactly_the_keys_of_the_contract(bank: Path) -> None:
    found = decided(bank)

    assert list(found) == ["format", "pack", "results"]
    assert found["format"] == 1
    assert found["pack"] == {"id": PACK.id, "version": PACK.version, "sha256": PACK.sha256}
    (result,) = found["results"]
    assert result["file"] == str(bank)
    assert set(result["organisation"]) == ORGANISATION
    assert set(result["organisation"]["headline"]) == HEADLINE
    for line in result["lines"]:
        assert set(line) == LINE
        assert set(line["headline"]) == HEADLINE
        assert set(line["possible"]) == {"reports", "categories", "types", "periods", "subservice"}
        for finding in line["findings"]:
            assert set(finding) == FINDING
            assert all(set(quote) == {"question", "value"} for quote in finding["answers"])


def test_open_points_tell_what_each_answer_would_do(tmp_path: Path) -> None:
    path = write(tmp_path / "open.json", {"lines": [{"name": "line"}]})

    (line,) = decided(path)["results"][0]["lines"]

    assert [set(point) for point in line["open_points"]] == [OPEN_POINT] * 23
    first = line["open_points"][0]
    assert (first["question"], first["impact"]) == ("users", 4.25)
    assert [set(effect["headline"]) for effect in first["effect"]] == [{"code", "reports"}] * 4
    assert line["categories"] == dict.fromkeys(
        ("Availability", "Processing integrity", "Confidentiality", "Privacy"), "OPEN"
    ) | {"Security": "IN"}
    assert line["types"] == {"SOC 1": "OPEN", "SOC 2": "OPEN"}


def test_the_bank_comes_to_what_was_asked_for(bank: Path) -> None:
    (result,) = decided(bank)["results"]
    loans, online, own, payments = result["lines"]

    assert loans["recommended"] == ["SOC 1"]
    assert online["recommended"] == ["SOC 2"]
    assert own["headline"]["code"] == "NONE"
    assert [trap["id"] for trap in own["traps"]] == ["T3", "T5"]
    assert (payments["headline"]["code"], payments["headline"]["reports"]) == (
        "VOLUNTARY",
        ["SOC 2"],
    )
    assert [trap["id"] for trap in payments["traps"]] == ["T6"]
    assert result["organisation"]["headline"]["reports"] == ["SOC 1", "SOC 2"]


def test_absent_null_and_unknown_all_mean_not_answered(tmp_path: Path) -> None:
    forms: list[dict[str, Any]] = [{}, {"users": None, "data": "unknown"}]
    paths = [
        write(tmp_path / f"{number}.json", {"lines": [{"name": "x", "answers": answers}]})
        for number, answers in enumerate(forms)
    ]

    one, other = decided(*paths)["results"]

    assert one["lines"] == other["lines"]


def test_a_lines_own_timing_wins_and_its_null_falls_back(tmp_path: Path) -> None:
    base = {"users": "organisations", "delivery": "service", "entries": "yes"}
    base |= {"auditor_asked": "yes", "timing_deadline": "under_3_months"}
    base |= {"timing_reader": "not_said"}
    lines = [
        {"name": "falls back", "answers": {**base, "timing_evidence": None}},
        {"name": "its own", "answers": {**base, "timing_evidence": "over_12_months"}},
    ]
    content = {"organisation": {"answers": {"timing_evidence": "not_yet"}}, "lines": lines}

    fallen, own = decided(write(tmp_path / "timing.json", content))["results"][0]["lines"]

    assert fallen["types"]["SOC 1"] == "TYPE1_THEN_TYPE2"
    assert own["types"]["SOC 1"] == "TYPE2"


def test_results_stand_in_the_order_of_files_and_lines(bank: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "a.json", {"lines": [{"name": "z"}, {"name": "a"}]})

    found = decided(bank, other, bank)["results"]

    assert [result["file"] for result in found] == [str(bank), str(other), str(bank)]
    assert [line["name"] for line in found[1]["lines"]] == ["z", "a"]


def test_the_same_input_gives_the_same_bytes(bank: Path) -> None:
    for form in ("json", "text", "csv"):
        arguments = ["decide", str(bank), "--format", form]
        assert cli.answer(arguments) == cli.answer(arguments)


def test_csv_has_a_row_per_line_and_report_and_no_formulas(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", {"lines": [{"name": "=1+1"}, {"name": "@SUM"}]})

    answer = cli.answer(["decide", str(path), "--format", "csv"]).decode()
    table = list(csv.reader(io.StringIO(answer)))

    assert table[0] == ["file", "line", "report", "low", "high", "headline", "type", "months"]
    assert len(table) == 1 + 2 * 4
    assert {row[1] for row in table[1:]} == {"'=1+1", "'@SUM"}


def test_text_names_every_line_and_its_finding(bank: Path) -> None:
    text = cli.answer(["decide", str(bank)]).decode()

    for line in BANK.lines:
        assert line.name in text
    assert "SOC 1 is recommended" in text
    assert "Traceback" not in text


def test_questions_carry_the_references_and_words_of_the_contract() -> None:
    found = json.loads(cli.answer(["pack", "questions", "--format", "json"]))

    questions = {entry["id"]: entry for entry in found["questions"]}
    assert len(questions) == 34
    assert set(questions["entries"]) == {
        "id", "reference", "scope", "group", "text", "why", "example", "who_knows", "options",
    }  # fmt: skip
    assert (questions["entries"]["reference"], questions["entries"]["scope"]) == ("S3", "line")
    assert questions["entries"]["group"] == "What the service does"
    assert questions["timing_evidence"]["scope"] == "default"
    assert questions["readers"]["scope"] == "organisation"
    assert [option["value"] for option in questions["entries"]["options"]] == [
        "yes", "only_ordered", "only_show_or_store", "no",
    ]  # fmt: skip
    groups = list(dict.fromkeys(entry["group"] for entry in found["questions"]))
    assert groups == [
        "What the service does",
        "Who asks",
        "What you promise",
        "Time and type",
        "The organisation",
    ]


def hostile() -> dict[str, tuple[bytes | None, str]]:
    """Files that cannot be read, each with a part of the sentence it must meet."""
    noise = random.Random(1).randbytes(4_000)
    return {
        "missing": (None, "no such file"),
        "empty": (b"", "found no JSON"),
        "not JSON": (b"hello", "found no JSON"),
        "random bytes": (noise, "found no"),
        "unknown question": (
            b'{"lines":[{"name":"x","answers":{"entris":"yes"}}]}',
            'answers: found "entris"; expected a question of the rule pack (nearest: entries)',
        ),
        "unknown value": (
            b'{"lines":[{"name":"x","answers":{"users":"organisation"}}]}',
            'lines[0].answers.users: found "organisation"',
        ),
        "wrong type": (b'{"lines":[{"name":"x","answers":{"users":1}}]}', "lines[0].answers.users"),
        "a line's question under the organisation": (
            b'{"organisation":{"answers":{"users":"ourselves"}},"lines":[]}',
            "organisation.answers",
        ),
        "a line without a name": (b'{"lines":[{"answers":{}}]}', "lines[0]"),
        "an unknown key": (b'{"lines":[],"linse":[]}', "linse"),
        "deep nesting": (b"[" * 100_000, "found"),
        "50 MB": (b"[" + b"1," * 25_000_000 + b"1]", "bytes"),
    }


@pytest.mark.parametrize("kind", hostile())
def test_bad_input_gets_one_clear_sentence_and_nothing_else(
    kind: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content, sentence = hostile()[kind]
    path = tmp_path / "input.json"
    if content is not None:
        path.write_bytes(content)

    code = cli.run(["decide", str(path), "--format", "json"])

    printed = capfdbinary.readouterr()
    assert code == cli.REFUSED
    assert printed.out == b""
    lines = printed.err.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{path}: ")
    assert sentence in lines[0]


def test_one_bad_file_of_several_keeps_all_results_back(
    bank: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code = cli.run(["decide", str(bank), str(tmp_path / "no.json")])

    printed = capfdbinary.readouterr()
    assert (code, printed.out) == (cli.REFUSED, b"")


def test_a_folder_is_no_file(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code = cli.run(["decide", str(tmp_path)])

    assert code == cli.REFUSED
    assert b"is a folder" in capfdbinary.readouterr().err


def test_an_engagement_is_decided_like_its_answers(bank: Path) -> None:
    shipped = bank.with_suffix(".socdesk")
    shipped.write_bytes(resource("examples/bank.socdesk").read_bytes())

    one, other = decided(bank, shipped)["results"]

    assert [line["headline"] for line in one["lines"]] == [
        line["headline"] for line in other["lines"]
    ]
    assert [line["reports"] for line in one["lines"]] == [
        line["reports"] for line in other["lines"]
    ]
