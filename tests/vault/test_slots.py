"""Slots and the derivation behind them. Each derivation takes a tenth of a second: few are run."""

import struct
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import nacl.bindings
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.vault.test_seal import flipped
from toward.vault import kdf, slots
from toward.vault.errors import VaultError
from toward.vault.kdf import FLOOR, KdfParams, derive

VAULT_KEY = bytes(range(32))
PEPPER = bytes(range(32, 64))
SALT = bytes(range(16))
NONCE = bytes(range(24))
CODE = bytes(range(20))
PASSPHRASE = "lantern orchard quilt pebble moorhen"
OWNER = b"person-1"


@cache
def slot() -> bytes:
    return sealed_with(pepper=PEPPER, salt=SALT)


def sealed_with(*, pepper: bytes, salt: bytes) -> bytes:
    return slots.seal_slot(
        VAULT_KEY,
        passphrase=PASSPHRASE,
        pepper=pepper,
        owner=OWNER,
        params=FLOOR,
        salt=salt,
        nonce=NONCE,
    )


def opened(blob: bytes, passphrase: str = PASSPHRASE, pepper: bytes = PEPPER) -> bytes:
    return slots.open_slot(blob, passphrase=passphrase, pepper=pepper, owner=OWNER)


def test_a_slot_opens_with_its_passphrase() -> None:
    assert opened(slot()) == VAULT_KEY
    assert slots.params_of(slot()) == FLOOR


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE + " ", PASSPHRASE.upper(), PASSPHRASE[:-1]])
def test_another_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(VaultError):
        opened(slot(), passphrase)


def test_the_true_passphrase_without_the_pepper_is_refused() -> None:
    with pytest.raises(VaultError):
        opened(slot(), pepper=bytes(32))


def test_another_owners_slot_is_refused() -> None:
    with pytest.raises(VaultError):
        slots.open_slot(slot(), passphrase=PASSPHRASE, pepper=PEPPER, owner=b"person-2")


def test_a_flipped_bit_in_each_part_of_a_slot_is_refused() -> None:
    """Version, ops, memory, then one bit of salt, nonce, ciphertext and tag each."""
    bits = [*range(32), 32, 160, 352, len(slot()) * 8 - 1]

    with ThreadPoolExecutor(2) as pool:
        refused = list(pool.map(lambda bit: refuses(flipped(slot(), bit)), bits))

    assert all(refused)


def test_every_flipped_bit_of_nonce_key_and_tag_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """libsodium's derivation is remembered, not replaced: salt and passphrase stay the same."""
    monkeypatch.setattr(kdf, "crypto_pwhash_alg", cache(nacl.bindings.crypto_pwhash_alg))

    assert opened(slot()) == VAULT_KEY
    for bit in range(20 * 8, len(slot()) * 8):
        assert refuses(flipped(slot(), bit))


@given(blob=st.binary(max_size=200))
def test_a_slot_of_another_length_is_refused_before_any_work(blob: bytes) -> None:
    if len(blob) != len(slot()):
        assert refuses(blob)


@given(head=st.binary(min_size=4, max_size=4).filter(lambda head: not affordable(head)))
def test_a_slot_with_parameters_out_of_bounds_is_refused_before_any_work(head: bytes) -> None:
    assert refuses(head + slot()[4:])


@given(ops=st.integers(-5, 2), mem_mib=st.integers(64, 512))
def test_fewer_passes_than_the_floor_cannot_be_built(ops: int, mem_mib: int) -> None:
    with pytest.raises(VaultError):
        KdfParams(ops=ops, mem_mib=mem_mib)


@given(ops=st.integers(3, 16), mem_mib=st.integers(-5, 63))
def test_less_memory_than_the_floor_cannot_be_built(ops: int, mem_mib: int) -> None:
    with pytest.raises(VaultError):
        KdfParams(ops=ops, mem_mib=mem_mib)


@given(ops=st.integers(3, 16), mem_mib=st.integers(64, 512))
def test_the_floor_and_all_between_it_and_the_ceiling_can_be_built(ops: int, mem_mib: int) -> None:
    assert KdfParams(ops=ops, mem_mib=mem_mib).ops >= FLOOR.ops


@pytest.mark.parametrize(("ops", "mem_mib"), [(17, 64), (3, 513), (255, 65535)])
def test_more_than_the_ceiling_cannot_be_built(ops: int, mem_mib: int) -> None:
    with pytest.raises(VaultError):
        KdfParams(ops=ops, mem_mib=mem_mib)


def test_the_floor_cannot_be_passed_by_changing_a_built_value() -> None:
    with pytest.raises(VaultError):
        replace(FLOOR, ops=1)
    with pytest.raises(AttributeError):
        FLOOR.ops = 1  # type: ignore[misc]  # the point of the test


def test_new_slots_ask_for_more_than_the_floor() -> None:
    assert KdfParams() == KdfParams(ops=4, mem_mib=128)
    assert (FLOOR.ops, FLOOR.mem_mib) == (3, 64)


