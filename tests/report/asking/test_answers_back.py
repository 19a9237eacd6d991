"""Answers that came back: what was filled in is read, and nothing else."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.pack import Pack
from socdesk.engagement.errors import EngagementError
from socdesk.engagement.model import Engagement
from socdesk.engagement.taking import Told
from socdesk.report.asking.answer_words import plain
from socdesk.report.asking.answers_back import (
    LARGEST_ANSWERS,
    MOST_ANSWERS,
    MOST_FAULTS,
    AnswersBack,
    read_answers,
)
from socdesk.report.errors import ReportError
from socdesk.report.word.package import unzipped, zipped
from socdesk.report.word.tables import MOST_PARTS, MOST_ROWS, MOST_TAGS
from tests.report.asking.forms import as_json, by_hand, filled_in, forms, put, saved
from tests.report.cases import mixed

MAIN = "word/document.xml"


def read(
    pack: Pack, folder: Path, data: bytes, engagement: Engagement | None = None
) -> AnswersBack:
    """Return what a file of these bytes answers."""
    return read_answers(put(folder, data), pack, engagement or mixed())


def with_main(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a Word file with its text changed."""
    found = unzipped(data)
    return zipped({**found, MAIN: change(found[MAIN])})


ONE = by_hand([("Question", "Answer"), ("line-3/users", "2")])


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_was_filled_into_a_form_is_what_is_read_back(
    pack: Pack, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from(forms(pack, mixed())), label="form")
    typed, expected = {}, []
    for question in form.questions:
        line, _, name = question.key.partition("/")
        values = pack.fact(name).values
        number = data.draw(st.integers(-1, len(values) - 1), label=question.key)
        if number >= 0:
            option = question.options[number]
            numbered = f"{number + 1}  {option.label} ({option.gloss})"
            word = data.draw(
                st.sampled_from((option.label, values[number], str(number + 1), numbered))
            )
            forms_of_it = (word, word.upper(), word.lower(), f"  {word}.\n")
            typed[question.key] = data.draw(st.sampled_from(forms_of_it))
            expected.append(Told(None if line == "organisation" else line, name, values[number]))

    found = read(pack, tmp_path_factory.mktemp("form"), filled_in(form, typed))

    assert found.answers == tuple(expected)
    assert (found.person, found.faults) == (form.person, ())
    assert found.silent == len(form.questions) - len(expected)


def test_whoever_answers_can_write_their_own_name(pack: Pack, tmp_path: Path) -> None:
    form = forms(pack, mixed())[0]

    found = read(pack, tmp_path, filled_in(form, {"person": "Ms Ruiz\nHead of\u202e product"}))

    assert found.person == "Ms Ruiz Head of\u202e product"


def test_json_says_the_same_as_a_form(pack: Pack, tmp_path: Path) -> None:
    answers = {
        "line-3/users": "organisations",
        "organisation/supervised": "NO",
        "line-3/delivery": None,
        "line-3/data": "unknown",
    }

    found = read(pack, tmp_path, as_json(answers, person="Ms Ruiz", form="1" * 12))

    assert found == AnswersBack(
        (Told("line-3", "users", "organisations"), Told(None, "supervised", "no")),
        "Ms Ruiz",
        (),
        2,
    )


FAULTY = [
    pytest.param("line-9/users", "yes", '"line-9", which is no line of this eng', id="gone line"),
    pytest.param("line-3/usres", "yes", "question of the rule pack (nearest: users)", id="typo"),
    pytest.param("organisation/users", "1", "asked for each line", id="asked per line"),
    pytest.param("line-3/readers", "us", "asked once, for the organisation", id="asked once"),
    pytest.param(
        "line-3/data", "Yess", '"Yess"; expected one of Yes, No (nearest: Yes)', id="word"
    ),
    pytest.param("line-3/data", "3", '"3"; expected one of Yes, No', id="number"),
    pytest.param("line-3/data", "yes no", '"yes no"; expected one of', id="two"),
    pytest.param("line-3/kind", "x" * 10_000, '..."; expected one of its 19', id="endless"),
]


@pytest.mark.parametrize(("key", "said", "fault"), FAULTY)
@pytest.mark.parametrize("kind", ["word", "json"])
def test_what_is_no_answer_is_named_and_the_rest_is_read(
    pack: Pack, tmp_path: Path, key: str, said: str, fault: str, kind: str
) -> None:
    answers = {"line-3/users": "2", key: said}
    data = by_hand(list(answers.items())) if kind == "word" else as_json(answers)

    found = read(pack, tmp_path, data)

    assert found.answers == (Told("line-3", "users", "group"),)
    (told,) = found.faults
    assert told.startswith(f"{key}: found ")
    assert fault in told
    assert told.endswith(".")
    assert len(told) < 400


