"""Bytes and back, and one calm error for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import envelopes, histories
from toward.programme.codec import CodecError, decode, decode_state, encode, encode_state
from toward.programme.events import Envelope
from toward.programme.state import empty, fold_all


@given(envelopes)
def test_envelope_round_trips(envelope: Envelope) -> None:
    assert decode(encode(envelope)) == envelope


@given(histories())
def test_state_round_trips(entries: tuple[Envelope, ...]) -> None:
    state = fold_all(empty(), entries)

    assert decode_state(encode_state(state)) == state


@given(st.binary(max_size=64))
def test_other_bytes_raise_the_one_error(blob: bytes) -> None:
    with pytest.raises(CodecError):
        decode(blob)
    with pytest.raises(CodecError):
        decode_state(blob)


@given(envelopes, st.data())
def test_cut_envelope_is_not_readable(envelope: Envelope, data: st.DataObject) -> None:
    blob = encode(envelope)
    cut = data.draw(st.integers(0, len(blob) - 1))

    with pytest.raises(CodecError):
        decode(blob[:cut])


def test_state_of_another_version_is_refused() -> None:
    blob = encode_state(empty())

    with pytest.raises(CodecError):
        decode_state(bytes([blob[0] + 1]) + blob[1:])
