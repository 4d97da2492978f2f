"""Signatures, digests and what grows from the vault key."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.test_seal import flipped
from toward.vault.digest import digest
from toward.vault.errors import VaultError
from toward.vault.identity import identity, subkey
from toward.vault.sign import SignKeys, sign, sign_keys, verify

KEYS = sign_keys(bytes(range(32)))
VAULT_KEY = bytes(range(32))
PURPOSES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20)


@given(message=st.binary(max_size=200), purpose=PURPOSES)
def test_a_signature_holds_for_its_message_purpose_and_key(message: bytes, purpose: str) -> None:
    signature = sign(KEYS, message, purpose=purpose)

    verify(KEYS.public, signature, message, purpose=purpose)
    with pytest.raises(VaultError):
        verify(KEYS.public, signature, message + b"!", purpose=purpose)
    with pytest.raises(VaultError):
        verify(KEYS.public, signature, message, purpose=purpose + "!")
    with pytest.raises(VaultError):
        verify(sign_keys(bytes(32)).public, signature, message, purpose=purpose)


def test_every_flipped_bit_of_signature_key_and_message_is_refused() -> None:
    message = b"room|7|1"
    signature = sign(KEYS, message, purpose="entry")

    for bit in range(len(signature) * 8):
        with pytest.raises(VaultError):
            verify(KEYS.public, flipped(signature, bit), message, purpose="entry")
    for bit in range(len(KEYS.public) * 8):
        with pytest.raises(VaultError):
            verify(flipped(KEYS.public, bit), signature, message, purpose="entry")
    for bit in range(len(message) * 8):
        with pytest.raises(VaultError):
            verify(KEYS.public, signature, flipped(message, bit), purpose="entry")


def test_purpose_and_message_cannot_flow_into_each_other() -> None:
    signature = sign(KEYS, b"bc", purpose="a")

    with pytest.raises(VaultError):
        verify(KEYS.public, signature, b"c", purpose="ab")


@given(public=st.binary(max_size=40), signature=st.binary(max_size=80), message=st.binary())
def test_arbitrary_signatures_raise_nothing_but_the_one_error(
    public: bytes, signature: bytes, message: bytes
) -> None:
    with pytest.raises(VaultError):
        verify(public, signature, message, purpose="entry")


@pytest.mark.parametrize("purpose", ["", "x" * 256, "ä", "a\0", "\ud800"])
def test_a_purpose_that_cannot_be_written_is_refused(purpose: str) -> None:
    with pytest.raises(VaultError):
        sign(KEYS, b"", purpose=purpose)
    with pytest.raises(VaultError):
        subkey(VAULT_KEY, purpose)


def test_a_signing_key_of_another_size_is_refused() -> None:
    with pytest.raises(VaultError):
        sign(SignKeys(public=KEYS.public, secret=bytes(32)), b"", purpose="entry")
    with pytest.raises(VaultError):
        sign_keys(bytes(31))


@given(text=st.binary(max_size=300), key=st.binary(max_size=64), size=st.integers(16, 64))
def test_digests_are_plain_blake2b(text: bytes, key: bytes, size: int) -> None:
    """Checked against another implementation, so that nothing here is only ours to read."""
    expected = hashlib.blake2b(text, digest_size=size, key=key, person=b"tw.session").digest()

    assert digest(text, purpose="session", key=key, size=size) == expected


@pytest.mark.parametrize("purpose", ["", "fourteen chars", "a\0", "é"])
def test_a_digest_refuses_a_purpose_that_does_not_fit(purpose: str) -> None:
    with pytest.raises(VaultError):
        digest(b"", purpose=purpose)


@pytest.mark.parametrize(("size", "key"), [(0, b""), (15, b""), (65, b""), (32, bytes(65))])
def test_a_digest_refuses_sizes_that_blake2b_has_not(size: int, key: bytes) -> None:
    with pytest.raises(VaultError):
        digest(b"", purpose="session", size=size, key=key)


def test_an_identity_is_the_same_each_time_and_another_for_each_vault_key() -> None:
    assert identity(VAULT_KEY) == identity(VAULT_KEY)
    assert identity(VAULT_KEY) != identity(bytes(32))


@given(one=PURPOSES, two=PURPOSES)
def test_each_purpose_has_its_own_key(one: str, two: str) -> None:
    assert (subkey(VAULT_KEY, one) == subkey(VAULT_KEY, two)) is (one == two)


def test_no_purpose_leads_to_the_identity() -> None:
    secrets = {identity(VAULT_KEY).box.secret, identity(VAULT_KEY).sign.secret[:32]}

    for purpose in ("box", "sign", "identity.v1", "subkey.v1"):
        assert subkey(VAULT_KEY, purpose) not in secrets
        assert sign_keys(subkey(VAULT_KEY, purpose)) != identity(VAULT_KEY).sign


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_vault_key_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(VaultError):
        identity(bytes(size))
    with pytest.raises(VaultError):
        subkey(bytes(size), "drafts")


def test_printing_keys_shows_no_secret() -> None:
    own = identity(VAULT_KEY)

    for shown in (repr(own), f"{own}", repr(own.box), repr(own.sign)):
        assert "Keys(" in shown
        for secret in (own.box.secret, own.sign.secret, own.sign.secret[:32]):
            assert secret.hex() not in shown
            assert repr(secret)[2:-1] not in shown
