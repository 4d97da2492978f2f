"""Boxes: text that anyone can put in and only the holder of the secret half can take out.

The layout is libsodium's sealed box (ephemeral key ‖ ciphertext) with padded text inside. A box
proves nothing about its maker: what must come from somebody is signed inside (`vault.sign`). There
is no version byte, because the recipient's key names the algorithm and because an empty box must
look like a full one.
"""

from msgspec import Struct
from nacl.bindings import (
    crypto_box_easy,
    crypto_box_NONCEBYTES,
    crypto_box_PUBLICKEYBYTES,
    crypto_box_seal_open,
    crypto_box_SEALBYTES,
    crypto_box_SECRETKEYBYTES,
    crypto_box_seed_keypair,
    crypto_box_SEEDBYTES,
    crypto_generichash_blake2b_salt_personal,
)
from nacl.exceptions import CryptoError

from toward.vault.errors import VaultError, require_size
from toward.vault.padding import pad, padded_size, unpad

PUBLIC = crypto_box_PUBLICKEYBYTES
SEED = crypto_box_SEEDBYTES
OVERHEAD = crypto_box_SEALBYTES


class BoxKeys(Struct, frozen=True):
    public: bytes
    secret: bytes

    def __repr__(self) -> str:
        return f"BoxKeys(public={self.public.hex()})"


def box_keys(seed32: bytes) -> BoxKeys:
    require_size(seed32, SEED)
    return BoxKeys(*crypto_box_seed_keypair(seed32))


def box(public: bytes, plaintext: bytes, *, seed32: bytes, size: int | None = None) -> bytes:
    """A box of padded text, `size` + OVERHEAD bytes long, for at most `size` - 1 bytes of text.

    Without a size the text is padded in steps. `seed32` is random and used once: it is the
    sender's throw-away key, and whoever learns it can open this box.
    """
    require_size(public, PUBLIC)
    padded = pad(plaintext, padded_size(len(plaintext)) if size is None else size)
    once = box_keys(seed32)
    try:
        nonce = _nonce(once.public, public)
        return once.public + crypto_box_easy(padded, nonce, public, once.secret)
    except CryptoError:
        raise VaultError from None


def open_box(keys: BoxKeys, blob: bytes) -> bytes:
    require_size(keys.public, PUBLIC)
    require_size(keys.secret, crypto_box_SECRETKEYBYTES)
    try:
        return unpad(crypto_box_seal_open(blob, keys.public, keys.secret))
    except CryptoError:
        raise VaultError from None


def _nonce(sender: bytes, recipient: bytes) -> bytes:
    # libsodium's own rule, hence without our `person`.
    return crypto_generichash_blake2b_salt_personal(
        sender + recipient, digest_size=crypto_box_NONCEBYTES
    )
