"""The recovery code as people write it: 160 bits in eight groups of four.

Crockford's base32 leaves out I, L, O and U. Reading forgives case, spaces, dashes and the letters
that look like digits; it never guesses anything else.
"""

import unicodedata
from itertools import batched

from toward.vault.errors import VaultError, require_size

CODE = 20

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
_BITS = 5
_LENGTH = CODE * 8 // _BITS
_GROUP = 4


def new_code(random20: bytes) -> str:
    require_size(random20, CODE)
    number = int.from_bytes(random20)
    signs = [_ALPHABET[number >> _BITS * place & 31] for place in reversed(range(_LENGTH))]
    return "-".join("".join(group) for group in batched(signs, _GROUP, strict=False))


def parse_code(text: str) -> bytes:
    """The 20 bytes behind a code, however it was typed."""
    signs = [sign for sign in unicodedata.normalize("NFKC", text) if not _is_separator(sign)]
    plain = "".join(signs).upper().translate(_LOOKALIKES)
    if len(plain) != _LENGTH or not set(plain) <= set(_ALPHABET):
        raise VaultError
    number = 0
    for sign in plain:
        number = number << _BITS | _ALPHABET.index(sign)
    return number.to_bytes(CODE)


def groups(code: str) -> list[str]:
    """The eight groups, for showing them apart and for asking two of them back."""
    return new_code(parse_code(code)).split("-")


def _is_separator(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Pd", "Cf"}
