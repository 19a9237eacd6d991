"""Engagements on the disk: what is refused stays untouched, what was acknowledged is there."""

import hashlib
import os
import random
import select
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from socdesk.engagement.changes import add_line, rename_client
from socdesk.engagement.codec import LARGEST_FILE, encode
from socdesk.engagement.errors import (
    ConflictError,
    DamagedFile,
    EngagementError,
    ForeignFile,
    NewerFile,
    SaveError,
    SealedFile,
    TooLargeFile,
    UnreadableFile,
)
from socdesk.engagement.model import Answer, Engagement, PackUsed, YearEnd
from socdesk.engagement.questions import QuestionSpec
from socdesk.engagement.store import Opened, digest_of, read, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bank.socdesk"


def test_a_saved_engagement_opens_with_the_digest_of_its_file(
    bank: Engagement, path: Path, questions: Mapping[str, QuestionSpec]
) -> None:
    digest = save(path, bank, None)

    assert read(path, questions) == Opened(bank, digest)
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest() == digest_of(path)


def test_saves_follow_one_another(bank: Engagement, path: Path, at: datetime) -> None:
    first = save(path, bank, None)
    longer = add_line(bank, "New", at)

    second = save(path, longer, first)
    third = save(path, bank, second)

    assert read(path) == Opened(bank, third)
    assert third == first != second


@pytest.mark.parametrize(
    ("spoil", "kind", "sentence"),
    [
        pytest.param(
            lambda data: data.replace(b'"yes"', b'"no"', 1),
            DamagedFile,
            "bank.socdesk is damaged: its content does not match its checksum.",
            id="damaged",
        ),
        pytest.param(
            lambda _: b"PK\3\4", ForeignFile, "bank.socdesk is not a SOC Desk file.", id="foreign"
        ),
        pytest.param(
            lambda _: b"", ForeignFile, "bank.socdesk is empty, not a SOC Desk file.", id="empty"
        ),
        pytest.param(
            lambda _: b'{"engagement":"x","format":2}\n{}',
            NewerFile,
            "bank.socdesk was written by a newer SOC Desk (format 2); "
            "this one reads format 1 and left it untouched.",
            id="newer",
        ),
        pytest.param(
            lambda data: data.replace(b',"sha256"', b',"seal":{},"sha256"', 1),
            SealedFile,
            "bank.socdesk is sealed with a passphrase, and this version cannot open sealed files.",
            id="sealed",
        ),
        pytest.param(
            lambda _: bytes(LARGEST_FILE + 1),
            TooLargeFile,
            "bank.socdesk takes more than 16,777,216 bytes and was not read.",
            id="too large",
        ),
    ],
)
def test_a_refused_file_stays_as_it_was(
    bank: Engagement,
    path: Path,
    spoil: Callable[[bytes], bytes],
    kind: type[EngagementError],
    sentence: str,
) -> None:
    data = spoil(encode(bank))
    path.write_bytes(data)
    before = path.stat()

    with pytest.raises(EngagementError) as refused:
        read(path)

    assert (type(refused.value), str(refused.value)) == (kind, sentence)
    assert refused.value.faults == (sentence,)
    assert path.read_bytes() == data
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert list(path.parent.iterdir()) == [path]


CHANGED = (
    "bank.socdesk was not saved: the file was changed by another program or person since it was "
    "opened here, and saving would lose that change."
)


def test_a_file_changed_by_somebody_else_is_not_overwritten(bank: Engagement, path: Path) -> None:
    digest = save(path, bank, None)
    path.write_bytes(b"theirs")

    with pytest.raises(ConflictError) as refused:
        save(path, rename_client(bank, "Ours"), digest)

    assert str(refused.value) == CHANGED
    assert path.read_bytes() == b"theirs"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "read"])
