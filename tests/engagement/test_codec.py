"""An engagement as bytes: nothing is lost, and nothing altered is taken for what was saved."""

import hashlib
import json
import pickle
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from msgspec.structs import replace

from socdesk.engagement import codec
from socdesk.engagement.codec import (
    LARGEST_FILE,
    check_questions,
    claims_to_be_one,
    decode,
    encode,
)
from socdesk.engagement.errors import (
    DamagedFile,
    EngagementError,
    ForeignFile,
    InvalidFile,
    NewerFile,
    SealedFile,
    TooLargeFile,
)
from socdesk.engagement.model import Engagement, Line
from socdesk.engagement.questions import QuestionSpec
from tests.engagement.strategies import engagements


def with_header(payload: bytes, **fields: object) -> bytes:
    """Return a file of that payload with a first line that is right but for *fields*."""
    known = json.loads(payload)
    header = {
        "engagement": known["engagement"]["id"],
        "format": known["format"],
        "sha256": hashlib.sha256(payload).hexdigest(),
        "version": known["version"],
        **fields,
    }
    line = json.dumps(header, sort_keys=True, separators=(",", ":"))
    return line.encode() + b"\n" + payload


def with_content(**fields: object) -> bytes:
    """Return an engagement with a right checksum whose content was made by hand."""
    engagement = {"id": "0" * 32, **fields}
    content = {"engagement": engagement, "format": 1, "version": "9"}
    return with_header(json.dumps(content).encode())


@given(engagements())
def test_what_is_written_reads_back_the_same(engagement: Engagement) -> None:
    data = encode(engagement)

    again = decode(data)

    assert again == engagement
    assert encode(again) == data


def test_the_file_is_a_line_that_vouches_and_readable_json(bank: Engagement) -> None:
    line, _, payload = encode(bank, "1.2.3").partition(b"\n")

    content = json.loads(payload)
    digest = hashlib.sha256(payload).hexdigest()
    expected = f'{{"engagement":"{bank.id}","format":1,"sha256":"{digest}","version":"1.2.3"}}'
    assert line.decode() == expected
    assert payload == json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False).encode() + (
        b"\n"
    )
    assert (content["engagement"]["id"], content["format"], content["version"]) == (
        bank.id,
        1,
        "1.2.3",
    )


def test_only_what_was_said_is_in_the_file() -> None:
    payload = encode(Engagement(id="0" * 32), "1").partition(b"\n")[2]

    assert json.loads(payload) == {"engagement": {"id": "0" * 32}, "format": 1, "version": "1"}


def test_two_hundred_lines_read_back_the_same(bank: Engagement) -> None:
    answers = bank.line("line-1").answers
    lines = tuple(Line(f"line-{n}", f"Line {n} \u202e{n}", answers) for n in range(1, 201))
    large = replace(bank, lines=lines, lines_made=200)

    assert decode(encode(large)) == large


def test_every_flipped_bit_is_refused(bank: Engagement) -> None:
    data = bytearray(encode(bank))
    taken = []
    for position in range(len(data)):
        for bit in range(8):
            data[position] ^= 1 << bit
            try:
                decode(bytes(data))
            except (DamagedFile, ForeignFile):
                pass
            else:
                taken.append((position, bit))
            data[position] ^= 1 << bit

    assert taken == []


def test_every_truncation_is_refused(bank: Engagement) -> None:
    data = encode(bank)

    for length in range(len(data)):
        with pytest.raises((DamagedFile, ForeignFile)):
            decode(data[:length])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: data + b"\n", id="line more"),
        pytest.param(lambda data: b"\xef\xbb\xbf" + data, id="byte order mark"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="Windows line ends"),
        pytest.param(lambda data: data.replace(b'"format":1', b'"format": 1', 1), id="space"),
        pytest.param(lambda data: data.replace(b'"format":1', b'"format":01', 1), id="zero"),
        pytest.param(lambda data: data.replace(b'{"eng', b'{"a":1,"eng', 1), id="field more"),
        pytest.param(
            lambda data: data.replace(b'"format":1', b'"format":0,"format":1', 1), id="twice"
        ),
        pytest.param(lambda data: b" " * 4096 + data, id="blank"),
        pytest.param(lambda data: data.partition(b"\n")[2], id="no first line"),
        pytest.param(lambda data: data.partition(b"\n")[0], id="only a first line"),
    ],
)
def test_an_altered_file_is_refused(bank: Engagement, change: Callable[[bytes], bytes]) -> None:
    with pytest.raises((DamagedFile, ForeignFile)):
        decode(change(encode(bank)))


