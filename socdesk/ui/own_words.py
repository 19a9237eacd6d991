"""The consultant's own level in the window's words: never without that of the rules beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LineAdvice
from socdesk.decision.listing import level_words
from socdesk.decision.own import OwnLevel, set_apart
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled

translate = QCoreApplication.translate

BRIEF = 140
"""Characters of a reason where there is little room; the result of the line shows it whole."""


def ruled_text(words: str) -> str:
    """Return "Rules: Optional"."""
    return filled(translate("Own", "Rules: {levels}"), levels=words)


def own_text(pack: Pack, own: OwnLevel) -> str:
    """Return "Yours: Recommended"."""
    return filled(translate("Own", "Yours: {level}"), level=pack.words.terms.levels[own.level])


def reason_text(own: OwnLevel, most: int | None = None) -> str:
    """Return "Reason: the auditors told us.", cut at a word after `most` characters; "" for none.

    In the meeting mode no reason is handed out.
    """
    if not own.reason:
        return ""
    reason = own.reason if most is None else shortened(own.reason, most)
    return filled(translate("Own", "Reason: {reason}"), reason=reason)


def both_text(pack: Pack, ruled: Sequence[str], own: OwnLevel) -> str:
    """Return "Rules: Optional. Yours: Recommended."."""
    text = translate("Own", "{rules}. {yours}.")
    rules = ruled_text(level_words(pack, ruled))
    return filled(text, rules=rules, yours=own_text(pack, own))


def told_text(pack: Pack, ruled: Sequence[str], own: OwnLevel, most: int | None = None) -> str:
    """Return both levels and the reason."""
    return f"{both_text(pack, ruled, own)} {reason_text(own, most)}".rstrip()


def own_in_brief(pack: Pack, advice: LineAdvice, own: Mapping[str, OwnLevel]) -> str:
    """Return "Yours: SOC 2 Needed" for a line, "" where nothing is set apart from the rules."""
    names = pack.words.terms
    parts = [
        f"{names.reports[view.report]} {names.levels[view.own.level]}"
        for view in set_apart(advice, own)
        if view.own is not None
    ]
    return filled(translate("Own", "Yours: {level}"), level=", ".join(parts)) if parts else ""


def own_spoken(pack: Pack, advice: LineAdvice, own: Mapping[str, OwnLevel]) -> str:
    """Return both levels of each report of a line that was set apart, to be read out."""
    return " ".join(
        f"{pack.words.terms.reports[view.report]}: {both_text(pack, view.ruled, view.own)}"
        for view in set_apart(advice, own)
        if view.own is not None
    )


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut at a word where it is longer than `most` characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + "…"
