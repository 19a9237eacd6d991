"""A page of questions as a Word file: two columns, what is asked and room for the answer."""

from collections.abc import Iterator
from pathlib import Path

from socdesk.report.asking.form import FORM_MARK, PERSON_KEY, Form, FormOption, FormQuestion
from socdesk.report.word.blocks import Blocks
from socdesk.report.word.parts import HAIR, NO_BREAK, RULE
from socdesk.report.word.writer import assembled
from socdesk.report.word.xml import Cell, Element, Row, run, table

_WIDTHS = (110.0, 54.0)
_ASKED = (2.6, 6.0, 2.6, 0.0)
_ROOM = (2.6, 3.0, 2.6, 3.0)
_HEAD = (0.0, 3.0, 1.2, 3.0)
_WASH = "F5F7F6"
_OPTION_HANG = 5.0


def write_docx_form(form: Form, template: Path | None = None) -> bytes:
    """Return the form as a Word file; equal forms on one template give equal bytes.

    The key of a question is a paragraph of its own in the left cell of its row, the right cell is
    empty; only that of `PERSON_KEY` holds who is asked. Raises `ReportError` as `write_docx` does.
    """
    return assembled(form.page, lambda blocks: _elements(blocks, form), template)


def _elements(blocks: Blocks, form: Form) -> Iterator[Element]:
    yield blocks.title(form.page.title)
    first, *others = form.opening
    yield blocks.p("Memo Lead", run(first))
    for text in others:
        yield blocks.p("Memo Body", run(text))
    yield blocks.gap(6.0)
    rows = [_heads(blocks, form), _who(blocks, form)]
    rows += [_row(blocks, question) for question in form.questions]
    yield table(_WIDTHS, rows)
    yield blocks.gap()


def _heads(blocks: Blocks, form: Form) -> Row:
    question, answer = form.heads
    asked = (
        blocks.p("Memo Head", run(question)),
        blocks.p("Memo Source", run(f"{FORM_MARK}{form.mark}", quiet=True), keep_next=True),
    )
    cells = (
        Cell(asked, bottom=RULE, padding=(0.0, 3.0, 1.2, 0.0)),
        Cell((blocks.p("Memo Head", run(answer)),), bottom=RULE, padding=_HEAD),
    )
    return Row(cells, header=True)


def _who(blocks: Blocks, form: Form) -> Row:
    asked = (
        blocks.p("Memo Text", run(form.who, bold=True)),
        blocks.p("Memo Source", run(PERSON_KEY, quiet=True)),
    )
    return _pair(asked, (blocks.p("Memo Text", run(form.person)),))


def _row(blocks: Blocks, question: FormQuestion) -> Row:
    asked = [
        blocks.p("Memo Client", run(question.place, quiet=True)),
        blocks.p("Memo Text", run(question.text, bold=True)),
    ]
    if question.help:
        asked.append(blocks.p("Memo Quote", run(question.help)))
    asked += [_option(blocks, option) for option in question.options]
    if question.wanted:
        asked.append(blocks.p("Memo Client", run(question.wanted), before=3))
    asked.append(blocks.p("Memo Source", run(question.key, quiet=True), before=3))
    return _pair(tuple(asked), (blocks.p("Memo Text"),))


def _option(blocks: Blocks, option: FormOption) -> Element:
    gloss = [run(f"{NO_BREAK}{NO_BREAK}{option.gloss}", quiet=True)] if option.gloss else []
    number = (run(str(option.number), quiet=True), run("\t"))
    words = (*number, run(option.label), *gloss)
    return blocks.p("Memo Row", *words, before=2, hang=_OPTION_HANG)


def _pair(asked: tuple[Element, ...], room: tuple[Element, ...]) -> Row:
    cells = (
        Cell(asked, bottom=HAIR, padding=_ASKED),
        Cell(room, bottom=HAIR, fill=_WASH, padding=_ROOM),
    )
    return Row(cells)
