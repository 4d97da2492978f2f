"""Sealed text: what was changed, moved or cut never opens, and length tells little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.vault import aead
from toward.vault.errors import VaultError
from toward.vault.padding import pad, padded_size, unpad
from toward.vault.seal import OVERHEAD, PAD_STEP, open_sealed, seal, seal_fixed

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
NONCE = bytes(range(24))
OTHER_NONCE = bytes(range(1, 25))
AD = b"room|7|1|author|1"


@given(
    text=st.binary(max_size=3000),
    ad=st.binary(max_size=80),
    key=st.binary(min_size=32, max_size=32),
)
def test_sealed_text_opens_again(text: bytes, ad: bytes, key: bytes) -> None:
    assert open_sealed(key, seal(key, text, ad=ad, nonce24=NONCE), ad=ad) == text


def test_every_flipped_bit_is_refused() -> None:
    blob = seal_fixed(KEY, b"steady", size=64, ad=AD, nonce24=NONCE)

    for bit in range(len(blob) * 8):
        with pytest.raises(VaultError):
            open_sealed(KEY, flipped(blob, bit), ad=AD)


def test_every_cut_and_every_longer_blob_is_refused() -> None:
    blob = seal_fixed(KEY, b"steady", size=64, ad=AD, nonce24=NONCE)

    for length in range(len(blob)):
        with pytest.raises(VaultError):
            open_sealed(KEY, blob[:length], ad=AD)
        with pytest.raises(VaultError):
            open_sealed(KEY, blob + blob[: length + 1], ad=AD)


@given(other=st.binary(max_size=40).filter(lambda other: other != AD))
def test_another_place_is_refused(other: bytes) -> None:
    blob = seal(KEY, b"steady", ad=AD, nonce24=NONCE)

    with pytest.raises(VaultError):
        open_sealed(KEY, blob, ad=other)


def test_swapped_blobs_are_refused() -> None:
    first = seal(KEY, b"one", ad=b"1", nonce24=NONCE)
    second = seal(KEY, b"two", ad=b"2", nonce24=OTHER_NONCE)

    assert open_sealed(KEY, first, ad=b"1") == b"one"
    with pytest.raises(VaultError):
        open_sealed(KEY, first, ad=b"2")
    with pytest.raises(VaultError):
        open_sealed(KEY, second, ad=b"1")


def test_another_key_is_refused() -> None:
    blob = seal(KEY, b"steady", ad=AD, nonce24=NONCE)

    with pytest.raises(VaultError):
        open_sealed(OTHER_KEY, blob, ad=AD)


@given(blob=st.binary(max_size=2000), version=st.booleans())
def test_arbitrary_bytes_raise_nothing_but_the_one_error(blob: bytes, *, version: bool) -> None:
    with pytest.raises(VaultError):
        open_sealed(KEY, b"\x01" + blob if version else blob, ad=AD)


@given(ciphertext=st.binary(max_size=40))
def test_the_bare_cipher_raises_nothing_but_the_one_error(ciphertext: bytes) -> None:
    with pytest.raises(VaultError):
        aead.decrypt(KEY, ciphertext, ad=AD, nonce=NONCE)


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_a_key_or_nonce_of_another_size_is_refused(size: int) -> None:
    blob = seal(KEY, b"steady", ad=AD, nonce24=NONCE)

    with pytest.raises(VaultError):
        seal(bytes(size), b"steady", ad=AD, nonce24=NONCE)
    with pytest.raises(VaultError):
        open_sealed(bytes(size), blob, ad=AD)
    with pytest.raises(VaultError):
        seal(KEY, b"steady", ad=AD, nonce24=bytes(size))


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 1024),
        (1023, 1024),
        (1024, 2048),
        (2047, 2048),
        (16 * 1024 - 1, 16 * 1024),
        (16 * 1024, 17 * 1024),
        (32 * 1024, 34 * 1024),
        (1_000_000, 1_015_808),
    ],
)
def test_lengths_show_only_as_steps(length: int, size: int) -> None:
    assert padded_size(length) == size
    assert len(seal(KEY, bytes(length), ad=AD, nonce24=NONCE)) == size + OVERHEAD


@given(length=st.integers(min_value=0, max_value=2**40))
def test_padding_holds_the_text_and_wastes_little(length: int) -> None:
    size = padded_size(length)

    assert size > length
    assert size % PAD_STEP == 0
    assert size - length <= max(PAD_STEP, 0.12 * length)
    assert padded_size(size - 1) == size
    assert padded_size(length + 1) >= size


@given(text=st.binary(max_size=63))
def test_fixed_blobs_have_one_size_whatever_they_hold(text: bytes) -> None:
    blob = seal_fixed(KEY, text, size=64, ad=AD, nonce24=NONCE)

    assert len(blob) == 64 + OVERHEAD
    assert open_sealed(KEY, blob, ad=AD) == text


@pytest.mark.parametrize("size", [-1, 0, 6])
def test_text_that_does_not_fit_is_refused_and_not_cut(size: int) -> None:
    with pytest.raises(VaultError):
        seal_fixed(KEY, b"steady", size=size, ad=AD, nonce24=NONCE)


@given(text=st.binary(max_size=100), more=st.integers(min_value=1, max_value=100))
def test_padding_comes_off_as_it_went_on(text: bytes, more: int) -> None:
    assert unpad(pad(text, len(text) + more)) == text


@pytest.mark.parametrize("padded", [b"", b"\0\0\0", b"text", b"text\0\0", b"text\x81"])
def test_padding_without_its_mark_is_refused(padded: bytes) -> None:
    with pytest.raises(VaultError):
        unpad(padded)


def test_the_error_tells_nothing() -> None:
    with pytest.raises(VaultError) as raised:
        open_sealed(OTHER_KEY, seal(KEY, b"steady", ad=AD, nonce24=NONCE), ad=AD)

    assert str(raised.value) == "This could not be opened."
    assert raised.value.__suppress_context__


def flipped(blob: bytes, bit: int) -> bytes:
    changed = bytearray(blob)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
