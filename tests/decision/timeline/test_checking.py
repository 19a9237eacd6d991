"""A fault in the timeline's data or words refuses the pack, with its place."""

from pathlib import Path

import pytest

from tests.decision.test_pack_faults import Planted, edit, folder, refused

__all__ = ["folder"]  # a fixture

DATA, WORDS = "timeline.toml", "en/timeline.toml"

FAULTS = {
    "weeks that do not ascend": Planted(
        *(DATA, "shortest = 1\ntypical = 2", "shortest = 3\ntypical = 2", "shortest = 3"),
        *("planning", "3, 2 and 3 weeks", "ascending order, from 0 to 104"),
    ),
    "weeks below nothing": Planted(
        *(DATA, "shortest = 0", "shortest = -1", "shortest = -1"),
        *("remediation", "-1, 6 and 52 weeks", "ascending order, from 0"),
    ),
    "a typical length of nothing": Planted(
        *(DATA, "shortest = 0\ntypical = 6", "shortest = 0\ntypical = 0", "typical = 0"),
        *("remediation", "no typical week", "at least 1"),
    ),
    "more weeks than anyone plans": Planted(
        *(DATA, "longest = 52", "longest = 520", "shortest = 0"),
        *("remediation", "0, 6 and 520 weeks", "from 0 to 104"),
    ),
    "weeks that are no whole number": Planted(
        *(DATA, "typical = 2", "typical = 2.5", "typical = 2.5"),
        *("planning", "wrong type: float", "int"),
    ),
    "an unknown key": Planted(
        *(DATA, "typical = 2", "typcal = 2", "typcal = 2"),
        *("planning", "unknown key `typcal`", "one of id, shortest, typical"),
    ),
    "a phase that is missing": Planted(
        *(DATA, 'id = "readiness"', 'id = "rediness"', ""),
        *("readiness", "no phase readiness", "a block [[phase]] with this id"),
    ),
    "a phase nobody knows": Planted(
        *(DATA, 'id = "readiness"', 'id = "rediness"', 'id = "rediness"'),
        *("rediness", "unknown phase rediness", "the nearest valid word is readiness"),
    ),
    "a phase twice": Planted(
        *(DATA, 'id = "readiness"', 'id = "planning"', "[[phase]]"),
        *("planning", "the id planning a second time", "an id of its own"),
    ),
    "an unknown source": Planted(
        *(DATA, 'sources = ["C5b"]', 'sources = ["C999"]', 'sources = ["C999"]'),
        *("planning", "unknown source C999", "an id of sources.toml"),
    ),
    "no source": Planted(
        *(DATA, 'sources = ["D50", "C11", "E"]', "sources = []", "sources = []"),
        *("fieldwork", "no source", "a source id"),
    ),
    "evidence that is no value of S18": Planted(
        *(DATA, 'id = "over_12_months"', 'id = "over_12"', 'id = "over_12"'),
        *("over_12", "unknown preparation over_12", "the nearest valid word is over_12_months"),
    ),
    "a value of S18 without a preparation": Planted(
        *(DATA, 'id = "over_12_months"', 'id = "over_12"', ""),
        *("over_12_months", "no preparation over_12_months", "a block [[preparation]]"),
    ),
    "a phase that cannot go before a period": Planted(
        *(DATA, 'work = ["planning", "readiness", "remediation"]', 'work = ["planing"]'),
        *("planing", "not_yet", "unknown phase planing", "the nearest valid word is planning"),
    ),
    "work out of its order": Planted(
        *(DATA, 'work = ["planning", "readiness"]', 'work = ["readiness", "planning"]'),
        *('work = ["readiness"', "under_3_months", "phases readiness, planning", "in order"),
    ),
    "no work": Planted(
        *(DATA, 'work = ["planning"]', "work = []", "work = []"),
        *("renewal", "no phase", "one phase at least"),
    ),
    "beside what is not done": Planted(
        *(DATA, 'beside = ["readiness"]', 'beside = ["remediation"]', 'beside = ["remediation"]'),
        *("under_3_months", "unknown phase remediation", "the nearest valid word is readiness"),
    ),
    "months of controls that do not run": Planted(
        *(DATA, "running = false\nmonths = 0", "running = false\nmonths = 3", "months = 3"),
        *("not_yet", "3 months of controls that do not run", "0 months, or running = true"),
    ),
    "a value of S19 without a deadline": Planted(
        *(DATA, 'id = "later"', 'id = "latr"', ""),
        *("later", "no deadline later", "a block [[deadline]]"),
    ),
    "a deadline before today": Planted(
        *(DATA, 'months = 6\nsources = ["E"]', 'months = -6\nsources = ["E"]', "months = -6"),
        *("3_to_6_months", "months = -6", "0 to 24 months"),
    ),
    "a limit of nothing": Planted(
        *(DATA, 'id = "bridge_letter"\nmonths = 3', 'id = "bridge_letter"\nmonths = 0'),
        *("months = 0", "bridge_letter", "months = 0", "1 to 24 months"),
    ),
    "a limit that is missing": Planted(
        *(DATA, 'id = "report_age"', 'id = "report_aged"', ""),
        *("report_age", "no limit report_age", "a block [[limit]]"),
    ),
    "two limits the wrong way round": Planted(
        *(DATA, 'id = "year_end_most"\nmonths = 3', 'id = "year_end_most"\nmonths = 1'),
        *("months = 1", "year_end_most", "months = 1", "2 or more, and less than 12"),
    ),
    "a limit beyond the year": Planted(
        *(DATA, 'id = "year_end_most"\nmonths = 3', 'id = "year_end_most"\nmonths = 12'),
        *("months = 12", "year_end_most", "months = 12", "2 or more, and less than 12"),
    ),
    "eleven months": Planted(
        *(WORDS, '"Jan", ', "", "months_short"),
        *("months_short", "11 names", "12, from January"),
    ),
    "a phase without a name": Planted(
        *(WORDS, 'observation = "Observation period"', 'observation = ""', 'observation = ""'),
        *("observation", "no words", "a text in phases"),
    ),
    "a warning without words": Planted(
        *(WORDS, "\nSTALE = ", "\nSTAL = ", ""),
        *("STALE", "no words", "a text in warnings"),
    ),
    "words for no warning": Planted(
        *(WORDS, "\nSTALE = ", "\nSTAL = ", "STAL = "),
        *("STAL", "words for an unknown id STAL", "the nearest valid word is STALE"),
    ),
    "a name that is not filled in": Planted(
        *(WORDS, "by {deadline}.", "by {dedline}.", "{dedline}"),
        *("TOO_LATE", "unknown name {dedline}", "the nearest valid word is deadline"),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named_with_file_line_and_id(name: str, folder: Path) -> None:
    planted = FAULTS[name]
    edit(folder / planted.file, planted.old, planted.new)

    faults = refused(folder)
    found = [fault for fault in faults if fault.id == planted.id and planted.found in fault.found]

    assert found, faults
    assert planted.expected in found[0].expected
    assert found[0].file == planted.file
    if planted.marker:
        lines = (folder / planted.file).read_text(encoding="utf-8").split("\n")
        assert planted.marker in lines[found[0].line - 1]


def test_a_pack_without_the_words_of_the_timeline_is_refused(folder: Path) -> None:
    (folder / WORDS).unlink()

    (fault,) = refused(folder)

    assert (fault.file, fault.found) == (WORDS, "no such file")


def test_a_pack_without_the_timelines_data_names_every_block_it_lacks(folder: Path) -> None:
    (folder / DATA).unlink()

    found = {fault.id for fault in refused(folder)}

    assert found >= {"planning", "fieldwork", "not_yet", "renewal", "no_date", "bridge_letter"}