@pytest.mark.parametrize("value", [True, 1, 1.5, ["yes"], {"a": 1}], ids=repr)
def test_json_of_another_kind_is_no_answer(pack: Pack, tmp_path: Path, value: object) -> None:
    found = read(pack, tmp_path, as_json({"line-3/data": value}))

    assert (found.answers, len(found.faults)) == ((), 1)


def test_an_answer_given_twice_is_not_taken_once(pack: Pack, tmp_path: Path) -> None:
    twice = [("line-3/data", "Yes"), ("line-3/data", "Yes")]
    text = b'{"answers": {"line-3/data": "yes", "line-3/data": "yes"}}'

    for data in (by_hand(twice), text):
        found = read(pack, tmp_path, data)

        assert found.answers == ()
        assert found.faults == ("line-3/data: found 2 answers; expected one.",)


def test_a_form_of_another_engagement_is_not_read(pack: Pack, tmp_path: Path) -> None:
    form = forms(pack, mixed())[0]
    other = Engagement(id="2" * 32, lines=mixed().lines)

    with pytest.raises(ReportError, match="made for another engagement"):
        read(pack, tmp_path, filled_in(form, {"line-3/users": "1"}), other)


def test_wrong_rows_are_named_by_their_place(pack: Pack, tmp_path: Path) -> None:
    word = docx.Document()
    table = word.add_table(5, 2)
    for at, key in enumerate(("users", "data", "kind", "assets", "hosting")):
        table.cell(at, 0).text = f"line-3/{key}"
        table.cell(at, 1).text = "1"
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(2, 0).add_paragraph("line-3/users")
    table.cell(3, 0).merge(table.cell(3, 1))
    table.cell(4, 0).text = "no key at all"

    found = read(pack, tmp_path, saved(word))

    assert found.answers == ()
    assert found.faults == (
        "line-3/users (table 1, row 1): found merged cells; expected two plain ones.",
        "line-3/data (table 1, row 2): found merged cells; expected two plain ones.",
        'line-3/kind (table 1, row 3): found a second key, "line-3/users"; expected one in a row.',
        "line-3/assets (table 1, row 4): found merged cells; expected two plain ones.",
        'table 1, row 5: found "1" beside no key; expected one such as line-3/users.'.replace(
            "line-3", "line-1"
        ),
    )


def test_a_table_of_three_columns_is_no_form(pack: Pack, tmp_path: Path) -> None:
    found = read(pack, tmp_path, by_hand([("line-3/users", "1", "2")]))

    assert found.answers == ()
    assert found.faults == ("line-3/users (table 1, row 1): found 3 columns; expected two.",)


def test_what_was_struck_out_is_not_read(pack: Pack, tmp_path: Path) -> None:
    struck = b'<w:del w:id="1"><w:r><w:t>1</w:t></w:r></w:del><w:r><w:t>2</w:t></w:r>'
    data = with_main(ONE, lambda xml: xml.replace(b"<w:r><w:t>2</w:t></w:r>", struck))

    assert read(pack, tmp_path, data).answers == (Told("line-3", "users", "group"),)


def test_a_file_full_of_faults_is_wrong_as_a_whole(pack: Pack, tmp_path: Path) -> None:
    wrong: dict[str, object] = {f"line-9/q{n}": "yes" for n in range(MOST_FAULTS)}

    found = read(pack, tmp_path, as_json(wrong))

    assert len(found.faults) == MOST_FAULTS
    with pytest.raises(ReportError, match="more than 100 of its entries are wrong, the first"):
        read(pack, tmp_path, as_json({**wrong, "line-8/users": "yes"}))


def doctype(xml: bytes) -> bytes:
    dtd = b'<!DOCTYPE w:document [<!ENTITY a "yes">]>'
    head, _, rest = xml.partition(b"?>")
    return head + b"?>" + dtd + rest


def hidden_doctype(xml: bytes) -> bytes:
    """The same in an encoding in which no byte shows it."""
    rest = doctype(xml).partition(b"?>")[2].decode()
    return b'<?xml version="1.0" encoding="UTF-7"?>' + rest.replace("<", "+ADw-").encode()


def without(part: str) -> bytes:
    return zipped({name: data for name, data in unzipped(ONE).items() if name != part})


def bomb() -> bytes:
    return with_main(ONE, lambda xml: xml + b" " * (100 << 20))


def crowd() -> bytes:
    return zipped({**unzipped(ONE), **{f"x{n}": b"" for n in range(MOST_PARTS)}})


def lying() -> bytes:
    """A bomb whose directory says that it is small."""
    data = bomb()
    at = data.rindex(MAIN.encode()) - 46
    small = (1000).to_bytes(4, "little")
    return data[: at + 24] + small + data[at + 28 :]