EMPTY = with_content()


@pytest.mark.parametrize(
    ("data", "kind", "sentence"),
    [
        pytest.param(b"", ForeignFile, "it is empty, not a SOC Desk file.", id="empty"),
        pytest.param(b"\0" * 99, ForeignFile, "it is not a SOC Desk file.", id="zeros"),
        pytest.param(b"%PDF-1.7\n", ForeignFile, "it is not a SOC Desk file.", id="PDF"),
        pytest.param(b"PK\x03\x04" * 9, ForeignFile, "it is not a SOC Desk file.", id="ZIP"),
        pytest.param(
            pickle.dumps({"answers": 1}), ForeignFile, "it is not a SOC Desk file.", id="pickle"
        ),
        pytest.param(
            b'{"organisation": {}, "lines": []}',
            ForeignFile,
            "it is not a SOC Desk file.",
            id="answer file",
        ),
        pytest.param(
            EMPTY.replace(b'"9"}', b'"8"}', 1),
            DamagedFile,
            "it is damaged: its first line and its content disagree.",
            id="version",
        ),
        pytest.param(
            with_header(EMPTY.partition(b"\n")[2], engagement="1" * 32),
            DamagedFile,
            "it is damaged: its first line and its content disagree.",
            id="id",
        ),
        pytest.param(
            EMPTY.replace(b'"format":1', b'"format":3', 1),
            DamagedFile,
            "it is damaged: its first line and its content disagree.",
            id="format",
        ),
        pytest.param(
            EMPTY[:-1],
            DamagedFile,
            "it is damaged: its content does not match its checksum.",
            id="content",
        ),
        pytest.param(
            EMPTY.replace(b",", b", ", 1),
            DamagedFile,
            "it is damaged: its first line is not as it was written.",
            id="first line",
        ),
        pytest.param(
            b'{"engagement":"x","format":2,"anything":[]}\nAAAA',
            NewerFile,
            "it was written by a newer SOC Desk (format 2); "
            "this one reads format 1 and left it untouched.",
            id="newer",
        ),
        pytest.param(
            with_header(b'{"engagement":{"id":"x"},"format":12,"version":"9"}'),
            NewerFile,
            "it was written by a newer SOC Desk (format 12); "
            "this one reads format 1 and left it untouched.",
            id="newer and readable",
        ),
        pytest.param(
            with_header(EMPTY.partition(b"\n")[2], seal={"kdf": "argon2id"}),
            SealedFile,
            "it is sealed with a passphrase, and this version cannot open sealed files.",
            id="sealed",
        ),
        pytest.param(
            with_header(EMPTY.partition(b"\n")[2], seal={"kdf": "argon2id"})[:-1],
            DamagedFile,
            "it is damaged: its content does not match its checksum.",
            id="sealed and damaged",
        ),
        pytest.param(
            b'{"engagement":' + b"[" * 3000 + b"\n",
            DamagedFile,
            "it is damaged: its first line is not as it was written.",
            id="nested first line",
        ),
        pytest.param(
            b'{"engagement":"x","format":1,"more":' + b"[" * 4000 + b"\n",
            DamagedFile,
            "it is damaged: its first line is not as it was written.",
            id="nested unknown field",
        ),
        pytest.param(
            b'{"engagement":"x","format":' + b"9" * 4070 + b"}\n",
            DamagedFile,
            "it is damaged: its first line is not as it was written.",
            id="huge format",
        ),
        pytest.param(
            b"\0" * (LARGEST_FILE + 1),
            TooLargeFile,
            "it takes 16,777,217 bytes; an engagement takes at most 16,777,216.",
            id="too large",
        ),
    ],
)
def test_a_file_that_is_not_ours_to_read_is_refused(
    data: bytes, kind: type[EngagementError], sentence: str
) -> None:
    with pytest.raises(EngagementError) as refused:
        decode(data, name="it")

    assert (type(refused.value), str(refused.value)) == (kind, sentence)


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        pytest.param(
            with_content(client=1), "engagement.client: Expected `str`, got `int`", id="type"
        ),
        pytest.param(
            with_content(colour="red"),
            "engagement: Object contains unknown field `colour`",
            id="field",
        ),
        pytest.param(
            with_header(EMPTY.partition(b"\n")[2].replace(b'"format"', b'"more": [], "format"')),
            "Object contains unknown field `more`",
            id="field beside the engagement",
        ),
        pytest.param(
            with_content(client="x" * 201),
            "engagement.client: Expected `str` of length <= 200",
            id="long name",
        ),
        pytest.param(
            with_content(answers={"a b": {}}),
            "key in engagement.answers: Expected `str` matching regex",
            id="question",
        ),
        pytest.param(
            with_content(today="2026-02-30"),
            "engagement.today: Invalid RFC3339 encoded date",
            id="date",
        ),
        pytest.param(
            with_content(year_ends=[{"month": 13, "share": 0.5}]),
            "engagement.year_ends[0].month: Expected `int` <= 12",
            id="month",
        ),
        pytest.param(
            with_content(log=[{"kind": "add", "at": "2026-11-23T09:30:00"}]),
            "engagement.log[0].at: Expected `datetime` with a timezone component",
            id="zone",
        ),
        pytest.param(
            with_content(lines=[{"id": "line-1", "name": "a"}] * 2, lines_made=1),
            'lines[1].id: found "line-1" a second time; expected an id of its own',
            id="same line twice",
        ),
        pytest.param(
            with_content(answers={"q": {"by": "9999-01-01"}}),
            "answers.q.by: found the year 9999; expected one from 1900 to 2199",
            id="year",
        ),
    ],
)
def test_a_whole_file_without_sense_is_refused_by_place(data: bytes, remark: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        decode(data, name="it")

    assert str(refused.value).startswith(f"it cannot be used: {remark}")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="brackets"),
        pytest.param(b'{"engagement":{"answers":' + b'{"a":' * 100_000, id="objects"),
        pytest.param(b'{"x":' + b"[" * 100_000, id="skipped brackets"),
        pytest.param(b'{"engagement":{"client":"\xed\xa0\x80"}}', id="surrogate bytes"),
        pytest.param(b'{"engagement":{"client":"\\ud800"}}', id="surrogate"),
        pytest.param(b'{"engagement":{"client":"\xff"}}', id="no UTF-8"),
        pytest.param(b'{"engagement":{"lines_made":1e999}}', id="number"),
        pytest.param(b'{"engagement":{"lines_made":' + b"9" * 100_000 + b"}}", id="digits"),
    ],
)
def test_hostile_content_under_a_right_checksum_is_refused(payload: bytes) -> None:
    digest = hashlib.sha256(payload).hexdigest()
    line = f'{{"engagement":"x","format":1,"sha256":"{digest}","version":"9"}}\n'

    with pytest.raises(InvalidFile):
        decode(line.encode() + payload)


