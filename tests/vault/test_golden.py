"""Formats that people's vaults are written in: `golden.json` is never rewritten, only added to.

Each release must open what earlier ones wrote, and write the same bytes from the same parts.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from toward.vault import slots
from toward.vault.box import box, box_keys, open_box
from toward.vault.digest import digest
from toward.vault.identity import identity, subkey
from toward.vault.kdf import KdfParams, derive
from toward.vault.recovery import new_code, parse_code
from toward.vault.seal import open_sealed, seal, seal_fixed
from toward.vault.sign import sign, sign_keys, verify
from toward.vault.words import offered_passphrase, six_words


@cache
def golden() -> dict[str, Any]:
    """Values whose name ends in `_hex` come back as bytes under the name without it."""
    text = Path(__file__).with_name("golden.json").read_text(encoding="utf-8")
    return {part: _read(value) for part, value in json.loads(text).items()}


def _read(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name.removesuffix("_hex"): bytes.fromhex(value) if name.endswith("_hex") else value
        for name, value in values.items()
    }


def test_derivation_is_what_it_was() -> None:
    part = golden()["kdf"]
    params = KdfParams(ops=part["ops"], mem_mib=part["mem_mib"])

    assert derive(part["passphrase"], part["salt"], params) == part["derived"]


@pytest.mark.parametrize("name", ["slot_default", "slot_floor"])
def test_a_passphrase_slot_still_opens_and_is_written_alike(name: str) -> None:
    part = golden()[name]
    with_ = {"passphrase": part["passphrase"], "pepper": part["pepper"], "owner": part["owner"]}

    assert slots.open_slot(part["blob"], **with_) == part["vault_key"]
    assert part["blob"] == slots.seal_slot(
        part["vault_key"],
        **with_,
        params=KdfParams(ops=part["ops"], mem_mib=part["mem_mib"]),
        salt=part["salt"],
        nonce=part["nonce"],
    )


def test_a_recovery_slot_still_opens_and_is_written_alike() -> None:
    part = golden()["recovery"]
    code = parse_code(part["typed"])

    assert new_code(code) == part["shown"]
    assert (
        slots.open_recovery_slot(part["blob"], code=code, owner=part["owner"]) == part["vault_key"]
    )
    assert part["blob"] == slots.seal_recovery_slot(
        part["vault_key"], code=code, owner=part["owner"], nonce=part["nonce"]
    )


def test_sealed_text_still_opens_and_is_written_alike() -> None:
    part = golden()["seal"]
    fixed = seal_fixed(
        part["key"], part["plaintext"], size=part["size"], ad=part["ad"], nonce24=part["nonce"]
    )
    stepped = seal(part["key"], part["plaintext"], ad=part["ad"], nonce24=part["nonce"])

    assert open_sealed(part["key"], part["fixed"], ad=part["ad"]) == part["plaintext"]
    assert fixed == part["fixed"]
    assert digest(stepped, purpose="golden") == part["stepped_digest"]


def test_a_box_still_opens_and_is_written_alike() -> None:
    part = golden()["box"]
    keys = box_keys(part["recipient_seed"])

    assert keys.public == part["public"]
    assert open_box(keys, part["blob"]) == part["plaintext"]
    assert part["blob"] == box(
        part["public"], part["plaintext"], seed32=part["seed"], size=part["size"]
    )


def test_a_signature_still_holds_and_is_written_alike() -> None:
    part = golden()["sign"]

    verify(part["public"], part["signature"], part["message"], purpose=part["purpose"])
    assert (
        sign(sign_keys(part["seed"]), part["message"], purpose=part["purpose"]) == part["signature"]
    )


def test_identity_and_subkeys_still_grow_alike() -> None:
    part = golden()["identity"]
    own = identity(part["vault_key"])

    assert own.box.public == part["box_public"]
    assert own.sign.public == part["sign_public"]
    assert subkey(part["vault_key"], part["purpose"]) == part["subkey"]


def test_words_are_still_the_same_ones() -> None:
    part = golden()["words"]

    assert offered_passphrase(part["random"]) == part["offered"]
    assert " ".join(six_words(part["digest"])) == part["compared"]
