"""Events and states as bytes. What cannot be read raises CodecError, without saying more."""

import msgspec

from toward.programme.events import Envelope
from toward.programme.ours import OursState
from toward.programme.state import State

# Another number means: fold anew. It changes whenever State or fold changes.
FOLD_VERSION = 3

_encoder = msgspec.msgpack.Encoder()
_envelopes = msgspec.msgpack.Decoder(Envelope)
_states = msgspec.msgpack.Decoder(State)
_ours_states = msgspec.msgpack.Decoder(OursState)


class CodecError(Exception):
    def __init__(self) -> None:
        super().__init__("not readable")


def encode(envelope: Envelope) -> bytes:
    return _encoder.encode(envelope)


def decode(blob: bytes) -> Envelope:
    try:
        return _envelopes.decode(blob)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CodecError from error


def encode_state(state: State | OursState) -> bytes:
    return bytes([FOLD_VERSION]) + _encoder.encode(state)


def decode_state(blob: bytes) -> State:
    return _decoded(_states, blob)


def decode_ours_state(blob: bytes) -> OursState:
    return _decoded(_ours_states, blob)


def _decoded[T](decoder: msgspec.msgpack.Decoder[T], blob: bytes) -> T:
    if blob[:1] != bytes([FOLD_VERSION]):
        raise CodecError
    try:
        return decoder.decode(blob[1:])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CodecError from error
