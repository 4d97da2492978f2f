"""From passphrase to key: Argon2id 1.3 with a floor that no stored row and no setting can lower.

There is a ceiling too: a tampered row must not make the server ask for memory it does not have.
Whoever calls bounds how many derivations run at once.
"""

import unicodedata
from typing import Final

from msgspec import Struct
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13, crypto_pwhash_SALTBYTES
from nacl.exceptions import CryptoError

from toward.vault.errors import VaultError, require_size

SALT = crypto_pwhash_SALTBYTES
DERIVED = 64

_OPS: Final = range(3, 16 + 1)
_MEM_MIB: Final = range(64, 512 + 1)


class KdfParams(Struct, frozen=True):
    """Weaker than the floor (or beyond the ceiling) cannot be built at all."""

    ops: int = 4
    mem_mib: int = 128

    def __post_init__(self) -> None:
        if self.ops not in _OPS or self.mem_mib not in _MEM_MIB:
            raise VaultError


FLOOR: Final = KdfParams(ops=_OPS[0], mem_mib=_MEM_MIB[0])


def derive(passphrase: str, salt16: bytes, params: KdfParams) -> bytes:
    """64 bytes. The passphrase counts in full, after NFKC: keyboards differ in how they compose."""
    require_size(salt16, SALT)
    try:
        secret = unicodedata.normalize("NFKC", passphrase).encode()
        return crypto_pwhash_alg(
            DERIVED,
            secret,
            salt16,
            params.ops,
            params.mem_mib * 1024 * 1024,
            crypto_pwhash_ALG_ARGON2ID13,
        )
    except (CryptoError, UnicodeEncodeError):
        raise VaultError from None