def test_a_change_while_we_save_is_not_overwritten(
    bank: Engagement, path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    digest = save(path, bank, None)
    real: Callable[..., object] = getattr(os, call)

    def meanwhile(*args: object, **kwargs: object) -> object:
        monkeypatch.undo()
        path.write_bytes(b"theirs")
        return real(*args, **kwargs)

    monkeypatch.setattr(os, call, meanwhile)
    with pytest.raises(ConflictError):
        save(path, bank, digest)

    assert path.read_bytes() == b"theirs"
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_does_not_replace_one_that_is_there(bank: Engagement, path: Path) -> None:
    path.write_bytes(b"theirs")

    with pytest.raises(ConflictError) as refused:
        save(path, bank, None)

    assert str(refused.value) == (
        "bank.socdesk was not saved: a file of that name is there already."
    )
    assert path.read_bytes() == b"theirs"


def test_save_as_replaces_what_the_user_saw(bank: Engagement, path: Path) -> None:
    path.write_bytes(b"some other file")

    save(path, bank, digest_of(path))

    assert read(path).engagement == bank


def test_a_file_that_was_deleted_meanwhile_is_written_anew(bank: Engagement, path: Path) -> None:
    digest = save(path, bank, None)
    path.unlink()

    assert save(path, bank, digest) == digest
    assert read(path).engagement == bank


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        pytest.param(
            lambda e: replace(e, client="half \ud83d"),
            "bank.socdesk was not saved: it holds broken text.",
            id="surrogate",
        ),
        pytest.param(
            lambda e: replace(e, client="control \0"),
            "bank.socdesk was not saved: it would not read back as it is.",
            id="control character",
        ),
        pytest.param(
            lambda e: replace(e, answers={"readers": Answer(note="x" * 20_001)}),
            "bank.socdesk was not saved: it cannot be used: "
            "engagement.answers[...].note: Expected `str` of length <= 20000.",
            id="long note",
        ),
        pytest.param(
            lambda e: replace(e, year_ends=(YearEnd(12, float("nan")),)),
            "bank.socdesk was not saved: it cannot be used: "
            "engagement.year_ends[0].share: Expected `float`, got `null`.",
            id="no number",
        ),
        pytest.param(
            lambda e: replace(
                e,
                pack=PackUsed("soc", "1", "0" * 64, {f"{n}": "x" * 4_000_000 for n in range(5)}),
            ),
            "bank.socdesk was not saved: the engagement takes 20,00",
            id="too large",
        ),
    ],
)
def test_what_would_not_read_back_is_never_written(
    bank: Engagement, path: Path, spoil: Callable[[Engagement], Engagement], sentence: str
) -> None:
    digest = save(path, bank, None)
    before = path.read_bytes()

    with pytest.raises(SaveError) as refused:
        save(path, spoil(bank), digest)

    assert str(refused.value).startswith(sentence)
    assert path.read_bytes() == before


def test_the_digest_of_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="it is not an ordinary file"):
        digest_of(tmp_path)


SAVES = """
import os, sys
from pathlib import Path
from socdesk.engagement.changes import rename_client
from socdesk.engagement.store import read, save

path = Path(sys.argv[1])
engagement, digest = (opened := read(path)).engagement, opened.digest
number = int(engagement.client)
while True:
    number += 1
    engagement = rename_client(engagement, str(number))
    digest = save(path, engagement, digest)
    os.write(1, b"%d\\n" % number)
"""
KILLS = 25


@pytest.mark.skipif(os.name == "nt", reason="select on a pipe")
def test_killed_at_any_moment_the_last_acknowledged_save_is_there(
    bank: Engagement, path: Path
) -> None:
    large = {f"q{n}": Answer(note=f"{n} " * 6000) for n in range(30)}
    save(path, replace(bank, client="0", answers=large), None)
    moments = random.Random(7)

    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", SAVES, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            acknowledged = [child.stdout.readline()]
            select.select([child.stderr], [], [], moments.uniform(0, 0.02))
            child.kill()
            acknowledged += child.stdout.readlines()
            assert child.stderr.read() == b""
        opened = read(path)
        assert int(opened.engagement.client) - int(acknowledged[-1]) in (0, 1)
        assert opened.engagement.answers == large

    left = [found.name for found in path.parent.iterdir() if found != path]
    assert len(left) <= KILLS
    assert all(name.startswith(".~bank.socdesk.") and name.endswith(".tmp") for name in left)
