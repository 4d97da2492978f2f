"""Words from one list in every language: passphrases to offer, words to compare, and what we refuse.

`check_passphrase` judges only what is certain: too short, known or patterned, or mostly one's own
name. It gives no score, and it never refuses a passphrase that we offer.
"""

import unicodedata
from importlib.resources import files

from toward.vault.errors import VaultError

SHORTEST = 15

# Below this many characters that are not a run, a keyboard row or a famous word: "common".
_CARRIED = 8
# Runs shorter than this occur inside honest words ("rst", "poi").
_RUN = 4
# Patterns are looked for here; the rest of a longer text can only make it better.
_LOOKED_AT = 256
_SHORTEST_NAME = 3
_OFFERED, _COMPARED = 5, 6
_OFFERED_BYTES, _COMPARED_BYTES = 16, 32


def _lines(name: str) -> tuple[str, ...]:
    text = files("toward.vault").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


WORDS = _lines("words.txt")
_KNOWN = frozenset(_lines("known.txt"))
_STEMS = _lines("stems.txt")
_ROWS = _lines("rows.txt")
_TRACKS = tuple(row * 2 for row in _ROWS) + tuple(row[::-1] * 2 for row in _ROWS)
_LEET = str.maketrans("013457@$!", "oleastasi")


def offered_passphrase(random: bytes) -> str:
    """Five words, 64.6 bits, from at least 16 random bytes (then the bias is below 2**-63)."""
    if len(random) < _OFFERED_BYTES:
        raise VaultError
    return " ".join(_pick(int.from_bytes(random), _OFFERED))


def six_words(digest: bytes) -> tuple[str, ...]:
    """77.5 bits of a digest of at least 32 bytes, for two people to read to each other."""
    if len(digest) < _COMPARED_BYTES:
        raise VaultError
    return _pick(int.from_bytes(digest), _COMPARED)


def check_passphrase(text: str, *, name: str = "") -> tuple[str, ...]:
    """Reasons against a passphrase, of "short", "common" and "name"; empty when it will do."""
    plain = unicodedata.normalize("NFKC", text)
    looked_at = plain[:_LOOKED_AT].casefold()
    reasons = {
        "short": len(plain) < SHORTEST,
        "common": _is_common(looked_at),
        "name": _is_mostly_name(looked_at, name),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _pick(number: int, count: int) -> tuple[str, ...]:
    words = []
    for _ in range(count):
        number, index = divmod(number, len(WORDS))
        words.append(WORDS[index])
    return tuple(words)


def _is_common(text: str) -> bool:
    letters = _letters(text)
    bare = letters.strip("0123456789")
    known = any(spelling in _KNOWN for spelling in (letters, bare, letters.translate(_LEET)))
    return known or any(_repeats(each) or _carries_little(each) for each in (text, letters))


def _is_mostly_name(text: str, name: str) -> bool:
    letters = _letters(text)
    rest = letters
    for part in _name_parts(name):
        rest = rest.replace(part, "")
    return rest != letters and _carries_little(rest)


def _name_parts(name: str) -> list[str]:
    """The whole name and its parts, longest first; the shortest parts say nothing."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    spaced = "".join(sign if sign.isalnum() else " " for sign in folded)
    parts = {_letters(folded), *spaced.split()}
    return sorted((part for part in parts if len(part) >= _SHORTEST_NAME), key=len, reverse=True)


def _letters(text: str) -> str:
    """Without spaces, punctuation and invisible signs; every script and symbol stays."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] not in "ZPC")


def _repeats(text: str) -> bool:
    """One piece again and again, the last time perhaps cut off: "abcabcab", "hello hello"."""
    words = text.split()
    if len(words) > 1 and len(set(words)) == 1:
        return True
    return any(text.startswith(text[size:]) for size in range(1, len(text) // 2 + 1))


def _carries_little(text: str) -> bool:
    carried = at = 0
    while at < len(text) and carried < _CARRIED:
        at += _run_at(text, at)
        carried += 1
    return carried < _CARRIED


def _run_at(text: str, at: int) -> int:
    """How many characters from here on count as one."""
    rest = text[at:]
    same = len(rest) - len(rest.lstrip(rest[0]))
    spelled = rest.translate(_LEET)
    famous = max((len(stem) for stem in _STEMS if spelled.startswith(stem)), default=0)
    longest = max(same, famous, *(_along(rest, track) for track in _TRACKS))
    return longest if longest >= _RUN else 1


def _along(rest: str, track: str) -> int:
    length = 0
    while length < len(rest) and rest[: length + 1] in track:
        length += 1
    return length
