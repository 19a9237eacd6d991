"""Why not the others, what carries the advice, and what is only assumed, as the memo says it."""

import io
from itertools import product

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from socdesk.decision.advice import Change
from socdesk.decision.advise import advise
from socdesk.decision.explaining import explain_case
from socdesk.decision.pack import Pack
from socdesk.engagement.model import to_case
from socdesk.report import document as content
from socdesk.report.document import Document
from socdesk.report.export import memo_of
from socdesk.report.memo.explained import choices
from socdesk.report.pdf import write_pdf
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, assumed_bank, engagements, example
from tests.report.memo.test_content import Kind, named, of
from tests.report.reading import paragraphs, pdf_text, squeezed


@pytest.fixture(scope="module")
def assumed(pack: Pack) -> Document:
    """A memo that rests on answers only assumed."""
    return memo_of(pack, assumed_bank(), TODAY)


def block(document: Document, name: str, kind: type[Kind]) -> Kind:
    """Return the block of that id, which is of that kind."""
    found = named(document, name)
    assert isinstance(found, kind)
    return found


def changes(document: Document, line: int) -> list[tuple[str, str, str]]:
    """Return the answer given, the condition and the outcome of each row of a line's changes."""
    table = block(document, f"line-{line}-carried-table", content.ChangeTable)
    return [
        (" · ".join(f"{q.reference} {q.answer}" for q in row.now), effect.answer, effect.outcome)
        for row in table.rows
        for effect in row.effects
    ]


def test_a_report_that_is_not_recommended_names_what_is_enough_against_it(bank: Document) -> None:
    shared = "you only show or store data, and you hold no assets for customers"

    soc1 = block(bank, "line-2-others", content.Reasons).items[0]

    assert [(ground.text, ground.reference.text) for ground in soc1.against] == [
        (f"Enough to keep it below Recommended, in each case: {shared}.", "S3, S4"),
        ("And: customers keep no books on your systems.", "S5"),
        ("Or: no customer’s auditor asks for a SOC 1.", "S6"),
    ]


def test_what_the_finding_said_is_not_told_again(bank: Document) -> None:
    supply = block(bank, "line-1-others", content.Reasons).items[1]

    assert [quote.answer for quote in supply.quotes] == ["A service we run"]
    assert [ground.text for ground in supply.against] == [
        "Enough by itself too: nobody asks for proof on security or data."
    ]


def test_a_report_at_confirm_stands_among_the_others(open_memo: Document) -> None:
    why = block(open_memo, "line-6-reasons", content.Reasons)
    others = block(open_memo, "line-6-others", content.Reasons)

    assert [reason.lead for reason in why.items] == ["SOC 2, Needed.", "SOC 3, Optional."]
    assert others.items[0].lead == "SOC 1, Confirm."
    assert others.items[0].against[0].reference.text == "S3, S4, S6"


def test_a_report_that_can_still_be_recommended_is_still_open(open_memo: Document) -> None:
    soc2 = block(open_memo, "line-1-others", content.Reasons).items[0]

    assert soc2.lead == "SOC 2, Optional to Needed, without Confirm."
    assert soc2.text == "Still open, see below."
    assert soc2.against == ()


def test_the_answers_that_are_enough_for_the_finding_are_named(bank: Document) -> None:
    enough = block(bank, "line-2-enough", content.Paragraph)

    assert enough.text == (
        "Enough for this finding, whatever else is answered: "
        "S1, S16, S3, S4, S5, S10; or S1, S16, S3, S4, S6, S10."
    )


def test_a_finding_that_open_answers_may_change_claims_no_such_answers(
    open_memo: Document,
) -> None:
    ids = {each.id for each in open_memo.blocks}

    assert "line-1-enough" not in ids
    assert "line-5-enough" in ids


def test_each_answer_shows_what_another_in_its_place_would_do(bank: Document) -> None:
    assert block(bank, "line-2-carried-table", content.ChangeTable).heads == (
        "If",
        "the finding would be",
    )
    assert changes(bank, 2) == [
        (
            "S1 Organisations outside our group",
            "Only companies of your own group use it, or only private persons use it",
            "Confirm SOC 2",
        ),
        ("S1 Organisations outside our group", "Nobody but yourselves uses it", "No SOC report"),
        (
            "S16 A service we run",
            "It is a product customers install or receive",
            "Confirm SOC for Supply Chain",
        ),
        (
            "S3 Only show or store data",
            "You make entries that end up in customers’ books",
            "SOC 1 and SOC 2 are recommended",
        ),
        ("S4 No", "You hold assets for customers", "SOC 1 and SOC 2 are recommended"),
        (
            "S10 Questionnaires, tenders or sales talks ask",
            "Nobody asks for proof on security or data",
            "Voluntary: SOC 2",
        ),
    ]


