"""What the command line reads: the case a file describes, or every reason why it cannot."""

import json
import random
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.decision.advice import Case, LineCase
from socdesk.engagement import answer_file
from socdesk.engagement.answer_file import AnswerFile, Existing, parse, read_case
from socdesk.engagement.codec import LARGEST_FILE, encode
from socdesk.engagement.errors import (
    AnswerFileError,
    DamagedFile,
    EngagementError,
    InvalidFile,
    TooLargeFile,
    UnreadableFile,
)
from socdesk.engagement.model import MOST_LINES, Engagement, YearEnd, to_case
from socdesk.engagement.questions import QuestionSpec

Questions = Mapping[str, QuestionSpec]

BANK = """\
{"organisation": {"name": "A bank\\u0000", "answers": {"readers": "us", "vendors": "unknown",
                  "timing_evidence": "over_12_months"}},
 "lines": [{"name": "Loan  processing", "answers": {"entries": "yes", "assets": null,
                                                    "timing_evidence": "unknown"}},
           {"name": "U\\u0308ber cards", "answers": {"timing_evidence": "not_yet"}},
           {"name": "Custody"}],
 "today": "2026-11-23", "year_ends": [{"month": 12, "share": 1}],
 "existing": [{"report": "SOC 2", "type": 2, "period_end": "2026-03-31",
               "lines": ["\\u00dcber cards", "Custody", "Custody"]},
              {"report": "SOC 3", "period_end": "2025-03-31"}],
 "runs_together": [["Custody", "Loan processing"]]}
"""


def test_an_answer_file_is_a_case_with_dates_and_bundles(questions: Questions) -> None:
    assert parse(BANK.encode(), questions) == AnswerFile(
        case=Case(
            name="A bank",
            answers={"readers": "us", "timing_evidence": "over_12_months"},
            lines=(
                LineCase("Loan processing", {"entries": "yes"}),
                LineCase("\xdcber cards", {"timing_evidence": "not_yet"}),
                LineCase("Custody", {}),
            ),
        ),
        today=date(2026, 11, 23),
        year_ends=(YearEnd(12, 1.0),),
        existing=(
            Existing("SOC 2", 2, date(2026, 3, 31), (1, 2)),
            Existing("SOC 3", None, date(2025, 3, 31), ()),
        ),
        runs_together=((2, 0),),
        assumed=(frozenset(),) * 3,
    )


def test_a_file_without_lines_is_only_an_organisation(questions: Questions) -> None:
    assert parse(b'\xef\xbb\xbf{"lines": []}', questions) == AnswerFile(Case())


@pytest.mark.parametrize("name", ["bank.json", "bank.socdesk", "bank"])
def test_the_content_decides_what_a_file_is(
    tmp_path: Path, bank: Engagement, questions: Questions, name: str
) -> None:
    path = tmp_path / name

    path.write_bytes(encode(bank))
    from_engagement = read_case(path, questions)
    path.write_text(BANK, encoding="utf-8")
    from_answers = read_case(path, questions)

    assert from_answers.case.name == "A bank"
    assert from_engagement == AnswerFile(
        case=to_case(bank),
        today=date(2026, 11, 23),
        year_ends=bank.year_ends,
        existing=(Existing("SOC 2", 2, date(2026, 3, 31), (2,)),),
        runs_together=((1, 0),),
        assumed=(frozenset(),) * 3,
        own=tuple(line.overrides for line in bank.lines),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "line 1, column 1: found no JSON; expected an answer file", id="empty"),
        pytest.param(
            b'{"lines": [}\n', "line 1, column 12: found no JSON; expected an answer file", id="cut"
        ),
        pytest.param(
            b"\xfe\xff\0{",
            "the file: found no UTF-8 at byte 0; expected JSON in UTF-8",
            id="UTF-16",
        ),
        pytest.param(
            b'{"lines": NaN}',
            "the file: found a number out of all bounds; expected an answer file",
            id="NaN",
        ),
        pytest.param(
            b'{"lines": ' + b"1" * 5000 + b"}",
            "the file: found a number out of all bounds; expected an answer file",
            id="digits",
        ),
        pytest.param(
            b"[" * 100_000,
            "the file: found endless nesting; expected at most 32 levels",
            id="brackets",
        ),
        pytest.param(
            b'{"lines":' * 100_000,
            "the file: found endless nesting; expected at most 32 levels",
            id="objects",
        ),
        pytest.param(
            b'{"lines": [' + b"[]," * 250_000 + b"[]]}",
            "the file: found more than 200,000 lists and objects; expected fewer",
            id="many lists",
        ),
        pytest.param(
            b'{"lines": [' + b"[" * 40 + b"]" * 40 + b"]}",
            "lines[0]: found a list; expected an object with name, answers",
            id="deep",
        ),
        pytest.param(
            b'{"lines": [], "lines": [{}]}',
            'the file: found "lines" twice; expected it once',
            id="section twice",
        ),
        pytest.param(
            b'{"lines": [{"name": "a", "answers": {"assets": "yes", "assets": "no"}}]}',
            'lines[0].answers: found "assets" twice; expected it once',
            id="answer twice",
        ),
    ],
)
def test_what_is_no_answer_file_is_refused(
    data: bytes, questions: Questions, sentence: str
) -> None:
    with pytest.raises(AnswerFileError) as refused:
        parse(data, questions)

    assert refused.value.faults[0] == sentence
    assert str(refused.value).startswith(sentence)