def test_text_is_cleaned_as_it_enters() -> None:
    engagement = decode(with_content(client="Ame\u0301lie\0\r\nBank"))

    assert engagement.client == "Am\xe9lie Bank"


def test_answers_are_held_against_the_pack_where_it_is_known(
    questions: Mapping[str, QuestionSpec],
) -> None:
    data = with_content(answers={"readers": {"value": "usa"}})
    sentence = (
        'it cannot be used: answers.readers: found "usa"; '
        "expected one of us, canada, uk_eu, elsewhere, mixed (nearest: us)."
    )

    with pytest.raises(InvalidFile) as at_once:
        decode(data, questions, "it")
    with pytest.raises(InvalidFile) as later:
        check_questions(decode(data), questions, "it")

    assert (str(at_once.value), str(later.value)) == (sentence, sentence)


def test_an_engagement_beyond_the_bound_is_not_written(
    bank: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(encode(bank))
    monkeypatch.setattr(codec, "LARGEST_FILE", size)
    fits = encode(bank)
    monkeypatch.setattr(codec, "LARGEST_FILE", size - 1)

    with pytest.raises(TooLargeFile):
        encode(bank)

    assert len(fits) == size


def test_a_damaged_engagement_is_still_known_as_one(bank: Engagement) -> None:
    data = encode(bank)

    assert claims_to_be_one(data)
    assert claims_to_be_one(data.replace(b"engagement", b"engagexent", 1))
    assert not claims_to_be_one(b'{"lines": [{"name": "\\"sha256\\":"}]}')
