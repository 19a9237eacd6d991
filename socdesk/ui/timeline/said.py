"""What speaks against a plan and what it takes for granted, as the banners of the page."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.values import Timeline
from socdesk.ui.timeline.parts import Said
from socdesk.ui.timeline.words import cautious, confirmed, overlong, warning_lead
from socdesk.ui.widgets.banner import BannerKind, Jump

translate = QCoreApplication.translate


def said(pack: Pack, timeline: Timeline) -> tuple[Said, ...]:
    """Return the warnings first, then what is still open; questions not answered have jumps."""
    return (*_warnings(pack, timeline), *_open(pack, timeline))


def _warnings(pack: Pack, timeline: Timeline) -> Iterator[Said]:
    for warn in timeline.warnings:
        yield Said(BannerKind.TRAP, warning_lead(warn.id), warn.text)
    if late := overlong(pack, timeline):
        yield Said(BannerKind.TRAP, translate("Timeline", "Little room."), late)


def _open(pack: Pack, timeline: Timeline) -> Iterator[Said]:
    if words := confirmed(timeline):
        lead = translate("Timeline", "If it is confirmed.")
        yield Said(BannerKind.OPEN_POINT, lead, words)
    if words := cautious(pack, timeline):
        go = translate("Timeline", "Go to %1")
        jumps = tuple(
            Jump(name, go.replace("%1", pack.fact(name).reference)) for name in timeline.open
        )
        yield Said(BannerKind.OPEN_POINT, translate("Timeline", "Still open."), words, jumps)
