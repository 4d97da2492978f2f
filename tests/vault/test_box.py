"""Boxes: libsodium's layout, nothing that was changed, and one size where one is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox

from tests.vault.test_seal import flipped
from toward.vault.box import OVERHEAD, BoxKeys, box, box_keys, open_box
from toward.vault.errors import VaultError
from toward.vault.padding import pad, padded_size

KEYS = box_keys(bytes(range(32)))
OTHERS = box_keys(bytes(range(1, 33)))
ONCE = bytes(range(64, 96))


@given(text=st.binary(max_size=3000), seed=st.binary(min_size=32, max_size=32))
def test_a_box_opens_for_its_recipient_only(text: bytes, seed: bytes) -> None:
    blob = box(KEYS.public, text, seed32=seed)

    assert open_box(KEYS, blob) == text
    assert len(blob) == padded_size(len(text)) + OVERHEAD
    with pytest.raises(VaultError):
        open_box(OTHERS, blob)


def test_every_flipped_bit_is_refused() -> None:
    """Also the top bit of the sender's key, which X25519 itself ignores."""
    blob = box(KEYS.public, b"a mark", seed32=ONCE, size=32)

    for bit in range(len(blob) * 8):
        with pytest.raises(VaultError):
            open_box(KEYS, flipped(blob, bit))


def test_every_cut_and_every_longer_box_is_refused() -> None:
    blob = box(KEYS.public, b"a mark", seed32=ONCE, size=32)

    for length in range(len(blob)):
        with pytest.raises(VaultError):
            open_box(KEYS, blob[:length])
        with pytest.raises(VaultError):
            open_box(KEYS, blob + blob[: length + 1])


@given(blob=st.binary(max_size=300))
def test_arbitrary_bytes_raise_nothing_but_the_one_error(blob: bytes) -> None:
    with pytest.raises(VaultError):
        open_box(KEYS, blob)


@given(text=st.binary(max_size=463))
def test_boxes_of_a_fixed_size_look_alike_whatever_they_hold(text: bytes) -> None:
    blob = box(KEYS.public, text, seed32=ONCE, size=464)

    assert len(blob) == 512
    assert open_box(KEYS, blob) == text


def test_text_that_does_not_fit_is_refused_and_not_cut() -> None:
    with pytest.raises(VaultError):
        box(KEYS.public, bytes(464), seed32=ONCE, size=464)


def test_libsodium_opens_our_boxes_and_we_open_its() -> None:
    theirs = PrivateKey(KEYS.secret)

    assert SealedBox(theirs).decrypt(box(KEYS.public, b"a mark", seed32=ONCE, size=32)) == pad(
        b"a mark", 32
    )
    assert open_box(KEYS, SealedBox(theirs.public_key).encrypt(pad(b"a mark", 32))) == b"a mark"


def test_a_box_without_padding_inside_is_refused() -> None:
    with pytest.raises(VaultError):
        open_box(KEYS, SealedBox(PrivateKey(KEYS.secret).public_key).encrypt(b"a mark"))


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), bytes(32), b"\x01" + bytes(31)])
def test_a_recipient_of_wrong_size_or_low_order_is_refused(public: bytes) -> None:
    with pytest.raises(VaultError):
        box(public, b"a mark", seed32=ONCE)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_seeds_and_keys_of_another_size_are_refused(size: int) -> None:
    with pytest.raises(VaultError):
        box_keys(bytes(size))
    with pytest.raises(VaultError):
        box(KEYS.public, b"a mark", seed32=bytes(size))
    with pytest.raises(VaultError):
        open_box(BoxKeys(public=KEYS.public, secret=bytes(size)), bytes(100))
