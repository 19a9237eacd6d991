"""Forms as people send them back: filled in with python-docx, or made by hand."""

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx

from socdesk.decision.pack import Pack
from socdesk.engagement.model import Engagement
from socdesk.report.asking.export import forms_of
from socdesk.report.asking.form import Form
from socdesk.report.asking.word import write_docx_form
from tests.report.cases import TODAY


def forms(pack: Pack, engagement: Engagement) -> list[Form]:
    """Return the pages of questions of an engagement."""
    return [form for _, form in forms_of(pack, engagement, TODAY)]


def filled_in(form: Form, answers: Mapping[str, str]) -> bytes:
    """Return the Word page of a form with texts typed beside the keys."""
    word = docx.Document(io.BytesIO(write_docx_form(form)))
    for row in word.tables[0].rows:
        left, right = row.cells
        key = left.paragraphs[-1].text
        if key in answers:
            right.text = answers[key]
    return saved(word)


def by_hand(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a Word file with one table of these cells."""
    word = docx.Document()
    table = word.add_table(len(rows), max(len(row) for row in rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return saved(word)


def saved(word: object) -> bytes:
    """Return the bytes of a document of python-docx."""
    target = io.BytesIO()
    word.save(target)  # type: ignore[attr-defined] # the class has no public name to annotate with
    return target.getvalue()


def as_json(answers: Mapping[str, object], **more: str) -> bytes:
    """Return answers as JSON."""
    return json.dumps({"answers": answers, **more}).encode()


def put(folder: Path, data: bytes, name: str = "answers.docx") -> Path:
    """Return a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path
