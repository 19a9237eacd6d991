"""The pages of questions on the disk."""

from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from socdesk.decision.pack import Pack
from socdesk.engagement.changes import with_details
from socdesk.engagement.model import Answer, Engagement, Line
from socdesk.report.asking.export import FormKind, forms_of, safe_stem, write_forms
from socdesk.report.asking.form import MOST_ASKED
from socdesk.report.asking.markdown import text_only, write_markdown_form
from socdesk.report.asking.word import write_docx_form
from tests.report import hostile
from tests.report.asking.forms import forms
from tests.report.cases import TODAY, mixed
from tests.report.reading import paragraphs, parts

NAMES = [
    pytest.param("A/B\\C:D", "A-B-C-D", id="separators"),
    pytest.param("../../etc/passwd", "-..-etc-passwd", id="way up"),
    pytest.param("CON", "-CON", id="device"),
    pytest.param("nul.txt", "-nul.txt", id="device with ending"),
    pytest.param("a. . ", "a", id="trailing dots"),
    pytest.param("\u202etxt\x00\n", "-txt--", id="invisible"),
    pytest.param("...", "-", id="dots alone"),
    pytest.param("ü" * 500, "ü" * 60, id="long"),
]


@pytest.mark.parametrize(("text", "stem"), NAMES)
def test_a_name_is_safe_on_every_system(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_each_person_gets_a_file_and_none_is_replaced(
    pack: Pack, tmp_path: Path, kind: FormKind
) -> None:
    first = write_forms(pack, mixed(), TODAY, tmp_path, kind)
    before = {path: path.read_bytes() for path in first}
    second = write_forms(pack, mixed(), TODAY, tmp_path, kind)

    assert len(first) == len(forms(pack, mixed())) == len(set(first))
    assert set(first).isdisjoint(second)
    assert {path: path.read_bytes() for path in first} == before
    assert [path.read_bytes() for path in second] == list(before.values())
    assert second[0].name.endswith(f" (2).{kind}")


def test_names_made_equal_by_the_file_system_are_told_apart(pack: Pack) -> None:
    engagement = Engagement(id="1" * 32, lines=(Line("line-1", "Loans"),))
    for question, name in (("users", "A/B"), ("delivery", "a:b")):
        engagement = with_details(engagement, "line-1", question, ask=name)

    stems = [stem for stem, _ in forms_of(pack, engagement, TODAY)]

    assert {"Questions for A-B", "Questions for A-b (2)"} <= set(stems)
    assert len({stem.casefold() for stem in stems}) == len(stems)


def test_the_same_form_gives_the_same_bytes(pack: Pack) -> None:
    form = forms(pack, mixed())[0]

    assert write_docx_form(form) == write_docx_form(form)


def test_a_form_holds_two_columns_with_key_options_and_room(pack: Pack) -> None:
    form = forms(pack, mixed())[0]
    data = write_docx_form(form)
    text = paragraphs(data)

    for question in form.questions:
        assert question.key in text
        assert question.text in text
        for option in question.options:
            assert any(line.startswith(f"{option.number}\t{option.label}") for line in text)
    assert form.page.title in text


def test_a_form_names_no_note_no_answer_and_no_other_engagement(pack: Pack) -> None:
    engagement = mixed()
    answers = {
        question: replace(answer, note="internal note")
        if answer.value or answer.unknown
        else answer
        for question, answer in engagement.lines[0].answers.items()
    }
    noted = replace(
        engagement, lines=(replace(engagement.lines[0], answers=answers), *engagement.lines[1:])
    )

    for form in forms(pack, noted):
        whole = b"".join(parts(write_docx_form(form)).values()).decode("latin-1")
        for text in (whole, write_markdown_form(form)):
            assert "internal note" not in text
            assert "Ms Ruiz" not in text
            assert engagement.id not in text


@pytest.mark.parametrize("text", [*hostile.MARKUP, *hostile.OTHERS], ids=repr)
def test_what_others_typed_is_text_in_a_form(pack: Pack, text: str) -> None:
    line = Line("line-1", text, {"users": Answer(unknown=True, ask=text)})
    form = forms(pack, Engagement(id="1" * 32, client=text, lines=(line,)))[0]

    shown = text_only(form.person)
    assert form.person in paragraphs(write_docx_form(form))
    assert f": {shown}\n" in write_markdown_form(form)
    assert "<" not in shown.replace("\\<", "")
    assert "](" not in shown.replace("\\](", "").replace("\\]", "")


def test_a_page_ends_with_the_most_decisive_questions_it_has_room_for(pack: Pack) -> None:
    lines = tuple(Line(f"line-{n}", f"Service {n}") for n in range(1, 200))
    form = forms(pack, Engagement(id="1" * 32, lines=lines))[0]

    assert len(form.questions) == MOST_ASKED
    assert any("further questions" in text for text in form.opening)


def test_what_python_docx_reads_is_the_table_of_the_form(pack: Pack, tmp_path: Path) -> None:
    form = forms(pack, mixed())[0]
    path = tmp_path / "form.docx"
    path.write_bytes(write_docx_form(form))

    (table,) = docx.Document(str(path)).tables

    assert {len(row.cells) for row in table.rows} == {2}
    assert [row.cells[0].paragraphs[-1].text for row in table.rows[2:]] == [
        question.key for question in form.questions
    ]
    assert {row.cells[1].text for row in table.rows[2:]} == {""}