HOSTILE = [
    pytest.param(
        lambda: as_json({f"line-3/q{n}": "yes" for n in range(MOST_ANSWERS + 1)}),
        "more than 600 answers",
        id="many answers",
    ),
    pytest.param(bomb, "unpacked", id="zip bomb"),
    pytest.param(lying, "cannot be read", id="lying zip bomb"),
    pytest.param(lambda: b"PK" + bytes(50 << 20), f"more than {LARGEST_ANSWERS:,}", id="50 MB"),
    pytest.param(lambda: b" " * (3 << 20), "more than", id="3 MB of JSON"),
    pytest.param(lambda: b"[" * 100_000, "nested", id="100,000 brackets"),
    pytest.param(lambda: b'{"answers":' * 50, "neither", id="50 objects cut"),
    pytest.param(lambda: b"", "neither", id="empty"),
    pytest.param(lambda: b"PK\x03\x04", "damaged", id="only a beginning"),
    pytest.param(lambda: ONE[: len(ONE) // 2], "damaged", id="cut"),
    pytest.param(lambda: b"\xff\xfe\x00", "neither", id="no UTF-8"),
    pytest.param(lambda: b"9" * 100_000, "neither", id="a huge number"),
    pytest.param(lambda: b"NaN", "neither", id="no number"),
    pytest.param(lambda: b"[]", "expected one object", id="a list"),
    pytest.param(lambda: b'{"lines": 1}', "nearest", id="another file"),
    pytest.param(lambda: b"{}", "as an object", id="no answers"),
    pytest.param(lambda: b'{"answers": {}, "answers": {}}', "twice", id="answers twice"),
    pytest.param(lambda: b'{"answers": {}, "person": 1}', "a text", id="person is 1"),
    pytest.param(lambda: with_main(ONE, doctype), "entities", id="DTD"),
    pytest.param(lambda: with_main(ONE, hidden_doctype), "cannot be read", id="hidden DTD"),
    pytest.param(lambda: with_main(ONE, lambda x: x[:-30]), "damaged", id="cut XML"),
    pytest.param(
        lambda: with_main(ONE, lambda _: b"<a>" * 100_000 + b"</a>" * 100_000), "damaged", id="deep"
    ),
    pytest.param(
        lambda: with_main(ONE, lambda _: b"<a/>" * (MOST_TAGS + 1)), "far more", id="many tags"
    ),
    pytest.param(
        lambda: with_main(ONE, lambda x: x.replace(b"<w:tr>", b"<w:tr/>" * MOST_ROWS + b"<w:tr>")),
        "rows",
        id="many rows",
    ),
    pytest.param(lambda: with_main(ONE, lambda _: b"<a/>"), "without a text", id="no body"),
    pytest.param(lambda: with_main(ONE, lambda x: x.decode().encode("utf-16")), "UTF-8", id="16"),
    pytest.param(lambda: without(MAIN), "no whole Word file", id="no text"),
    pytest.param(lambda: without("_rels/.rels"), "no whole Word file", id="no relations"),
    pytest.param(crowd, "parts", id="many parts"),
    pytest.param(lambda: zipped({"a.txt": b"a"}), "no whole Word file", id="another zip"),
    pytest.param(lambda: by_hand([("a", "b")]), "no table with keys", id="another document"),
    pytest.param(lambda: saved(docx.Document()), "no table with keys", id="no table"),
]


@pytest.mark.parametrize(("made", "words"), HOSTILE)
def test_what_is_no_form_is_refused_in_one_sentence(
    pack: Pack, tmp_path: Path, made: Callable[[], bytes], words: str
) -> None:
    with pytest.raises(ReportError, match=words) as refused:
        read(pack, tmp_path, made())

    told = str(refused.value)
    assert told.startswith("answers.docx")
    assert told.endswith(".")
    assert "\n" not in told


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(pack: Pack, tmp_path: Path) -> None:
    path = put(tmp_path, ONE)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(MAIN, b"<a/>")

    with pytest.raises(ReportError, match="stands in it twice"):
        read_answers(path, pack, mixed())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.booleans(), st.integers(0, 2**32))
def test_bytes_of_any_kind_are_read_or_refused(
    pack: Pack, tmp_path_factory: pytest.TempPathFactory, tail: bytes, flip: bool, seed: int
) -> None:
    damaged = bytearray(ONE)
    for _ in range(5):
        damaged[random.Random(seed).randrange(len(damaged))] ^= 0x55
    data = bytes(damaged) if flip else tail

    try:
        found = read(pack, tmp_path_factory.mktemp("bytes"), data)
    except (ReportError, EngagementError):
        return
    assert set(found.answers) <= {Told("line-3", "users", "group")}


def test_a_missing_file_and_a_folder_are_refused(pack: Pack, tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(EngagementError):
            read_answers(path, pack, mixed())


def test_no_two_options_of_a_question_are_called_the_same(pack: Pack) -> None:
    for question in pack.words.questions.values():
        labels = [plain(option.label) for option in question.options.values()]
        assert len(set(labels)) == len(labels), question.id