def test_where_no_single_answer_counts_two_are_changed_together(bank: Document) -> None:
    anyone = "Organisations outside your group use it, or only companies of your own group use it"

    note = block(bank, "line-3-carried-note", content.Paragraph)

    assert note.text.startswith("No single answer would change the finding; the two named")
    assert (
        "S1 Only ourselves · S6 No",
        f"{anyone}, or only private persons use it; and a customer’s auditor asks for a SOC 1",
        "Confirm SOC 1",
    ) in changes(bank, 3)


def test_changes_are_told_together_only_where_all_of_them_serve() -> None:
    to = {value: Change("users", "ourselves", value) for value in ("organisations", "group")}
    other = {value: Change("entries", "no", value) for value in ("yes", "only_ordered")}
    both = [(to["organisations"], entry) for entry in other.values()]

    found = list(choices([*both, (to["group"], other["yes"])]))

    assert found == [
        {"users": ("organisations",), "entries": ("yes", "only_ordered")},
        {"users": ("group",), "entries": ("yes",)},
    ]


def test_while_answers_are_open_the_finding_could_be_another(assumed: Document) -> None:
    table = block(assumed, "line-2-carried-table", content.ChangeTable)

    assert table.heads[1] == "the finding could be"
    assert changes(assumed, 2)[-2] == (
        "S6 No",
        "A customer’s auditor asks for a SOC 1",
        "As now, with other outcomes left open",
    )


def test_a_line_without_answers_has_nothing_to_change(open_memo: Document) -> None:
    assert not any(each.id.startswith("line-3-carried") for each in open_memo.blocks)


def statements(pack: Pack, question: str) -> list[str]:
    """Return what each answer to a question says as a fact, as it stands within a sentence."""
    options = pack.words.questions[question].options.values()
    return [option.said[:1].lower() + option.said[1:] for option in options]


@settings(max_examples=30)
@given(st.data())
def test_the_changes_told_are_just_those_that_flip(pack: Pack, data: st.DataObject) -> None:
    engagement = data.draw(engagements(pack))
    case = to_case(engagement)

    document = memo_of(pack, engagement, TODAY)

    explained = explain_case(pack, case, advise(pack, case))
    for number, why in enumerate(explained, start=1):
        told: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
        tables = [
            b for b in of(document, content.ChangeTable) if b.id == f"line-{number}-carried-table"
        ]
        for row in tables[0].rows if tables else ():
            asked = tuple(quote.reference for quote in row.now)
            for effect in row.effects:
                parts = [part.split(", or ") for part in effect.answer.split("; and ")]
                for said in product(*parts):
                    key = (asked, tuple(one[:1].lower() + one[1:] for one in said))
                    assert key not in told
                    told.add(key)
        wanted = {
            (
                tuple(pack.fact(change.question).reference for change in flip.changes),
                tuple(
                    statements(pack, change.question)[
                        list(pack.words.questions[change.question].options).index(change.then)
                    ]
                    for change in flip.changes
                ),
            )
            for flip in why.changes
        }
        assert told == wanted


def test_a_line_that_rests_on_assumed_answers_is_marked_at_its_head(assumed: Document) -> None:
    mark = block(assumed, "line-1-assumed", content.Remarks)
    ids = [each.id for each in assumed.blocks]

    assert ids.index("line-1-assumed") == ids.index("line-1-finding") + 1
    assert mark.sort == "assumption"
    assert mark.items[0].title == "Rests on 4 answers that are only assumed:"
    assert mark.items[0].text == (
        "“Amounts that matter” (Yes), “Customer’s own checks” (No), “Controls with evidence” "
        "(Over 12 months) and “Date the report is due” (No date is set). "
        "Confirm them before anything is commissioned."
    )
    assert mark.items[0].reference == "S7, S8, S18, S19"


def test_the_first_page_counts_an_answer_for_all_lines_once(assumed: Document) -> None:
    said = block(assumed, "front-assumed", content.Paragraph).text
    ids = [each.id for each in assumed.blocks]

    assert ids.index("front-assumed") < ids.index("answer")
    assert said == (
        "The advice on Loan processing and transactions for other organisations, Online banking "
        "and Own loan book rests on 5 answers that are only assumed: “Amounts that matter”, "
        "“Customer’s own checks”, “Controls with evidence” and 2 more. "
        "Confirm them before anything is commissioned."
    )


