"""Words put together."""

import re
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.decision.advice import LEVELS
from socdesk.decision.pack import Pack
from socdesk.report import phrases as phrases_module
from socdesk.report.document import Reference, Run
from socdesk.report.errors import ReportError
from socdesk.report.phrases import Phrases, filled, isolated, merged
from tests.report import hostile

TURNERS = "\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"


@pytest.fixture
def phrases(pack: Pack) -> Phrases:
    """The words of the built-in pack."""
    return Phrases(pack)


@pytest.mark.parametrize("text", [*hostile.SHOWN_BY_ALL, "{a}", "{b}", "{a}{b}"], ids=ascii)
def test_what_fills_a_place_is_never_read_again(text: str) -> None:
    said = "".join(run.text for run in filled("<{a}|{b}>", {"a": text, "b": text}))

    assert said == f"<{text}|{text}>"


def test_a_place_nobody_fills_stays_as_it_is() -> None:
    assert filled("{a} and {b}", {"a": "x"}) == (Run("x and {b}"),)


def test_a_value_may_bring_its_own_weight() -> None:
    runs = filled("a {report} for {line}.", {"report": (Run("SOC 1", bold=True),), "line": "A"})

    assert runs == (Run("a "), Run("SOC 1", bold=True), Run(" for A."))


def test_a_role_within_a_sentence_begins_small(phrases: Phrases) -> None:
    assert phrases.role("USER ENTITY") == "user entity"


def test_neighbours_of_one_weight_are_one_run() -> None:
    assert merged([Run("a"), Run(""), Run("b"), Run("c", bold=True)]) == (
        Run("ab"),
        Run("c", bold=True),
    )


@given(st.text(st.sampled_from(TURNERS + "ab"), max_size=12))
def test_what_turns_direction_is_closed_with_it(text: str) -> None:
    """Whatever the text opens or closes, nothing is left open behind it (Unicode Annex 9)."""
    depth: list[str] = []
    for letter in isolated(text):
        if letter in "\u2066\u2067\u2068":
            depth.append("isolate")
        elif letter in "\u202a\u202b\u202d\u202e":
            depth.append("embedding")
        elif letter == "\u2069" and "isolate" in depth:
            while depth.pop() != "isolate":
                pass
        elif letter == "\u202c" and depth and depth[-1] == "embedding":
            depth.pop()

    assert depth == []
    assert text in isolated(text)


def test_text_that_turns_nothing_is_left_alone() -> None:
    assert isolated("A bank") == "A bank"


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        pytest.param(["RECOMMENDED"], "Recommended", id="settled"),
        pytest.param(["CONFIRM", "RECOMMENDED", "NEEDED"], "Confirm to Needed", id="range"),
        pytest.param(
            ["OPTIONAL", "RECOMMENDED", "NEEDED"], "Optional to Needed, without Confirm", id="gap"
        ),
        pytest.param(
            ["NOT_INDICATED", "RECOMMENDED"],
            "Not indicated to Recommended, without Optional and Confirm",
            id="wide-gap",
        ),
    ],
)
def test_levels_are_said_exactly(phrases: Phrases, levels: list[str], words: str) -> None:
    assert phrases.levels(levels) == words


def test_no_two_sets_of_levels_are_said_alike(phrases: Phrases) -> None:
    sets = list(chain.from_iterable(combinations(LEVELS, size) for size in range(1, 6)))

    assert len({phrases.levels(found) for found in sets}) == len(sets) == 31


def test_the_scale_draws_the_exact_set(phrases: Phrases) -> None:
    open_scale = phrases.scale(["OPTIONAL", "RECOMMENDED", "NEEDED"])
    settled = phrases.scale(["CONFIRM"])

    assert open_scale.steps == ("empty", "lowest", "empty", "possible", "highest")
    assert settled.steps == ("empty", "empty", "settled", "empty", "empty")


def test_an_own_level_stands_over_the_rules_and_shows_them(phrases: Phrases) -> None:
    scale = phrases.scale(["OPTIONAL", "RECOMMENDED"], "NEEDED")

    assert scale.steps == ("empty", "ruled", "empty", "ruled", "settled")
    both = "Needed, set by the consultant; by the rules Optional to Recommended"
    assert scale.words.startswith(both)


def test_an_own_level_equal_to_the_rules_is_settled(phrases: Phrases) -> None:
    assert phrases.scale(["NEEDED"], "NEEDED").steps[-1] == "settled"


def test_categories_are_said_by_status(phrases: Phrases) -> None:
    statuses = {
        "Security": ("IN",),
        "Availability": ("CONSIDER",),
        "Confidentiality": ("IN",),
        "Privacy": ("OUT", "IN"),
        "Processing integrity": ("OUT",),
    }

    assert phrases.categories(statuses) == (
        "Security and Confidentiality.",
        "Availability to consider.",
        "Privacy open.",
    )


def test_a_type_is_labelled_until_it_is_confirmed(phrases: Phrases) -> None:
    assert phrases.type_period(["TYPE2"], [6], confirmed=True) == (
        "Type 2",
        "six months at first",
    )
    assert phrases.type_period(["none", "TYPE2"], ["none", 3, 6], confirmed=False) == (
        "Type 2",
        "three or six months at first",
        "if confirmed",
    )


def test_many_lines_are_counted(phrases: Phrases) -> None:
    assert phrases.lines(["A", "B", "C", "D"]) == "A, B, C and D"
    assert phrases.lines(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more lines"
    assert phrases.lines(["", "B"]) == "A line without a name and B"


def test_a_remark_is_closed_once(phrases: Phrases) -> None:
    assert phrases.remark("Whose books?", "x").title == "Whose books?"
    assert phrases.remark("Check the auditor", "x").title == "Check the auditor."


def test_a_reference_names_questions_then_the_rule() -> None:
    assert Reference(("S3", "S6"), "F5").text == "S3, S6 · F5"
    assert Reference((), "X1").text == "X1"


def test_a_pack_without_our_words_is_refused_by_their_name(phrases: Phrases) -> None:
    with pytest.raises(ReportError, match=r'no words for "no\.such\.key" of the memo'):
        phrases.say("no.such.key")


def used_keys() -> Iterator[str]:
    """Yield, as a pattern, every text of the report's code that could be a key of the memo."""
    for path in Path(phrases_module.__file__).parent.rglob("*.py"):
        for found in re.findall(r'"((?:[a-zA-Z0-9_.]|\{[^}"]*\})+)"', path.read_text("utf-8")):
            pattern = re.sub(r"\\\{.*?\\\}", "[A-Za-z0-9_.]+", re.escape(found))
            if re.match(r"[a-z]+\\\.|[a-z]+$", pattern):
                yield pattern


def test_every_sentence_of_the_memo_is_used(pack: Pack) -> None:
    suffixes = r"(?:\.nobody|\.some|\.one)?"
    known = re.compile("|".join(f"(?:{pattern}){suffixes}" for pattern in used_keys()))

    assert [key for key in pack.words.memo if not known.fullmatch(key)] == []
