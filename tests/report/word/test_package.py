"""Packages whose bytes come from their parts alone."""

import io
import zipfile
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.report.word.package import FIRST, unzipped, zipped

PARTS = st.dictionaries(st.from_regex(r"\A[a-z]{1,6}(/[a-z]{1,6}){0,2}\.xml\Z"), st.binary())


@given(PARTS, st.randoms())
def test_the_order_of_making_leaves_no_trace(parts: dict[str, bytes], random: Random) -> None:
    names = list(parts)
    random.shuffle(names)

    assert zipped({name: parts[name] for name in names}) == zipped(parts)


@given(PARTS)
def test_what_is_packed_is_unpacked(parts: dict[str, bytes]) -> None:
    assert unzipped(zipped(parts)) == parts


def test_the_content_types_come_first() -> None:
    assert list(unzipped(zipped({"a.xml": b"", FIRST: b"", "0.xml": b""}))) == [
        FIRST, "0.xml", "a.xml",
    ]  # fmt: skip


def test_no_clock_enters_the_package() -> None:
    data = zipped({"a.xml": b"x"})

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        unzipped(b"no package")
