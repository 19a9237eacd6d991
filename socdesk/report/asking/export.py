"""The pages of questions on the disk: one file for each person, read back before it is told of."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.engagement.disk import read_whole, write_safely
from socdesk.engagement.model import Engagement
from socdesk.report.asking.form import Form, form_name, form_of
from socdesk.report.asking.people import Asked, by_person, open_questions
from socdesk.report.errors import ReportError
from socdesk.report.facts import facts_of
from socdesk.report.phrases import Phrases

FormKind = Literal["docx", "md"]
"""Word, or Markdown: the ending of the file."""

_LARGEST_FORM = 64 << 20
_LONGEST_STEM = 120
_MOST_OF_A_NAME = 1_000
_UNFIT = '<>:"/\\|?*'
_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}


def open_of(pack: Pack, engagement: Engagement) -> tuple[Asked, ...]:
    """Return every open question of an engagement that matters, the most decisive first."""
    facts = facts_of(engagement)
    ids = [line.id for line in engagement.lines]
    return open_questions(Phrases(pack), ids, facts, advise(pack, facts.case))


def forms_of(pack: Pack, engagement: Engagement, today: date) -> tuple[tuple[str, Form], ...]:
    """Return a page for each person to ask, with a name no two of them share."""
    phrases, facts = Phrases(pack), facts_of(engagement)
    taken: set[str] = set()
    found = []
    for person in by_person(open_of(pack, engagement)):
        stem = _free(
            safe_stem(form_name(phrases, facts, person)), lambda name: name.casefold() in taken
        )
        taken.add(stem.casefold())
        found.append((stem, form_of(phrases, facts, engagement.id, person, today)))
    return tuple(found)


def write_forms(
    pack: Pack, engagement: Engagement, today: date, folder: Path, kind: FormKind
) -> tuple[Path, ...]:
    """Write a page for each person into a folder and return the files.

    No file that is there is replaced, since it may hold answers: a number goes behind the name.
    Every page is made before the first is written. Raises `ReportError` where a page cannot be
    made or does not read back, and `SaveError` where it cannot be written.
    """
    made = [(stem, _bytes(form, kind)) for stem, form in forms_of(pack, engagement, today)]
    return tuple(_write(folder, stem, kind, data) for stem, data in made)


def safe_stem(text: str) -> str:
    """Return a text as every system lets a file be called, without an ending."""
    kept = "".join(
        "-" if letter in _UNFIT or not letter.isprintable() else letter
        for letter in text[:_MOST_OF_A_NAME]
    )
    # Bytes, because some systems count these; a letter cut in two is dropped.
    stem = kept.strip(" .").encode()[:_LONGEST_STEM].decode(errors="ignore").strip(" .")
    if stem.partition(".")[0].strip().casefold() in _RESERVED:
        stem = f"-{stem}"
    return stem or "-"


def _free(stem: str, is_taken: Callable[[str], bool]) -> str:
    number = 1
    found = stem
    while is_taken(found):
        number += 1
        found = f"{stem} ({number})"
    return found


def _write(folder: Path, stem: str, kind: FormKind, data: bytes) -> Path:
    path = folder / f"{_free(stem, lambda name: (folder / f'{name}.{kind}').exists())}.{kind}"
    write_safely(path, data)
    if read_whole(path, _LARGEST_FORM) != data:
        raise ReportError(f"{path.name} did not read back as it was written; please make it again.")
    return path


def _bytes(form: Form, kind: FormKind) -> bytes:
    if kind == "md":
        from socdesk.report.asking.markdown import write_markdown_form

        return write_markdown_form(form).encode()
    # python-docx and lxml take a while to load, and only a Word page needs them.
    from socdesk.report.asking.word import write_docx_form
    from socdesk.report.readback import check_docx

    data = write_docx_form(form)
    check_docx(data, form.page)
    return data
