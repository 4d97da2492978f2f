"""What grows from the vault key: a person's two key pairs, and a key for each further purpose.

Nothing of it is stored. BLAKE2b keyed with the vault key makes each, and none tells of another.
"""

from msgspec import Struct

from toward.vault.box import BoxKeys, box_keys
from toward.vault.digest import digest, purpose_bytes
from toward.vault.errors import require_size
from toward.vault.sign import SignKeys, sign_keys
from toward.vault.slots import VAULT_KEY

_LONGEST_PURPOSE = 255


class Identity(Struct, frozen=True):
    box: BoxKeys
    sign: SignKeys


def identity(vault_key: bytes) -> Identity:
    return Identity(
        box=box_keys(_grow(vault_key, b"box", "identity.v1")),
        sign=sign_keys(_grow(vault_key, b"sign", "identity.v1")),
    )


def subkey(vault_key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose; no purpose leads to the identity's seeds."""
    return _grow(vault_key, purpose_bytes(purpose, longest=_LONGEST_PURPOSE), "subkey.v1")


def _grow(vault_key: bytes, name: bytes, purpose: str) -> bytes:
    require_size(vault_key, VAULT_KEY)
    return digest(name, purpose=purpose, key=vault_key)
