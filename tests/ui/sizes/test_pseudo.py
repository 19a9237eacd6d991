"""The language of doubled words leaves the rules and every name of them alone."""

from tests.ui.clients import pack
from tests.ui.sizes.pseudo import Doubling, doubled_pack


def test_every_word_is_doubled_and_no_rule_is_touched() -> None:
    plain, twice = pack(), doubled_pack(pack())

    asked = plain.words.questions["users"]
    found = twice.words.questions["users"]
    assert found.text == f"{asked.text} {asked.text}"
    assert (found.id, list(found.options)) == (asked.id, list(asked.options))
    assert twice.content.rules == plain.content.rules


def test_a_string_of_the_program_is_said_twice() -> None:
    assert Doubling().translate("Bar", "Next") == "Next Next"
