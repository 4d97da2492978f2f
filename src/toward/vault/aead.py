"""XChaCha20-Poly1305 with its sizes checked: the only place that calls the cipher.

Nonces are arguments. A nonce must be fresh random bytes for every call with the same key.
"""

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES as TAG,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES as KEY,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES as NONCE,
)
from nacl.exceptions import CryptoError

from toward.vault.errors import VaultError, require_size

__all__ = ["KEY", "NONCE", "TAG", "decrypt", "encrypt"]


def encrypt(key: bytes, plaintext: bytes, *, ad: bytes, nonce: bytes) -> bytes:
    require_size(key, KEY)
    require_size(nonce, NONCE)
    return crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, ad, nonce, key)


def decrypt(key: bytes, ciphertext: bytes, *, ad: bytes, nonce: bytes) -> bytes:
    require_size(key, KEY)
    require_size(nonce, NONCE)
    if len(ciphertext) < TAG:
        raise VaultError
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, ad, nonce, key)
    except CryptoError:
        raise VaultError from None
