"""Sealing text under a key, bound to its place, with its length blurred.

blob = version ‖ nonce24 ‖ XChaCha20-Poly1305(key, padded text, AD = version ‖ ad). What the caller
puts into `ad` (room, sequence, revision, author …) is what makes a moved row refuse to open.
"""

from toward.vault import aead
from toward.vault.errors import VaultError
from toward.vault.padding import PAD_STEP, pad, padded_size, unpad

__all__ = ["OVERHEAD", "PAD_STEP", "open_sealed", "padded_size", "seal", "seal_fixed"]

VERSION = b"\x01"
OVERHEAD = len(VERSION) + aead.NONCE + aead.TAG


def seal(key: bytes, plaintext: bytes, *, ad: bytes, nonce24: bytes) -> bytes:
    size = padded_size(len(plaintext))
    return seal_fixed(key, plaintext, size=size, ad=ad, nonce24=nonce24)


def seal_fixed(key: bytes, plaintext: bytes, *, size: int, ad: bytes, nonce24: bytes) -> bytes:
    """A blob of `size` + OVERHEAD bytes whatever the text, which is at most `size` - 1 bytes."""
    padded = pad(plaintext, size)
    return VERSION + nonce24 + aead.encrypt(key, padded, ad=VERSION + ad, nonce=nonce24)


def open_sealed(key: bytes, blob: bytes, *, ad: bytes) -> bytes:
    if len(blob) < OVERHEAD or not blob.startswith(VERSION):
        raise VaultError
    nonce_end = len(VERSION) + aead.NONCE
    nonce, ciphertext = blob[len(VERSION) : nonce_end], blob[nonce_end:]
    return unpad(aead.decrypt(key, ciphertext, ad=VERSION + ad, nonce=nonce))
