"""Ed25519 signatures that name what they are for, so that none can be shown in another's place."""

from msgspec import Struct
from nacl.bindings import (
    crypto_sign,
    crypto_sign_BYTES,
    crypto_sign_open,
    crypto_sign_PUBLICKEYBYTES,
    crypto_sign_SECRETKEYBYTES,
    crypto_sign_seed_keypair,
    crypto_sign_SEEDBYTES,
)
from nacl.exceptions import CryptoError

from toward.vault.digest import purpose_bytes
from toward.vault.errors import VaultError, require_size

PUBLIC = crypto_sign_PUBLICKEYBYTES
SEED = crypto_sign_SEEDBYTES
SIGNATURE = crypto_sign_BYTES

_DOMAIN = b"tw.sign.1"
_LONGEST_PURPOSE = 255


class SignKeys(Struct, frozen=True):
    public: bytes
    secret: bytes

    def __repr__(self) -> str:
        return f"SignKeys(public={self.public.hex()})"


def sign_keys(seed32: bytes) -> SignKeys:
    require_size(seed32, SEED)
    return SignKeys(*crypto_sign_seed_keypair(seed32))


def sign(keys: SignKeys, message: bytes, *, purpose: str) -> bytes:
    require_size(keys.secret, crypto_sign_SECRETKEYBYTES)
    return crypto_sign(_framed(message, purpose), keys.secret)[:SIGNATURE]


def verify(public: bytes, signature: bytes, message: bytes, *, purpose: str) -> None:
    require_size(public, PUBLIC)
    require_size(signature, SIGNATURE)
    try:
        crypto_sign_open(signature + _framed(message, purpose), public)
    except CryptoError:
        raise VaultError from None


def _framed(message: bytes, purpose: str) -> bytes:
    # The length keeps ("a", b"bc") and ("ab", b"c") apart.
    name = purpose_bytes(purpose, longest=_LONGEST_PURPOSE)
    return _DOMAIN + bytes([len(name)]) + name + message
