"""Text as it enters an engagement, cleaned once, and words as a message quotes them."""

import bisect
import difflib
import json
import re
import unicodedata
from collections.abc import Iterable

_LINE_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LONGEST_QUOTE = 60
_HUGE = 10**20
_NEIGHBOURS = 50


def clean_text(text: str) -> str:
    r"""Return *text* as every later save and export can hold it; cleaning twice changes nothing.

    Line breaks of any kind become "\n"; other control characters (C0 but the tab, DEL, C1) and
    byte order marks are dropped; lone surrogates and U+FFFE, U+FFFF become U+FFFD; the rest is
    put into NFC. Direction marks such as U+202E are text and stay (reliability.md 2.6, U4).
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAKS.sub("\n", text)
    text = _UNFIT.sub("\ufffd", _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", text)


def clean_name(text: str) -> str:
    """Return *text* cleaned and on one line, with single spaces between words."""
    return " ".join(clean_text(text).split())


def quoted(found: object) -> str:
    """Return a JSON value as a message quotes it: short, on one line, nothing invisible."""
    if isinstance(found, str):
        cut = found[:_LONGEST_QUOTE] + ("..." if len(found) > _LONGEST_QUOTE else "")
        return '"' + "".join(_visible(letter) for letter in cut) + '"'
    if isinstance(found, dict):
        return "an object"
    if isinstance(found, list):
        return "a list"
    if isinstance(found, int) and abs(found) >= _HUGE:
        return "a huge number"
    return json.dumps(found)


def _visible(letter: str) -> str:
    return letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")


def near(word: str, words: Iterable[str]) -> str:
    """Return " (nearest: W)" with the one of *words* most like *word*, "" where there are none.

    Case is set aside. Of very many words only the alphabetical neighbours are compared.
    """
    looked_for = word[:_LONGEST_QUOTE].casefold()
    candidates = {candidate[:_LONGEST_QUOTE].casefold(): candidate for candidate in words}
    spellings = sorted(candidates)
    start = max(0, bisect.bisect(spellings, looked_for) - _NEIGHBOURS)
    among = spellings[start : start + 2 * _NEIGHBOURS]
    close = difflib.get_close_matches(looked_for, among, n=1, cutoff=0.0)
    return f" (nearest: {candidates[close[0]]})" if close else ""
