"""The memo's content: complete, in order, and never a guess."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.engagement.model import Answer, Engagement, Line, to_case
from socdesk.report import document as content
from socdesk.report.document import Document
from socdesk.report.export import memo_of
from socdesk.report.pdf import write_pdf
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, engagements, example, mixed
from tests.report.reading import paragraphs, pdf_text, squeezed, texts

Kind = TypeVar("Kind")
LINE_REPORTS = ("SOC 1", "SOC 2", "SOC 3", "SOC for Supply Chain")


def of(document: Document, kind: type[Kind]) -> Iterator[Kind]:
    """Yield the blocks of a kind."""
    return (block for block in document.blocks if isinstance(block, kind))


def named(document: Document, name: str) -> content.AnyBlock:
    """Return the block of that id."""
    return next(block for block in document.blocks if block.id == name)


def order(document: Document) -> list[str]:
    """Return the texts of the headings of the first level."""
    return [block.text for block in of(document, content.Heading) if block.level == 1]


def test_the_memo_tells_its_story_in_order(bank: Document) -> None:
    assert order(bank) == [
        "Loan processing and transactions for other organisations",
        "Online banking",
        "Own loan book",
        "Payments ordered by corporate customers",
        "The organisation as a whole",
        "What to commission",
        "Timeline",
        "Before you commission",
        "SOC 1 and SOC 2, side by side",
        "Answers given",
        "What was not asked, and why",
        "Sources",
        "Rule pack and proof",
    ]


def test_the_roles_of_the_organisation_read_as_one_sentence(bank: Document) -> None:
    facts = next(each for each in of(bank, content.Facts) if each.id == "organisation-facts")

    assert facts.rows[0].value == "Service organisation and user entity."


def test_the_answer_stands_first(bank: Document) -> None:
    kinds = [type(block) for block in bank.blocks[:3]]

    assert kinds == [content.Meta, content.Paragraph, content.AnswerTable]


def test_the_answer_table_says_what_each_line_of_the_bank_needs(bank: Document) -> None:
    table = named(bank, "answer")
    assert isinstance(table, content.AnswerTable)

    found = {
        row.number: [(report.report, report.scale and report.scale.words) for report in row.reports]
        for row in table.rows
    }

    assert found == {
        "1": [("SOC 1", "Recommended")],
        "2": [("SOC 2", "Recommended")],
        "3": [("No SOC report", None)],
        "4": [("SOC 2", "Optional")],
        "": [("Vendors’ reports", "Needed")],
    }


@settings(max_examples=40)
@given(st.data())
def test_every_memo_holds_together(pack: Pack, data: st.DataObject) -> None:
    engagement = data.draw(engagements(pack))

    document = memo_of(pack, engagement, TODAY)

    ids = [block.id for block in document.blocks]
    assert len(set(ids)) == len(ids)
    assert not any("{" in text for text in texts(document))
    known = {row.id for block in of(document, content.Sources) for row in block.rows}
    cited = {source for part in references(document) for source in part.sources}
    assert cited == known
    assert document == memo_of(pack, engagement, TODAY)


def references(value: object) -> Iterator[content.Reference]:
    """Yield every reference within a document."""
    if isinstance(value, content.Reference):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from references(part)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from references(getattr(value, name))


@settings(max_examples=40)
@given(st.data())
def test_an_open_level_is_shown_as_the_whole_range(pack: Pack, data: st.DataObject) -> None:
    engagement = data.draw(engagements(pack))
    plain = tuple(msgspec.structs.replace(line, overrides={}) for line in engagement.lines)
    engagement = msgspec.structs.replace(engagement, lines=plain)
    advice = advise(pack, to_case(engagement))

    table = named(memo_of(pack, engagement, TODAY), "answer")

    assert isinstance(table, content.AnswerTable)
    for row, line in zip(table.rows, advice.lines, strict=False):
        for report in row.reports:
            if report.scale:
                levels = line.reports[report.report]
                drawn = [step != "empty" for step in report.scale.steps]
                assert sum(drawn) == len(levels)
                assert (report.scale.steps.count("settled") == 1) == (len(levels) == 1)


def test_every_finding_of_the_advice_is_given_as_a_reason(pack: Pack, bank: Document) -> None:
    advice = advise(pack, to_case(example("bank")))
    said = set(texts(bank))

    for line in advice.lines:
        for finding in line.findings:
            if finding.row[0] in "FWPY":
                assert finding.reason in said


def test_a_reason_quotes_the_answers_it_rests_on(bank: Document) -> None:
    block = named(bank, "line-1-reasons")
    assert isinstance(block, content.Reasons)

    reason = block.items[0]

    assert (reason.lead, reason.reference.rule) == ("SOC 1, Recommended.", "F5")
    assert reason.reference.sources == ("A3", "B2")
    assert content.Quoted("S3", "Entries in customers’ books", "Yes") in reason.quotes


def test_reports_that_are_not_advised_have_their_reasons_too(bank: Document) -> None:
    block = named(bank, "line-2-others")
    assert isinstance(block, content.Reasons)

    assert [reason.lead for reason in block.items] == [
        "SOC 1, Not indicated.",
        "SOC for Supply Chain, Not indicated.",
    ]


def test_contradictions_come_before_the_reasons_and_on_the_first_page(open_memo: Document) -> None:
    ids = [block.id for block in open_memo.blocks]

    assert ids.index("line-4-clash") < ids.index("line-4-why")
    assert ids.index("front-contradiction") < ids.index("answer")
    clashes = named(open_memo, "line-4-clash-list")
    assert isinstance(clashes, content.Remarks)
    assert [item.reference for item in clashes.items] == ["S16, S5", "S16, S10"]


def test_a_report_to_be_confirmed_says_so_wherever_it_stands(open_memo: Document) -> None:
    table = named(open_memo, "answer")
    assert isinstance(table, content.AnswerTable)
    group = table.rows[4].reports[0]

    assert group.scale is not None
    assert group.scale.words == "Confirm"
    assert group.type_period[-1] == "if confirmed"
    first = named(open_memo, "front-confirm")
    assert isinstance(first, content.Paragraph)
    assert "SOC 1 for Group centre and Hosting" in first.text
    commission = named(open_memo, "commission-table")
    assert isinstance(commission, content.CommissionTable)
    assert commission.rows[0].lines == (
        "Servicing", "Group centre, if confirmed", "Hosting, if confirmed",
        "(open until said)",
    )  # fmt: skip


def test_an_own_view_shows_both_levels_and_its_reason(open_memo: Document) -> None:
    block = named(open_memo, "line-2-own-view")
    assert isinstance(block, content.Reasons)

    assert block.items[0].lead == (
        "SOC 2: Needed, set by the consultant; by the rules Optional to Needed, without Confirm. "
        "Reason:"
    )
    assert block.items[0].text == "The partner’s contract will require it from 2027."


def test_a_category_is_open_while_its_answer_is(pack: Pack, open_memo: Document) -> None:
    table = named(open_memo, "line-2-category-table")
    assert isinstance(table, content.CategoryTable)

    found = {row.category: (row.words, row.reason) for row in table.rows}

    asked = pack.words.terms.categories["Privacy"]
    assert found["Security"][0] == "In"
    assert found["Privacy"] == ("Open: Out, Consider or In", asked)


def test_the_comparison_sets_the_clients_answers_beside_both_reports(bank: Document) -> None:
    table = named(bank, "comparison-table")
    assert isinstance(table, content.ComparisonTable)
    rows = [row for group in table.groups for row in group.rows]

    spanned = [row for row in rows if row.span]

    assert [pair.label for pair in table.heads] == ["SOC 1", "SOC 2", "A bank"]
    assert [row.label for row in spanned] == ["Type 1", "Type 2"]
    assert all(len(row.cells) == 2 and all(row.cells) for row in rows if row not in spanned)
    assert any(row.client for row in rows)


def test_an_answer_all_lines_share_names_no_line(bank: Document) -> None:
    table = named(bank, "comparison-table")
    assert isinstance(table, content.ComparisonTable)
    answers = [
        answer for group in table.groups for row in group.rows for answer in row.client
    ]  # fmt: skip

    found = {(answer.reference, answer.answer): answer.lines for answer in answers}

    assert found["S4", "No"] == ()
    assert found["S3", "Yes"] == ("1",)
    assert found["S9", "Yes"] == ("1", "2", "4")


def test_every_question_is_answered_open_or_not_asked_with_a_reason(
    pack: Pack, open_memo: Document
) -> None:
    everything = {fact.reference for fact in pack.facts if fact.scope != "organisation"}
    for number in range(1, 7):
        places = (
            f"answers-line-{number}",
            f"line-{number}-open-table",
            f"not-asked-line-{number}",
        )
        found = {block.id: block for block in open_memo.blocks if block.id in places}
        given_here = found[places[0]]
        open_here = found.get(places[1])
        not_asked = found.get(places[2])
        assert isinstance(given_here, content.AnswersTable)
        seen = {row.reference for row in given_here.rows}
        if isinstance(open_here, content.OpenPointTable):
            seen |= {row.reference for row in open_here.rows}
        if isinstance(not_asked, content.NotAsked):
            assert not_asked.why.startswith("Not asked, because no answer could change")
            assert not seen & {pair.label for pair in not_asked.questions}
            seen |= {pair.label for pair in not_asked.questions}
        assert seen == everything


def test_an_answer_without_influence_is_marked(bank: Document) -> None:
    table = named(bank, "answers-line-3")
    assert isinstance(table, content.AnswersTable)

    marked = {row.reference for row in table.rows if "no influence" in row.basis}

    assert "S1" not in marked
    assert {"S3", "S6", "S10"} <= marked


def test_who_said_it_and_on_what_it_rests_is_kept(open_memo: Document) -> None:
    table = named(open_memo, "answers-line-1")
    assert isinstance(table, content.AnswersTable)

    found = {row.reference: row for row in table.rows}

    assert found["S7"].basis == "Contract, Ms Ruiz, 20 Nov 2026"
    assert (found["S6"].answer, found["S6"].basis) == (
        "Not known yet", "The two largest auditors, 4 Dec 2026",
    )  # fmt: skip


def test_the_auditor_asked_is_named_as_a_basis_and_a_note_never_is(pack: Pack) -> None:
    asked = Answer(
        value="yes",
        basis="auditor",
        said_by="Ms Ruiz",
        said_on=date(2026, 11, 20),
        note="Internal remark",
    )
    engagement = Engagement(id="1" * 32, lines=(Line("line-1", "Loans", {"material": asked}),))

    memo = memo_of(pack, engagement, TODAY)

    table = named(memo, "answers-line-1")
    assert isinstance(table, content.AnswersTable)
    assert table.rows[0].basis == "Customer’s auditor asked, Ms Ruiz, 20 Nov 2026"
    assert not [text for text in texts(memo) if "Internal remark" in text]


def test_the_memo_says_what_it_is_not_and_who_decides(bank: Document) -> None:
    said = " ".join(texts(bank))

    assert "It is no attestation" in said
    assert "auditor and readers decide" in said
    assert {"T20", "T21"} <= set(texts(bank))


def test_the_pack_its_hash_and_its_proof_are_named(pack: Pack, bank: Document) -> None:
    block = named(bank, "pack-facts")
    assert isinstance(block, content.Provenance)
    values = [pair.value for pair in block.rows]

    assert values[0].startswith(f"{pack.id} {pack.version}")
    assert values[1] == pack.sha256
    assert f"{pack.counts.combinations:,} combinations" in values[-1]
    assert pack.sha256[:4] in bank.footer[1]


def test_word_and_pdf_carry_the_same_decisions_and_reasons(open_memo: Document) -> None:
    word = squeezed("".join(paragraphs(write_docx(open_memo))))
    pdf = pdf_text(write_pdf(open_memo))
    reasons = [reason for block in of(open_memo, content.Reasons) for reason in block.items]

    wanted = [*open_memo.decisions, *(f"{one.lead} {one.text}" for one in reasons)]

    assert len(wanted) > 40
    for text in wanted:
        assert squeezed(text) in word
        assert squeezed(text) in pdf


def test_the_firm_named_stands_on_every_page_and_as_sender(pack: Pack) -> None:
    document = memo_of(pack, example("bank"), TODAY, "Canary and Sons")

    meta = named(document, "meta")
    assert isinstance(meta, content.Meta)
    assert document.firm == "Canary and Sons"
    assert content.Pair("From", "Canary and Sons") in meta.rows


def test_a_client_and_lines_without_names_are_still_spoken_of(pack: Pack) -> None:
    bank = example("bank")
    lines = tuple(msgspec.structs.replace(line, name="") for line in bank.lines)
    nameless = msgspec.structs.replace(bank, client="", lines=lines)

    document = memo_of(pack, nameless, TODAY)

    assert document.title == "SOC reports"
    assert "A line without a name" in order(document)
    assert not any("  " in text or " ," in text for text in of_body(document))


def of_body(document: Document) -> Iterator[str]:
    """Yield the running text of a document."""
    return (block.text for block in of(document, content.Paragraph))


def test_the_open_memo_counts_a_shared_question_once(pack: Pack) -> None:
    document = memo_of(pack, mixed(), TODAY)
    first = named(document, "front-open")
    assert isinstance(first, content.Paragraph)
    tables = list(of(document, content.OpenPointTable))
    rows = [row.reference for table in tables for row in table.rows]
    shared = {"S18", "S19", "S20"} & set(rows)

    counted = len([row for row in rows if row not in shared]) + len(shared)

    assert first.text.startswith(f"{counted} questions are still open")


def test_an_engagement_without_lines_is_still_a_memo_in_both_formats(pack: Pack) -> None:
    document = memo_of(pack, Engagement(id="6" * 32), TODAY)

    word, pdf = paragraphs(write_docx(document)), pdf_text(write_pdf(document))

    sentence = "There is no service line yet."
    assert any(sentence in text for text in word)
    assert squeezed(sentence) in pdf
