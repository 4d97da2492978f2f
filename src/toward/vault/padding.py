"""How long a sealed text may look: 1 KiB steps, and Padmé from 16 KiB on.

Padmé (Nikitin and others, PETS 2019) lets a size tell only O(log log n) bits, at most 12 % longer.
The padding itself is ISO 7816-4: one 0x80, then zeros, removed only after authentication.
"""

from toward.vault.errors import VaultError

PAD_STEP = 1024
PADME_FROM = 16 * 1024

_MARK = b"\x80"


def padded_size(length: int) -> int:
    """The padded size of a text of `length` bytes, its end mark included."""
    marked = length + len(_MARK)
    if marked <= PADME_FROM:
        return -(-marked // PAD_STEP) * PAD_STEP
    exponent = marked.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    step = 1 << low_bits
    return -(-marked // step) * step


def pad(plaintext: bytes, size: int) -> bytes:
    """Exactly `size` bytes; a text needs one byte more than its own length."""
    if len(plaintext) >= size:
        raise VaultError
    return (plaintext + _MARK).ljust(size, b"\0")


def unpad(padded: bytes) -> bytes:
    marked = padded.rstrip(b"\0")
    if not marked.endswith(_MARK):
        raise VaultError
    return marked[: -len(_MARK)]
