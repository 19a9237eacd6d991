"""An engagement as bytes: a line that vouches for the rest, then readable JSON.

The first line is canonical JSON (sorted keys, no spaces) with `engagement` (the id), `format`,
`sha256` of everything after it and `version` (of the program that wrote it); the rest is one
object with `engagement`, and `format` and `version` once more. So no byte is uncovered: a first
line that does not re-encode to itself, or that the rest contradicts, is damage like a wrong hash.

Reserved: `seal` in the first line. It will hold the parameters of a sealed file, whose rest is
base64 of the sealed bytes; this version refuses such a file and says so.
"""

import hashlib
from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, MsgspecError, Raw, Struct, UnsetType

from socdesk import __version__
from socdesk.engagement.check import cleaned, faults, question_faults
from socdesk.engagement.errors import (
    DamagedFile,
    ForeignFile,
    InvalidFile,
    NewerFile,
    SealedFile,
    TooLargeFile,
)
from socdesk.engagement.model import Engagement
from socdesk.engagement.questions import QuestionSpec
from socdesk.engagement.text import clean_name

FORMAT = 1
LARGEST_FILE = 16 * 1024 * 1024
"""No engagement is larger; a file that is, is refused before it is read."""

_LONGEST_HEADER = 4096
_LONGEST_REMARK = 200
_UNREADABLE = (MsgspecError, RecursionError, UnicodeDecodeError)
_MARKS = (b'"engagement":', b'"sha256":')


class _Claim(Struct, frozen=True):
    """As much of a first line as every format, known or not, must have."""

    engagement: str
    format: Annotated[int, Meta(ge=1)]


class _Header(Struct, frozen=True, forbid_unknown_fields=True):
    engagement: str
    format: int
    sha256: str
    version: Annotated[str, Meta(max_length=50)]
    seal: Raw | UnsetType = UNSET


class _Payload(Struct, frozen=True, forbid_unknown_fields=True):
    engagement: Engagement
    format: int
    version: str


class _Repeated(Struct, frozen=True):
    """The format as the payload of a readable file repeats it."""

    format: int


def encode(engagement: Engagement, version: str = __version__) -> bytes:
    """Return the file of an engagement; the same engagement gives the same bytes.

    Raises `TooLargeFile` beyond `LARGEST_FILE`.
    """
    compact = msgspec.json.encode(_Payload(engagement, FORMAT, version), order="sorted")
    payload = msgspec.json.format(compact, indent=1) + b"\n"
    digest = hashlib.sha256(payload).hexdigest()
    header = _Header(engagement.id, FORMAT, digest, version)
    data = _canonical(header) + b"\n" + payload
    if len(data) > LARGEST_FILE:
        raise TooLargeFile(
            f"The engagement takes {len(data):,} bytes, and a file holds at most {LARGEST_FILE:,}."
        )
    return data


def decode(
    data: bytes, questions: Mapping[str, QuestionSpec] | None = None, name: str = "This file"
) -> Engagement:
    """Return the engagement of a file, its texts cleaned; *name* begins the sentence of an error.

    With *questions*, every answer must be one of theirs; without, the caller asks for that with
    `check_questions` as soon as it knows the pack. Nesting is bounded by the closed shape.
    Raises the refusals of `errors`, never anything else.
    """
    header, payload = _opened(data, name)
    try:
        content = msgspec.json.decode(payload, type=_Payload)
    except _UNREADABLE as error:
        raise InvalidFile(f"{name} cannot be used: {_remark(error)}.") from error
    engagement = content.engagement
    repeated = (engagement.id, content.format, content.version)
    if repeated != (header.engagement, header.format, header.version):
        raise DamagedFile(f"{name} is damaged: its first line and its content disagree.")
    _refuse(next(faults(engagement), None), name)
    if questions is not None:
        check_questions(engagement, questions, name)
    return cleaned(engagement)


def check_questions(
    engagement: Engagement, questions: Mapping[str, QuestionSpec], name: str = "This file"
) -> None:
    """Raise `InvalidFile` for the first answer that is none of the pack's."""
    _refuse(next(question_faults(engagement, questions), None), name)


def _refuse(fault: str | None, name: str) -> None:
    if fault is not None:
        raise InvalidFile(f"{name} cannot be used: {fault}.")


def claims_to_be_one(data: bytes) -> bool:
    """Return whether the bytes begin like an engagement, whole or damaged."""
    first_line = data[:_LONGEST_HEADER].partition(b"\n")[0]
    return any(mark in first_line for mark in _MARKS)


def _opened(data: bytes, name: str) -> tuple[_Header, bytes]:
    """Return first line and payload of a whole, unsealed file of this format."""
    if len(data) > LARGEST_FILE:
        raise TooLargeFile(
            f"{name} takes {len(data):,} bytes; an engagement takes at most {LARGEST_FILE:,}."
        )
    if not data:
        raise ForeignFile(f"{name} is empty, not a SOC Desk file.")
    if not claims_to_be_one(data):
        raise ForeignFile(f"{name} is not a SOC Desk file.")
    line, _, payload = data.partition(b"\n")
    _refuse_newer(line, payload, name)
    header = _header(line)
    if header is None:
        raise DamagedFile(f"{name} is damaged: its first line is not as it was written.")
    if hashlib.sha256(payload).hexdigest() != header.sha256:
        raise DamagedFile(f"{name} is damaged: its content does not match its checksum.")
    if header.seal is not UNSET:
        raise SealedFile(
            f"{name} is sealed with a passphrase, and this version cannot open sealed files."
        )
    return header, payload


def _refuse_newer(line: bytes, payload: bytes, name: str) -> None:
    """Refuse a newer format, unless the content shows that the first line is damaged."""
    try:
        claim = msgspec.json.decode(line[:_LONGEST_HEADER], type=_Claim)
    except _UNREADABLE:
        return
    if claim.format <= FORMAT:
        return
    try:
        repeated = msgspec.json.decode(payload, type=_Repeated).format
    except _UNREADABLE:
        repeated = claim.format
    if repeated != claim.format:
        raise DamagedFile(f"{name} is damaged: its first line and its content disagree.")
    raise NewerFile(
        f"{name} was written by a newer SOC Desk (format {claim.format}); "
        f"this one reads format {FORMAT} and left it untouched."
    )


def _header(line: bytes) -> _Header | None:
    """Return the first line's fields, or None for a line this program has not written."""
    if len(line) > _LONGEST_HEADER:
        return None
    try:
        header = msgspec.json.decode(line, type=_Header)
    except _UNREADABLE:
        return None
    return header if header.format == FORMAT and _canonical(header) == line else None


def _canonical(header: _Header) -> bytes:
    return msgspec.json.encode(header, order="sorted")


def _remark(error: Exception) -> str:
    """Return a decoder's words as "PLACE: what", short and without its own notation."""
    what, _, place = clean_name(str(error)).partition(" - at ")
    place = place.replace("`", "").replace("$.", "")
    return (f"{place}: {what}" if place else what)[:_LONGEST_REMARK]