def test_the_message_counts_the_other_faults(questions: Questions) -> None:
    data = b'{"lines": [{"name": ""}, {}, {"names": "a", "name": "b"}]}'

    with pytest.raises(AnswerFileError) as refused:
        parse(data, questions)

    assert len(refused.value.faults) == 3
    assert str(refused.value) == f"{refused.value.faults[0]} (and 2 more faults)."


def test_the_faults_named_are_bounded(questions: Questions) -> None:
    data = json.dumps({"lines": [{"name": "a", "answers": {"x": "y"}}] * 5000}).encode()

    with pytest.raises(AnswerFileError) as refused:
        parse(data, questions)

    assert len(refused.value.faults) == answer_file.MOST_FAULTS


@pytest.mark.parametrize(
    ("prepare", "kind", "words"),
    [
        pytest.param(lambda _: None, UnreadableFile, "there is no such file", id="missing"),
        pytest.param(lambda path: path.mkdir(), UnreadableFile, "is a folder", id="folder"),
        pytest.param(
            lambda path: path.write_bytes(bytes(50_000_000)),
            TooLargeFile,
            "takes more than 16,777,216 bytes and was not read",
            id="50 MB",
        ),
        pytest.param(
            lambda path: path.write_bytes(b'{"engagement":"x","sha256":1}'),
            DamagedFile,
            "This file is damaged",
            id="damaged engagement",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path,
    questions: Questions,
    prepare: Callable[[Path], object],
    kind: type[EngagementError],
    words: str,
) -> None:
    path = tmp_path / "bank.json"
    prepare(path)

    with pytest.raises(EngagementError, match=words) as refused:
        read_case(path, questions)

    assert type(refused.value) is kind


def test_an_engagement_with_a_stray_answer_is_refused(
    tmp_path: Path, bank: Engagement, questions: Questions
) -> None:
    path = tmp_path / "bank.socdesk"
    path.write_bytes(encode(bank))
    fewer = {name: spec for name, spec in questions.items() if name != "vendors"}

    with pytest.raises(InvalidFile, match='answers: found "vendors"; expected a question'):
        read_case(path, fewer)


def named_faults(data: bytes, questions: Questions) -> tuple[str, ...]:
    """Return the faults named, none for a file that was read."""
    try:
        parse(data, questions)
    except AnswerFileError as error:
        return error.faults
    return ()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=9)
    | st.sampled_from(["lines", "name", "yes", "2026-01-01", "SOC 2"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "lines",
                    "organisation",
                    "name",
                    "answers",
                    "assets",
                    "readers",
                    "today",
                    "year_ends",
                    "month",
                    "share",
                    "existing",
                    "report",
                    "type",
                    "period_end",
                    "runs_together",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(BANK))), JSON) | JSON)
def test_any_json_is_a_case_or_is_refused_by_place(raw: object) -> None:
    questions = {"assets": QuestionSpec("line", ("yes", "no"))}

    found = named_faults(json.dumps(raw).encode(), questions)

    assert all(": found " in fault and "; expected " in fault for fault in found)
    assert not any("\n" in fault for fault in found)


@given(st.binary(max_size=60) | st.text('{}[]":,0e-. lines', max_size=40).map(str.encode))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(AnswerFileError):
        parse(data, {})


def test_twenty_thousand_lines_are_read_in_well_under_a_second() -> None:
    choice = random.Random(1)
    many = {
        f"a_question_{n}": QuestionSpec("line", ("yes", "only_ordered", "no")) for n in range(24)
    }
    lines = [
        {
            "name": f"Line {n}",
            "answers": {name: choice.choice(spec.values) for name, spec in many.items()},
        }
        for n in range(MOST_LINES)
    ]
    data = json.dumps({"lines": lines}).encode()
    assert len(data) <= LARGEST_FILE

    start = time.process_time()
    found = parse(data, many)

    assert time.process_time() - start < 1
    assert len(found.case.lines) == 20_000
    assert found.case.lines[-1].answers == lines[-1]["answers"]
