"""A pack with any fault is refused whole, each fault named by file, line, id and example."""

# ruff: noqa: E501 - a planted fault stands on one line as it does in the pack

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from socdesk import cli
from socdesk.decision.faults import Fault, PackError
from socdesk.decision.loading import load
from socdesk.paths import resource


@dataclass(frozen=True)
class Planted:
    """A fault put into a copy of the pack: the text replaced, and what must be said of it.

    `marker` is a text in the edited file whose first line is the line to be named.
    """

    file: str
    old: str
    new: str
    marker: str
    id: str
    found: str
    expected: str
    example: str = ""


F4 = '  { id = "F4", rule = "F4"'
F13_SELF = 'material = ["yes"], self_check = ["yes"] }, then = "CONFIRM"'

FAULTS = {
    "bundle sentence gone": Planted(
        "en/bundles.toml", "[sentence.single]", "[sentence.alone]",
        "", "single", "no sentence single", "a sentence single",
    ),
    "bundle sentence of no use": Planted(
        "en/bundles.toml", "[sentence.single]", "[sentence.alone]",
        "[sentence.alone]", "alone", "unknown sentence alone", "a sentence that is used",
    ),
    "stray name in a bundle sentence": Planted(
        "en/bundles.toml", "Only this line calls", "Only {line} calls",
        "[sentence.single]", "single", "unknown name {line}", "a name of its own",
    ),
    "review without its source": Planted(
        "en/bundles.toml", 'sources = ["C88", "A6"]', 'sources = ["C888"]',
        'sources = ["C888"]', "cuecs", "unknown source C888", "an id of sources.toml",
    ),
    "cell of the comparison gone": Planted(
        "en/comparison.toml", '"SOC 3" = "Anyone."\n', "",
        "[rows.readers]", "readers", "no cell for SOC 3", "a cell per column, or a span",
    ),
    "cell of no column": Planted(
        "en/comparison.toml", '"SOC 3" = "Anyone."', '"SOC 9" = "Anyone."',
        '"SOC 9" = "Anyone."', "readers", "a cell of an unknown column SOC 9", "SOC 3",
    ),
    "column of types without words": Planted(
        "comparison.toml", 'id = "Type 1"', 'id = "Type 0"',
        "[[type_column]]", "Type 0", "no words",
        "words in en/comparison.toml, types.columns",
    ),
    "unknown question of a row of types": Planted(
        "comparison.toml", 'questions = ["timing_evidence"]', 'questions = ["timing_evidences"]',
        'questions = ["timing_evidences"]', "time", "unknown question timing_evidences",
        "timing_evidence",
    ),
    "gap": Planted(
        "tables-levels.toml", '  { id = "F5.assets"', '  # { id = "F5.assets"', "rows = [", "soc1",
        "no row for some answers (a gap)", "exactly one row",
        "users = organisations, delivery = service, assets = yes, auditor_asked = no, material = yes",
    ),
    "overlap": Planted(
        "tables-levels.toml", F13_SELF, 'self_check = ["yes"] }, then = "CONFIRM"',
        '{ id = "F13"', "F13", "two rows for the same answers (an overlap): F4 at line",
        "exactly one row", "material = no, self_check = yes",
    ),
    "dead row": Planted(
        "tables-levels.toml", F4,
        '  { id = "F99", rule = "F4", when = { subject = ["outside"], users = ["organisations"],'
        ' delivery = ["service"] }, then = "CONFIRM", sources = ["E"] },\n' + F4,
        '{ id = "F99"', "F99", "a dead row", "answers that meet its cells",
    ),
    "unreachable outcome": Planted(
        "tables-levels.toml",
        'values = ["NOT_INDICATED", "CONFIRM", "RECOMMENDED", "NEEDED"]',
        'values = ["NOT_INDICATED", "OPTIONAL", "CONFIRM", "RECOMMENDED", "NEEDED"]',
        'values = ["NOT_INDICATED", "OPTIONAL", "CONFIRM", "RECOMMENDED", "NEEDED"]', "soc1",
        "the outcome OPTIONAL cannot be reached", "a live row that gives it",
    ),
    "idle question": Planted(
        "traps.toml",
        'raised_when = [{ mid_period = ["yes"], existing_report', "raised_when = [{ existing_report",
        "", "mid_period", "an idle question", "a question that matters somewhere",
    ),
    "idle option": Planted(
        "traps.toml", 'categories_named = ["with_privacy", "all_five"]',
        'categories_named = ["all_five"]', "", "categories_named",
        "an idle option: with_privacy and other always act alike", "same_as with the reason",
    ),
    "a same_as that does not hold": Planted(
        "facts.toml", 'value = "no_date", as = "later"', 'value = "later", as = "3_to_6_months"',
        'same_as = [{ value = "later"', "timing_deadline", "acts differently", "no declaration",
    ),
    "cycle": Planted(
        "tables-helpers.toml", '"hosting", "data"]', '"hosting", "data", "soc2"]',
        '"hosting", "data", "soc2"]', "data_held",
        "tables that read each other", "no cycle",
    ),
    "broken monotonicity": Planted(
        "monotone.toml", 'chain = ["nobody", "questionnaires", "requires_proof", "requires_soc2"]',
        'chain = ["questionnaires", "nobody", "requires_proof", "requires_soc2"]',
        'chain = ["questionnaires", "nobody"', "soc2-proof_asked",
        "soc2 falls when proof_asked goes from questionnaires to nobody", "never falls",
        "users = organisations",
    ),
    "missing reason": Planted(
        "en/reasons.toml", '"F4" = ', '# "F4" = ', "", "F4", "no reason", "a sentence in",
    ),
    "unknown source": Planted(
        "tables-levels.toml", 'sources = ["C70", "B1"] },', 'sources = ["C70", "B99"] },',
        '{ id = "F1"', "F1", "unknown source B99", "an id of sources.toml",
    ),
    "unknown question": Planted(
        "tables-levels.toml", 'inputs = ["users", "delivery", "demand"]',
        'inputs = ["usres", "delivery", "demand"]', 'inputs = ["usres"', "supply",
        "unknown input usres", "the nearest valid word is users",
    ),
    "unknown value": Planted(
        "tables-levels.toml", 'delivery = ["product"], users = ["organisations"], demand = ["REQUIRED"',
        'delivery = ["prodct"], users = ["organisations"], demand = ["REQUIRED"', "prodct", "P2",
        "unknown value prodct of delivery", "the nearest valid word is product",
    ),
    "unknown outcome": Planted(
        "tables-levels.toml", 'self_check = ["yes"] }, then = "CONFIRM"',
        'self_check = ["yes"] }, then = "CONFIM"', "CONFIM", "F13",
        "unknown outcome CONFIM", "the nearest valid word is CONFIRM",
    ),
    "duplicate id": Planted(
        "tables-levels.toml", '{ id = "F2", rule = "F2"', '{ id = "F2a", rule = "F2"',
        '{ id = "F2a", rule = "F2"', "F2a", "the id F2a a second time", "an id of its own",
    ),
    "unknown key": Planted(
        "tables-levels.toml", 'self_check = ["yes"] }, then = "CONFIRM"',
        'self_check = ["yes"] }, thn = "x", then = "CONFIRM"', "thn", "F13",
        "unknown key `thn`", "one of id, rule, when, then",
    ),
    "unknown block": Planted(
        "traps.toml", '[[trap]]\nid = "T3"', '[[trapp]]\nid = "T3"', "[[trapp]]", "trapp",
        "unknown key `trapp`", "one of fact, table, trap",
    ),
    "wrong type": Planted(
        "facts.toml", 'reference = "S16"', "reference = 16", "reference = 16", "delivery",
        "wrong type: int", "str",
    ),
    "broken TOML": Planted(
        "contradictions.toml", 'id = "c-self-soc2"', 'id = "c-self-soc2', 'id = "c-self-soc2', "file",
        "broken TOML", "well-formed TOML",
    ),
    "missing statement": Planted(
        "en/questions.toml", ', said = "Nobody but yourselves uses it"', "",
        "ourselves = {", "users", "no statement of ourselves", "a text in said",
    ),
    "a card at no place": Planted(
        "en/misconceptions.toml", 'arises = ["proof_asked", "result"]', 'arises = ["proof_askd"]',
        "proof_askd", "T1", "unknown place proof_askd", "the nearest valid word is proof_asked",
    ),
    "a card twice": Planted(
        "en/misconceptions.toml", 'id = "T2"', 'id = "T1"', "", "T1", "the id T1 a second time",
        "an id of its own",
    ),
    "an empty card": Planted(
        "en/misconceptions.toml", 'say = "Ask which firm will sign, and check its state licence, '
        'its peer-review file and its independence."', 'say = " "', 'say = " "', "T20", "no say",
        "a sentence",
    ),
    "words for nothing": Planted(
        "en/notes.toml", "\nT3 = ", "\nT33 = ", "T33 = ", "T33", "words for an unknown id T33", "T3",
    ),
}  # fmt: skip


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in pack."""
    target = tmp_path / "pack"
    shutil.copytree(resource("pack"), target)
    return target


def refused(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(PackError) as caught:
        load(folder)
    return caught.value.faults


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named_with_file_line_id_and_example(name: str, folder: Path) -> None:
    planted = FAULTS[name]
    edit(folder / planted.file, planted.old, planted.new)

    faults = refused(folder)
    found = [fault for fault in faults if fault.id == planted.id and planted.found in fault.found]

    assert found, faults
    assert planted.expected in found[0].expected
    assert planted.example in found[0].example
    if planted.marker:
        assert found[0].file == planted.file
        lines = (folder / planted.file).read_text(encoding="utf-8").split("\n")
        assert planted.marker in lines[found[0].line - 1]


def test_an_idle_question_is_named_where_the_fact_stands(folder: Path) -> None:
    planted = FAULTS["idle question"]
    edit(folder / planted.file, planted.old, planted.new)

    (fault,) = (fault for fault in refused(folder) if fault.id == "mid_period")

    assert fault.file == "facts.toml"
    lines = (folder / "facts.toml").read_text(encoding="utf-8").split("\n")
    assert lines[fault.line - 1] == "[[fact]]"
    assert lines[fault.line] == 'id = "mid_period"'


def test_a_missing_reason_is_named_where_the_row_stands(folder: Path) -> None:
    planted = FAULTS["missing reason"]
    edit(folder / planted.file, planted.old, planted.new)

    (fault,) = refused(folder)

    line = (folder / "tables-levels.toml").read_text(encoding="utf-8").split("\n")[fault.line - 1]
    assert (fault.file, '{ id = "F4"' in line) == ("tables-levels.toml", True)


def test_every_fault_of_a_pack_is_named_at_once(folder: Path) -> None:
    for name in ("unknown source", "unknown value", "duplicate id"):
        edit(folder / FAULTS[name].file, FAULTS[name].old, FAULTS[name].new)

    assert {fault.id for fault in refused(folder)} >= {"F1", "P2", "F2a"}


def test_pack_check_prints_the_faults_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / FAULTS["gap"].file, FAULTS["gap"].old, FAULTS["gap"].new)

    code = cli.run(["pack", "check", str(folder)])

    printed = capsys.readouterr()
    assert code == cli.REFUSED
    assert printed.out == ""
    assert "tables-levels.toml:" in printed.err
    assert "Answers that show it: users = organisations" in printed.err


def test_the_built_in_pack_is_proven_and_its_counts_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = cli.run(["pack", "check"])

    printed = capsys.readouterr().out
    assert code == cli.DONE
    assert "rows: 181" in printed
    assert "combinations: " in printed
    assert "visited: 28" in printed


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    (fault, *_) = refused(tmp_path)

    assert "no TOML file" in fault.found or "no such file" in fault.found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a" + ".a" * 40 + " = 1\n", "a key of many parts", id="dotted keys"),
        pytest.param("x = " + "[" * 200 + "]" * 200 + "\n", "deep nesting", id="nested arrays"),
        pytest.param("x = " + "{a = " * 200 + "1" + "}" * 200 + "\n", "deep nesting", id="tables"),
    ],
)
def test_what_would_cost_the_parser_too_much_is_refused_before_it(
    text: str, found: str, folder: Path
) -> None:
    (folder / "bomb.toml").write_text(text, encoding="utf-8")

    assert any(fault.file == "bomb.toml" and found in fault.found for fault in refused(folder))


def test_bytes_that_are_no_text_are_refused_with_their_line(folder: Path) -> None:
    (folder / "bytes.toml").write_bytes(b"# fine\n# \xff\n")

    assert Fault("bytes.toml", 2, "file", "bytes that are not UTF-8", "UTF-8 text") in refused(
        folder
    )
