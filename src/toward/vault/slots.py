"""Slots: the vault key, wrapped once under the passphrase and once under the recovery code.

There is no other password check: to sign in is to open the slot. The pepper lives outside the
database, so a stolen database alone leaves nothing to guess against. Recovery needs no pepper and
no slow derivation, because its code has 160 random bits.

passphrase slot = 0x11 ‖ ops ‖ mem_mib (2, big endian) ‖ salt16 ‖ nonce24 ‖ sealed vault key
recovery slot   = 0x12 ‖ nonce24 ‖ sealed vault key
"""

import struct

from toward.vault import aead, kdf
from toward.vault.digest import digest
from toward.vault.errors import VaultError, require_size
from toward.vault.kdf import KdfParams

VAULT_KEY = 32
PEPPER = 32
CODE = 20

_HEAD = struct.Struct(f">BBH{kdf.SALT}s")
_PASSPHRASE = 0x11
_RECOVERY = b"\x12"
_SEALED = VAULT_KEY + aead.TAG
_SLOT = _HEAD.size + aead.NONCE + _SEALED
_RECOVERY_SLOT = len(_RECOVERY) + aead.NONCE + _SEALED


def seal_slot(  # noqa: PLR0913 - each is a different secret or place; a record would only hide them
    vault_key: bytes,
    *,
    passphrase: str,
    pepper: bytes,
    owner: bytes,
    params: KdfParams,
    salt: bytes,
    nonce: bytes,
) -> bytes:
    require_size(vault_key, VAULT_KEY)
    require_size(salt, kdf.SALT)
    head = _HEAD.pack(_PASSPHRASE, params.ops, params.mem_mib, salt)
    key = _slot_key(passphrase, pepper, salt, params)
    return head + nonce + aead.encrypt(key, vault_key, ad=head + owner, nonce=nonce)


def open_slot(blob: bytes, *, passphrase: str, pepper: bytes, owner: bytes) -> bytes:
    """The vault key. Costs one derivation whenever the blob has a slot's shape."""
    head, params, salt = _read_head(blob)
    nonce, sealed = blob[len(head) : -_SEALED], blob[-_SEALED:]
    key = _slot_key(passphrase, pepper, salt, params)
    return aead.decrypt(key, sealed, ad=head + owner, nonce=nonce)


def params_of(blob: bytes) -> KdfParams:
    """What a slot was sealed with, so that signing in can seal it anew when the host asks more."""
    return _read_head(blob)[1]


def dummy_open(
    name: str, passphrase: str, pepper: bytes, *, params: KdfParams | None = None
) -> None:
    """For a name nobody has: the same work, the same failure. Give the `params` new slots get."""
    params = params or KdfParams()
    salt = digest(name.encode(errors="surrogatepass"), purpose="slot.none", key=pepper)[: kdf.SALT]
    head = _HEAD.pack(_PASSPHRASE, params.ops, params.mem_mib, salt)
    blob = head.ljust(_SLOT, b"\0")
    open_slot(blob, passphrase=passphrase, pepper=pepper, owner=b"")
    raise VaultError


def seal_recovery_slot(vault_key: bytes, *, code: bytes, owner: bytes, nonce: bytes) -> bytes:
    require_size(vault_key, VAULT_KEY)
    sealed = aead.encrypt(_recovery_key(code), vault_key, ad=_RECOVERY + owner, nonce=nonce)
    return _RECOVERY + nonce + sealed


def open_recovery_slot(blob: bytes, *, code: bytes, owner: bytes) -> bytes:
    require_size(blob, _RECOVERY_SLOT)
    if not blob.startswith(_RECOVERY):
        raise VaultError
    nonce, sealed = blob[len(_RECOVERY) : -_SEALED], blob[-_SEALED:]
    return aead.decrypt(_recovery_key(code), sealed, ad=_RECOVERY + owner, nonce=nonce)


def _read_head(blob: bytes) -> tuple[bytes, KdfParams, bytes]:
    require_size(blob, _SLOT)
    kind, ops, mem_mib, salt = _HEAD.unpack_from(blob)
    if kind != _PASSPHRASE:
        raise VaultError
    return blob[: _HEAD.size], KdfParams(ops=ops, mem_mib=mem_mib), salt


def _slot_key(passphrase: str, pepper: bytes, salt: bytes, params: KdfParams) -> bytes:
    require_size(pepper, PEPPER)
    derived = kdf.derive(passphrase, salt, params)
    return digest(derived, purpose="slot.pw.v1", key=pepper)


def _recovery_key(code: bytes) -> bytes:
    require_size(code, CODE)
    return digest(code, purpose="slot.rec.v1")