def test_a_passphrase_is_one_however_a_keyboard_composes_it() -> None:
    composed, decomposed = "café ﬁnch Å été", "cafe\u0301 finch A\u030a e\u0301te\u0301"

    assert unicodedata.normalize("NFKC", decomposed) == unicodedata.normalize("NFKC", composed)
    assert derive(composed, SALT, FLOOR) == derive(decomposed, SALT, FLOOR)


def test_a_passphrase_counts_to_its_last_character() -> None:
    long = "quilt " * 200

    derived = {derive(text, SALT, FLOOR) for text in (long, long + "a", long + "b", long + "\0")}

    assert len(derived) == 4
    assert {len(key) for key in derived} == {64}


def test_a_passphrase_that_is_no_text_is_refused() -> None:
    with pytest.raises(VaultError):
        derive("\ud800" * 15, SALT, FLOOR)


@pytest.mark.parametrize("size", [0, 15, 17])
def test_sizes_of_salt_pepper_key_and_nonce_are_kept(size: int) -> None:
    with pytest.raises(VaultError):
        derive(PASSPHRASE, bytes(size), FLOOR)
    with pytest.raises(VaultError):
        sealed_with(pepper=bytes(size), salt=SALT)
    with pytest.raises(VaultError):
        sealed_with(pepper=PEPPER, salt=bytes(size))
    with pytest.raises(VaultError):
        slots.seal_recovery_slot(bytes(size), code=CODE, owner=OWNER, nonce=NONCE)
    with pytest.raises(VaultError):
        slots.seal_recovery_slot(VAULT_KEY, code=CODE, owner=OWNER, nonce=bytes(size))


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """The (ops, bytes) of each Argon2id that really runs, seen below our own code."""
    seen: list[tuple[int, int]] = []

    def counted(
        size: int, secret: bytes, salt: bytes, ops: int, memory: int, algorithm: int
    ) -> bytes:
        seen.append((ops, memory))
        return nacl.bindings.crypto_pwhash_alg(size, secret, salt, ops, memory, algorithm)

    monkeypatch.setattr(kdf, "crypto_pwhash_alg", counted)
    return seen


def test_an_unknown_name_costs_one_derivation_like_a_wrong_passphrase(
    derivations: list[tuple[int, int]],
) -> None:
    blob = slot()
    derivations.clear()

    with pytest.raises(VaultError) as wrong:
        opened(blob, "not this one either")
    with pytest.raises(VaultError) as unknown:
        slots.dummy_open("nobody-4f2k", "not this one either", PEPPER, params=FLOOR)

    assert derivations == [(FLOOR.ops, FLOOR.mem_mib * 1024 * 1024)] * 2
    assert str(wrong.value) == str(unknown.value)


def test_an_unknown_name_costs_what_new_slots_cost_unless_told(
    derivations: list[tuple[int, int]],
) -> None:
    with pytest.raises(VaultError):
        slots.dummy_open("nobody-4f2k \ud800", "not this one either", PEPPER)

    assert derivations == [(4, 128 * 1024 * 1024)]


def test_a_slot_of_another_kind_is_refused_before_any_work(
    derivations: list[tuple[int, int]],
) -> None:
    blob = slot()
    derivations.clear()

    for kind in (0, 0x01, 0x10, 0x12, 0xFF):
        assert refuses(bytes([kind]) + blob[1:])

    assert derivations == []


def test_a_recovery_slot_opens_with_its_code() -> None:
    assert slots.open_recovery_slot(recovery_slot(), code=CODE, owner=OWNER) == VAULT_KEY


def test_a_recovery_slot_refuses_every_flipped_bit_of_itself_and_of_the_code() -> None:
    for bit in range(len(recovery_slot()) * 8):
        with pytest.raises(VaultError):
            slots.open_recovery_slot(flipped(recovery_slot(), bit), code=CODE, owner=OWNER)
    for bit in range(len(CODE) * 8):
        with pytest.raises(VaultError):
            slots.open_recovery_slot(recovery_slot(), code=flipped(CODE, bit), owner=OWNER)


def test_a_recovery_slot_refuses_another_owner() -> None:
    with pytest.raises(VaultError):
        slots.open_recovery_slot(recovery_slot(), code=CODE, owner=b"person-2")


@given(blob=st.binary(max_size=120), code=st.binary(max_size=24))
def test_arbitrary_recovery_slots_raise_nothing_but_the_one_error(blob: bytes, code: bytes) -> None:
    with pytest.raises(VaultError):
        slots.open_recovery_slot(blob, code=code, owner=OWNER)


def test_the_two_kinds_of_slot_do_not_stand_in_for_each_other() -> None:
    with pytest.raises(VaultError):
        slots.open_recovery_slot(slot(), code=CODE, owner=OWNER)
    assert refuses(recovery_slot())


def recovery_slot() -> bytes:
    return slots.seal_recovery_slot(VAULT_KEY, code=CODE, owner=OWNER, nonce=NONCE)


def refuses(blob: bytes) -> bool:
    try:
        opened(blob)
    except VaultError:
        return True
    return False


def affordable(head: bytes) -> bool:
    kind, ops, mem_mib = struct.unpack(">BBH", head)
    return bool(kind == slot()[0] and 3 <= ops <= 16 and 64 <= mem_mib <= 512)
