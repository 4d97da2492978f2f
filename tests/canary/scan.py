"""Looks for a secret in files: as it is, in UTF-16, hex, base64 at three offsets, escaped, and inside inflated streams."""

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
MOST_INFLATED = 1 << 20


def found_in(folder: Path, secrets: dict[str, bytes]) -> dict[str, set[str]]:
    """secret's name -> the files that hold it in any form."""
    forms = {name: tuple(forms_of(secret)) for name, secret in secrets.items()}
    found: dict[str, set[str]] = {}
    for path in (one for one in folder.rglob("*") if one.is_file()):
        for content in contents(path.read_bytes()):
            for name in held(content, forms):
                found.setdefault(name, set()).add(path.name)
    return found


def held(content: bytes, forms: dict[str, tuple[bytes, ...]]) -> list[str]:
    return [name for name, known in forms.items() if any(form in content for form in known)]


def contents(raw: bytes) -> Iterator[bytes]:
    yield raw
    for match in STREAM.finditer(raw):
        yield from _inflated(raw[match.start() :])


def forms_of(secret: bytes) -> Iterable[bytes]:
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    yield "".join(map(chr, secret)).encode("utf-16-le")
    # as it would stand in a traceback, in JSON and in an address
    yield repr(secret)[2:-1].encode()
    yield json.dumps(secret.decode("latin-1"))[1:-1].encode()
    yield quote(secret).encode()
    for offset in range(3):
        # what stands beside it changes the first and last signs: the middle must be enough
        coded = base64.b64encode(bytes(offset) + secret + bytes(2))
        yield coded[4:-6]
        yield coded[4:-6].replace(b"+", b"-").replace(b"/", b"_")


def _inflated(stream: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj(wbits=47).decompress(stream, MOST_INFLATED)
    except zlib.error:
        return