def test_an_assumed_answer_says_so_wherever_it_is_quoted(assumed: Document) -> None:
    reason = block(assumed, "line-1-reasons", content.Reasons).items[0]
    given_here = block(assumed, "answers-line-1", content.AnswersTable)
    for_all = block(assumed, "answers-organisation", content.AnswersTable)

    answers = {quote.reference: quote.answer for quote in reason.quotes}
    marked = {row.reference for row in (*given_here.rows, *for_all.rows) if row.assumed}

    assert (answers["S3"], answers["S7"]) == ("Yes", "Yes (assumed)")
    assert marked == {"S5", "S7", "S8", "S18", "S19"}
    assert ("S7 Yes (assumed)", "The amounts matter to no customer") in {
        row[:2] for row in changes(assumed, 1)
    }


def test_nothing_is_marked_where_nothing_is_assumed(pack: Pack, bank: Document) -> None:
    answer_file = memo_of(pack, to_case(assumed_bank()), TODAY)

    for document in (bank, answer_file):
        assert not any("assumed" in each.id for each in document.blocks)
        assert not any(row.assumed for t in of(document, content.AnswersTable) for row in t.rows)


def test_word_tells_each_change_in_two_columns_below_the_answer_given(bank: Document) -> None:
    word = docx.Document(io.BytesIO(write_docx(bank)))
    table = next(t for t in word.tables if t.cell(0, 1).text == "the finding would be")

    rows = [[cell.text for cell in row.cells] for row in table.rows]

    assert rows[0] == ["If", "the finding would be"]
    assert rows[1] == ["S1\u00a0Users of the service: Organisations outside our group"] * 2
    assert rows[2:5] == [
        ["Only companies of your own group use it", "Confirm SOC 1"],
        ["Only private persons use it", "Voluntary: SOC 2"],
        ["Nobody but yourselves uses it", "No SOC report"],
    ]


def heads(document: Document) -> list[tuple[str, str]]:
    """Return the answers given of each row of changes, and what stands first below them."""
    rows = [row for table in of(document, content.ChangeTable) for row in table.rows]
    return [
        (
            "·".join(squeezed(f"{q.reference}{q.question}:{q.answer}") for q in row.now),
            squeezed(row.effects[0].answer),
        )
        for row in rows
    ]


def test_the_answer_given_stays_on_the_page_of_what_would_change_it(bank: Document) -> None:
    pdf = PdfReader(io.BytesIO(write_pdf(bank)))
    word = docx.Document(io.BytesIO(write_docx(bank)))

    pages = [squeezed(page.extract_text()) for page in pdf.pages]
    kept = {
        squeezed(row.cells[0].text): row.cells[0].paragraphs[0].paragraph_format.keep_with_next
        for table in word.tables
        for row in table.rows
    }

    for head, below in heads(bank):
        assert any(f"{head}{below}" in page for page in pages)
        assert kept[head]


def test_word_marks_an_assumed_answer_in_the_answers_given(assumed: Document) -> None:
    word = docx.Document(io.BytesIO(write_docx(assumed)))
    cells = [row.cells[-1] for table in word.tables for row in table.rows]

    marked = [cell for cell in cells if cell.text.strip().startswith("Assumed")]

    assert len(marked) == 6
    for cell in marked:
        runs = cell.paragraphs[0].runs
        assert runs[0]._r.xpath(".//a:blip")
        assert runs[-1].style.name == "Strong"


def test_word_and_pdf_tell_grounds_changes_and_marks(assumed: Document) -> None:
    reasons = [reason for each in of(assumed, content.Reasons) for reason in each.items]
    rows = [row for table in of(assumed, content.ChangeTable) for row in table.rows]
    wanted = [ground.text for reason in reasons for ground in reason.against]
    wanted += [part for row in rows for e in row.effects for part in (e.answer, e.outcome)]
    wanted += [block(assumed, "front-assumed", content.Paragraph).text]

    word = squeezed("".join(paragraphs(write_docx(assumed))))
    pdf = pdf_text(write_pdf(assumed))

    assert len(wanted) > 40
    for text in wanted:
        assert squeezed(text) in word
        assert squeezed(text) in pdf


def test_a_memo_with_marks_is_the_same_bytes_twice(pack: Pack, assumed: Document) -> None:
    again = memo_of(pack, assumed_bank(), TODAY)

    assert again == assumed
    assert write_docx(again) == write_docx(assumed)
    assert write_pdf(again) == write_pdf(assumed)


def test_the_marks_come_from_the_engagement_alone(pack: Pack) -> None:
    plain, marked = memo_of(pack, example("bank"), TODAY), memo_of(pack, assumed_bank(), TODAY)

    assert named(plain, "line-4-finding") == named(marked, "line-4-finding")
    assert not any(each.id == "line-4-assumed" for each in plain.blocks)
