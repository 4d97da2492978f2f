"""Words, passphrases and recovery codes as people meet them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.vault.errors import VaultError
from toward.vault.recovery import groups, new_code, parse_code
from toward.vault.words import WORDS, check_passphrase, offered_passphrase, six_words

CODES = st.binary(min_size=20, max_size=20)


def test_the_list_is_long_enough_for_what_it_promises() -> None:
    assert len(set(WORDS)) == len(WORDS)
    assert 5 * math.log2(len(WORDS)) >= 64
    assert 6 * math.log2(len(WORDS)) >= 77


def test_words_are_short_and_plain() -> None:
    assert all(re.fullmatch(r"[a-z-]{3,9}", word) for word in WORDS)


def test_words_that_could_hurt_are_not_among_them() -> None:
    hurting = {"affair", "cheating", "deceit", "lying", "unloved", "untrue", "shame", "revenge"}

    assert not hurting & set(WORDS)


@given(
    random=st.binary(min_size=16, max_size=40), name=st.sampled_from(["", "Ann", "Sunny Day", "a"])
)
def test_an_offered_passphrase_is_five_words_and_never_refused(random: bytes, name: str) -> None:
    offered = offered_passphrase(random)

    assert len(offered.split(" ")) == 5
    assert set(offered.split(" ")) <= set(WORDS)
    # Only a failing source of chance repeats itself; zeros give one word five times.
    if len(set(offered.split(" "))) == 5:
        assert check_passphrase(offered, name=name) == ()


@given(digest=st.binary(min_size=32, max_size=64))
def test_six_words_follow_from_the_digest(digest: bytes) -> None:
    words = six_words(digest)

    assert len(words) == 6
    assert set(words) <= set(WORDS)
    assert words == six_words(digest)


def test_six_words_use_the_whole_list_at_every_place() -> None:
    """The first words of counted digests, so that no index is out of reach or met too often."""
    base = len(WORDS)

    for place in range(6):
        seen = {six_words((index * base**place).to_bytes(32))[place] for index in range(base)}
        assert len(seen) == base


def test_too_little_chance_is_refused() -> None:
    with pytest.raises(VaultError):
        offered_passphrase(bytes(15))
    with pytest.raises(VaultError):
        six_words(bytes(31))


@pytest.mark.parametrize(
    "text",
    [
        "password1234567",
        "P@ssw0rd123456789",
        "Password Password!",
        "Correct Horse Battery Staple",
        "correct-horse-battery-staple-1",
        "i love you forever",
        "iloveyou1234567",
        "qwertyuiopasdfgh",
        "lkjhgfdsapoiuytrewq",
        "1q2w3e4r5t6y7u8i",
        "12345678901234567",
        "98765432109876543",
        "abcdefghijklmnop",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcab",
        "sunshine sunshine",
        "hello hello hello",
        "йцукенгшщзхъфывапролдж",
        "123123123123123",
        "               ",
        "...............",
    ],
)
def test_patterns_and_famous_phrases_are_common(text: str) -> None:
    assert check_passphrase(text) == ("common",)


@pytest.mark.parametrize(
    "text",
    [
        "the lazy river bends twice",
        "ananas auf der Wiese",
        "Мы пили чай на крыше в июле",
        "紫陽花の下で雨宿りをした七月の猫",
        "x7#Kp!vQ2m@Zr9&",
        "🍏🚲🌧️🎻🦊🧦🏔️🕯️🐝🪁🍋🛶🌙🎈🥨",
        "password only for the moth and me",
    ],
)
def test_honest_passphrases_of_any_script_will_do(text: str) -> None:
    assert check_passphrase(text, name="Robin") == ()


@pytest.mark.parametrize(
    "text", ["Robin Robin 1984!!", "robinrobinrobin!x", "I am Robin-x7k2 ok", "robin-1984-robin"]
)
def test_a_passphrase_that_is_mostly_the_name_is_told(text: str) -> None:
    assert "name" in check_passphrase(text, name="Robin-x7k2")
    assert "name" not in check_passphrase(text, name="Kim")


def test_a_name_of_two_letters_says_nothing_about_a_passphrase() -> None:
    assert check_passphrase("the eel sees geese", name="E. Se") == ()


@pytest.mark.parametrize(("text", "short"), [("lantern quilt1", True), ("lantern quilt12", False)])
def test_fifteen_characters_are_enough(text: str, *, short: bool) -> None:
    assert ("short" in check_passphrase(text)) is short


def test_length_is_counted_as_it_will_be_derived() -> None:
    assert "short" not in check_passphrase("lantern ﬁnch e9")
    assert "short" in check_passphrase("lantern quile\u0301")


def test_several_reasons_are_told_at_once() -> None:
    assert check_passphrase("robin", name="Robin") == ("short", "common", "name")
    assert check_passphrase("") == ("short", "common")


@given(text=st.text(max_size=400), name=st.text(max_size=40))
def test_any_text_is_judged_without_failing(text: str, name: str) -> None:
    assert set(check_passphrase(text, name=name)) <= {"short", "common", "name"}


def test_a_very_long_text_is_judged_quickly_and_by_its_beginning() -> None:
    assert check_passphrase("a" * 1_000_000) == ("common",)
    assert check_passphrase("lantern orchard quilt " * 2 + "é" * 1_000_000) == ()


@given(random=CODES)
def test_a_code_is_eight_groups_of_four_and_reads_back(random: bytes) -> None:
    code = new_code(random)

    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert parse_code(code) == random
    assert groups(code) == code.split("-")


@given(random=CODES, gap=st.sampled_from(["", " ", "  ", "\n", "–", " - ", "\u00a0", "\u200b"]))
def test_a_code_is_read_however_it_was_typed(random: bytes, gap: str) -> None:
    typed = new_code(random).replace("-", gap).lower().replace("0", "o").replace("1", "l")

    assert parse_code(f" {typed} ") == random
    assert parse_code(typed.replace("l", "I").replace("o", "O")) == random


@given(random=CODES, place=st.integers(0, 38), sign=st.sampled_from("U*é_ß"))
def test_a_code_with_a_foreign_sign_is_refused(random: bytes, place: int, sign: str) -> None:
    code = new_code(random)
    typed = code[:place] + sign + code[place + 1 :]

    with pytest.raises(VaultError):
        parse_code(typed)


@given(random=CODES, length=st.integers(0, 31))
def test_a_code_of_another_length_is_refused(random: bytes, length: int) -> None:
    plain = new_code(random).replace("-", "")

    with pytest.raises(VaultError):
        parse_code(plain[:length])
    with pytest.raises(VaultError):
        parse_code(plain + "0")


@given(text=st.text())
def test_any_text_read_as_a_code_raises_nothing_but_the_one_error(text: str) -> None:
    with pytest.raises(VaultError):
        parse_code(text)


@pytest.mark.parametrize("size", [0, 19, 21])
def test_a_code_needs_its_twenty_bytes(size: int) -> None:
    with pytest.raises(VaultError):
        new_code(bytes(size))
