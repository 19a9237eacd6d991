"""Memos on the disk."""

import hashlib
from pathlib import Path

import pytest

from socdesk.decision.pack import Pack
from socdesk.engagement.errors import SaveError
from socdesk.errors import SocDeskError
from socdesk.report import export
from socdesk.report.document import Document
from socdesk.report.errors import ReportError
from socdesk.report.export import export_memo, memo_of
from socdesk.report.word.package import unzipped, zipped
from tests.report.cases import TODAY, example


@pytest.mark.parametrize("name", ["memo.docx", "memo.pdf", "MEMO.DOCX", "a bank, v1.2.pdf"])
def test_the_memo_is_written_by_the_ending_of_its_name(
    pack: Pack, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name

    exported = export_memo(pack, example("bank"), TODAY, path)

    data = path.read_bytes()
    assert exported.digest == hashlib.sha256(data).hexdigest()
    assert data.startswith(b"%PDF" if name.lower().endswith("pdf") else b"PK")
    assert (exported.pages > 0) == data.startswith(b"%PDF")
    assert [found.name for found in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["memo", "memo.txt", "memo.docx.exe", ".docx"])
def test_another_ending_is_refused_before_anything_is_made(
    pack: Pack, tmp_path: Path, name: str
) -> None:
    with pytest.raises(SocDeskError, match=r"made as \.docx or \.pdf"):
        export_memo(pack, example("bank"), TODAY, tmp_path / name)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["memo.docx", "memo.pdf"])
def test_two_exports_are_the_same_bytes(pack: Pack, tmp_path: Path, name: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    digests = {
        export_memo(pack, example("bank"), TODAY, tmp_path / folder / name).digest
        for folder in ("one", "two")
    }

    assert len(digests) == 1


def test_a_memo_that_lacks_a_finding_never_replaces_a_good_one(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memo.docx"
    export_memo(pack, example("bank"), TODAY, path)
    before = path.read_bytes()

    def lossy(document: Document, template: Path | None) -> tuple[bytes, int]:
        data, pages = written(document, template)
        assert data
        raise ReportError(f"{pages} findings are missing.")

    written = export._word
    monkeypatch.setattr(export, "_word", lossy)
    with pytest.raises(SocDeskError, match="missing"):
        export_memo(pack, example("saas"), TODAY, path)

    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_one_sentence(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"memo\.pdf was not saved, .*no such file or folder\."):
        export_memo(pack, example("bank"), TODAY, tmp_path / "gone" / "memo.pdf")


def test_a_file_that_reads_back_otherwise_is_not_called_saved(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "read_whole", lambda _path, _limit: b"other bytes")

    with pytest.raises(SocDeskError, match="did not read back as it was written"):
        export_memo(pack, example("bank"), TODAY, tmp_path / "memo.docx")


def test_the_firms_name_and_template_are_used(pack: Pack, tmp_path: Path) -> None:
    plain = tmp_path / "plain.docx"
    export_memo(pack, example("bank"), TODAY, plain)
    own = unzipped(plain.read_bytes())
    own["word/footer1.xml"] = own["word/footer1.xml"].replace(b" / ", b" of ")
    template = tmp_path / "house.docx"
    template.write_bytes(zipped(own))

    target = tmp_path / "memo.docx"
    export_memo(pack, example("bank"), TODAY, target, firm="Canary & Sons", template=template)

    held = unzipped(target.read_bytes())
    assert b" of " in held["word/footer1.xml"]
    assert b"Canary &amp; Sons" in held["word/document.xml"]


def test_the_preview_says_what_the_files_say(pack: Pack, bank: Document) -> None:
    assert memo_of(pack, example("bank"), TODAY) == bank
