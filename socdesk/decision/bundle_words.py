"""Why a report covers the lines it covers, in the pack's words, each sentence with its sources."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from socdesk.decision.advice import Advice
from socdesk.decision.blocks import Blocks, Located
from socdesk.decision.bundles import VENDORS, Bundle
from socdesk.decision.faults import Fault
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled, joined
from socdesk.decision.words import BundleWords

SENTENCES = {
    "single": (),
    "together": (),
    "apart": (),
    "open": (),
    "open.beside": ("lines", "others"),
    "whole": (),
    "request": (),
    "categories": ("categories",),
    "category.alone": ("categories", "lines"),
    "type.least": ("lines", "type"),
    "period.differs": ("months",),
    "late": ("lines",),
    "fieldwork.shared": ("lines",),
    "fieldwork.open": (),
    "fieldwork.apart": (),
    "ask": ("lines",),
    "request.line": ("lines",),
    "request.monitor": ("lines",),
    "request.vendors": (),
}
"""The sentences a pack must have, with the names each may have filled in."""

_MARKER = re.compile(r"\{(\w*)\}")
_MOST_NAMES = 6

Named = Callable[[str], str]


class Sentence(Struct, frozen=True):
    """A sentence that stands in the advice, and the sources it rests on."""

    key: str
    text: str
    sources: tuple[str, ...]


class Speaker:
    """Says what bundles are in the words of one pack; `name` shows a line's name."""

    def __init__(self, pack: Pack, name: Named) -> None:
        self._pack = pack
        self._name = name

    def lines(self, names: Sequence[str]) -> str:
        """Return lines in one phrase; beyond a handful the rest are counted."""
        shown = [self._name(name) for name in names]
        if len(shown) > _MOST_NAMES:
            more = self._pack.words.memo["lead.more.lines"]
            rest = str(len(shown) - _MOST_NAMES + 1)
            shown = [*shown[: _MOST_NAMES - 1], filled(more, count=rest)]
        return joined(self._pack, shown)

    def relation(self, bundle: Bundle) -> tuple[Sentence, ...]:
        """Return why these lines: one sentence, and the question to ask while it is open."""
        if bundle.relation != "open":
            return (self._say(bundle.relation),)
        lines = self.lines(bundle.lines)
        if len(bundle.lines) > 1:
            first = self._say("open")
        else:
            first = self._say("open.beside", lines=lines, others=self.lines(bundle.beside))
        both = self.lines([*bundle.lines, *bundle.beside])
        return first, self._say("ask", lines=both)

    def shape(self, bundle: Bundle) -> Iterator[Sentence]:
        """Yield what a report takes over from several lines, and what speaks for a split."""
        words = self._pack.words.terms
        if len(bundle.lines) > 1 and bundle.categories:
            names = joined(self._pack, bundle.categories)
            yield self._say("categories", categories=names)
        alone: dict[str, list[str]] = {}
        for category, line in bundle.only_for:
            alone.setdefault(line, []).append(category)
        for line, names_in in alone.items():
            found = joined(self._pack, names_in)
            yield self._say("category.alone", categories=found, lines=self._name(line))
        if bundle.least_mature:
            kinds = words.types[bundle.types[0]]
            yield self._say("type.least", lines=self.lines(bundle.least_mature), type=kinds)
        if len(bundle.period) > 1 and len(bundle.lines) > 1:
            numbers = [str(month) for month in bundle.period]
            yield self._say("period.differs", months=joined(self._pack, numbers))
        for name in bundle.late[:_MOST_NAMES]:
            yield self._say("late", lines=self._name(name))

    def fieldwork(self, bundle: Bundle) -> Iterator[Sentence]:
        """Yield whether SOC 1 and SOC 2 can share a fieldwork, where both are commissioned."""
        if bundle.fieldwork:
            names = dict(zip(bundle.positions, bundle.lines, strict=True))
            lines = self.lines([names[place] for place in bundle.shares])
            yield self._say(f"fieldwork.{bundle.fieldwork}", lines=lines)

    def fieldworks(self, found: Sequence[Bundle]) -> Iterator[Sentence]:
        """Yield the same for all reports together: what is shared outweighs what is open."""
        for state in ("shared", "open", "apart"):
            over = {
                place: name
                for bundle in found
                if bundle.fieldwork == state
                for place, name in zip(bundle.positions, bundle.lines, strict=True)
                if state != "shared" or place in bundle.shares
            }
            if over:
                lines = self.lines([over[place] for place in sorted(over)])
                yield self._say(f"fieldwork.{state}", lines=lines)
                return

    def why(self, bundle: Bundle) -> tuple[Sentence, ...]:
        """Return all of it, in this order."""
        found = self.relation(bundle)
        return (*found, *self.shape(bundle), *self.fieldwork(bundle))

    def requests(self, advice: Advice) -> Iterator[Sentence]:
        """Yield whom to ask for reports: firms within each line's service, and all others."""
        if not any(entry.report == VENDORS for entry in advice.organisation.commissions):
            return
        for key, method in (
            ("request.line", "CARVE_OUT"),
            ("request.monitor", "MONITOR_OR_INCLUSIVE"),
        ):
            names = [line.name for line in advice.lines if line.subservice == (method,)]
            if names:
                yield self._say(key, lines=self.lines(names))
        if "USER ENTITY" in advice.organisation.roles:
            yield self._say("request.vendors")

    def _say(self, key: str, **values: str) -> Sentence:
        words = self._pack.words.bundles.sentence[key]
        return Sentence(key, filled(words.text, **values), words.sources)


class CommissionTold(Struct, frozen=True):
    """A report to commission or to ask for, as the command line tells it."""

    report: str
    lines: tuple[str, ...]
    why: str


def plain_name(pack: Pack) -> Named:
    """Return what shows a line by its name, or by what stands for one that has none."""
    nameless = pack.words.memo["line.nameless"]

    def named(name: str) -> str:
        return name or nameless

    return named


def check_bundle_words(blocks: Blocks) -> list[Fault]:
    """Return every missing or stray sentence on bundles, and stray names and sources in them."""
    entry = blocks.words.get("bundles")
    if not entry:
        return []
    words: BundleWords = entry.value
    known = {source.value.id for source in blocks.of("source")}
    faults = list(_stray_keys(entry, words))
    for key, sentence in words.sentence.items():
        for name in _MARKER.findall(sentence.text):
            if name not in SENTENCES.get(key, (name,)):
                found = f"unknown name {{{name}}}"
                faults.append(entry.fault(key, found, "a name of its own", "sentence", key))
        faults.extend(
            _stray_sources(entry, key, sentence.sources, known, "sentence", key, "sources")
        )
    for number, point in enumerate(words.review):
        faults.extend(
            _stray_sources(entry, point.id, point.sources, known, "review", number, "sources")
        )
    return faults


def _stray_keys(entry: Located, words: BundleWords) -> Iterator[Fault]:
    for key in SENTENCES:
        if key not in words.sentence:
            yield entry.fault(key, f"no sentence {key}", f"a sentence {key}", "sentence")
    for key in words.sentence:
        if key not in SENTENCES:
            expected = "a sentence that is used"
            yield entry.fault(key, f"unknown sentence {key}", expected, "sentence", key)


def _stray_sources(
    entry: Located, name: str, used: Iterable[str], known: Iterable[str], *place: str | int
) -> Iterator[Fault]:
    for source in used:
        if source not in known:
            expected = "an id of sources.toml"
            yield entry.fault(name, f"unknown source {source}", expected, *place)
