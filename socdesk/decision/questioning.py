"""Pages of questions and the way through them, computed from what still matters."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from socdesk.decision.pack import Pack


@lru_cache(maxsize=8)
def organisation_pages(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """The organisation's pages in order, each with its questions: one each, O6 six together."""
    return _pages(pack, ("organisation",))


@lru_cache(maxsize=8)
def line_pages(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """The pages of a line in order, each with its question."""
    return _pages(pack, ("line", "default"))


def _pages(pack: Pack, scopes: Collection[str]) -> dict[str, tuple[str, ...]]:
    pages: dict[str, tuple[str, ...]] = {}
    for fact in pack.facts:
        if fact.scope in scopes:
            page = fact.page or fact.id
            pages[page] = (*pages.get(page, ()), fact.id)
    return pages


def page_of(pack: Pack, question: str) -> str:
    """The page a question stands on."""
    return pack.fact(question).page or question


def steps(pages: Mapping[str, tuple[str, ...]], path: Collection[str]) -> tuple[str, ...]:
    """The pages on the way: those with a question of `path`."""
    on_path = set(path)
    return tuple(page for page, questions in pages.items() if not on_path.isdisjoint(questions))


def next_page(pages: Mapping[str, tuple[str, ...]], path: Collection[str], page: str) -> str | None:
    """The next page on the way after `page`, which need not be on it; None after the last."""
    order = list(pages)
    ahead = [step for step in steps(pages, path) if order.index(step) > order.index(page)]
    return ahead[0] if ahead else None


def previous_page(
    pages: Mapping[str, tuple[str, ...]], path: Collection[str], page: str | None
) -> str | None:
    """The page on the way before `page` (None stands after the last); None before the first."""
    order = list(pages)
    end = len(order) if page is None else order.index(page)
    behind = [step for step in steps(pages, path) if order.index(step) < end]
    return behind[-1] if behind else None
