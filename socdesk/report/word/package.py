"""Office packages as bytes: zipped in one order with one date, so that equal content is equal."""

import io
import zipfile
import zlib
from collections.abc import Mapping

FIRST = "[Content_Types].xml"
_DAY = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts: the content types first, the rest by name.

    Names and bytes alone decide the result; no clock and no order of making enters it.
    """
    names = sorted(parts, key=_place)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in names:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = _PLAIN_FILE
            package.writestr(entry, parts[name])
    return target.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name; raises `zipfile.BadZipFile` for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # What zipfile says of parts that are cut, packed in another way, or locked.
        raise zipfile.BadZipFile(str(error)) from error


def _place(name: str) -> tuple[bool, str]:
    return name != FIRST, name
