"""BLAKE2b with a purpose in its `person` field, so that a digest made for one use fits no other."""

from nacl.bindings import crypto_generichash_blake2b_salt_personal as blake2b
from nacl.bindings import (
    crypto_generichash_BYTES_MAX,
    crypto_generichash_BYTES_MIN,
    crypto_generichash_KEYBYTES_MAX,
    crypto_generichash_PERSONALBYTES,
)

from toward.vault.errors import VaultError

PREFIX = b"tw."

_LONGEST_PURPOSE = crypto_generichash_PERSONALBYTES - len(PREFIX)


def digest(data: bytes, *, purpose: str, key: bytes = b"", size: int = 32) -> bytes:
    """`purpose` is at most 13 ASCII characters: BLAKE2b leaves 16 bytes for prefix and purpose."""
    sized = crypto_generichash_BYTES_MIN <= size <= crypto_generichash_BYTES_MAX
    if not sized or len(key) > crypto_generichash_KEYBYTES_MAX:
        raise VaultError
    person = PREFIX + purpose_bytes(purpose, longest=_LONGEST_PURPOSE)
    return blake2b(data, digest_size=size, key=key, person=person)


def purpose_bytes(purpose: str, *, longest: int) -> bytes:
    """Printable ASCII only: BLAKE2b fills `person` with zeros, so a NUL would make two one."""
    if not 0 < len(purpose) <= longest or not purpose.isascii() or not purpose.isprintable():
        raise VaultError
    return purpose.encode("ascii")
