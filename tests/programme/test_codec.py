"""Bytes and back, and one calm error for everything else."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import START, envelopes, histories
from toward.programme.codec import CodecError, decode, decode_state, encode, encode_state
from toward.programme.events import CheckedIn, Envelope
from toward.programme.fold import fold_all
from toward.programme.state import empty


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


def test_check_in_of_the_first_version_reads_as_one_that_says_nowhere() -> None:
    old = {
        "type": "checked_in.1",
        "alarm": 7,
        "direction": "flat",
        "here": ["angry"],
        "quick": True,
    }
    envelope = {"at": START, "day": START.date(), "command": "a", "event": old}

    read = decode(msgspec.msgpack.encode(envelope))
    assert read.event == CheckedIn(alarm=7, direction="flat", here=("angry",), quick=True)
    assert b"checked_in.2" in encode(read)
