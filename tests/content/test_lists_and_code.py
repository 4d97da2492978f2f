"""What a list offers is what the code takes: a choice on a page is never refused for being unknown."""

from typing import get_args

import pytest

from toward.content.load import DATA, items
from toward.content.schema import SOURCE_LANG
from toward.programme.live.breathing import Pace
from toward.programme.parts import (
    agreements,
    asking,
    body,
    crossroads,
    felt,
    landed,
    lines,
    loop,
    noticed,
    outside,
    own_repair,
    patterns,
    places,
    repair,
    rituals,
    stirs,
    watching,
)

LISTS = sorted(path.stem for path in (DATA / SOURCE_LANG / "lists").glob("*.toml"))
IN_CODE: dict[str, tuple[str, ...]] = {
    "changes": places.CHANGES,
    "close": outside.HOWS,
    "fears": watching.FEARS,
    "felt": crossroads.FELT,
    "felt_kept": felt.FELT,
    "forgiving": crossroads.FORGIVING,
    "helps": stirs.HELPS,
    "instead": watching.INSTEAD,
    "kept": own_repair.KEPT,
    "landed": landed.KINDS,
    "learned": patterns.LEARNED,
    "life": lines.LIFE,
    "line_alarm": lines.ALARMS,
    "line_days": tuple(map(str, lines.LOOK_AFTER)),
    "line_then": lines.THEN,
    "loop_tried": loop.TRIED,
    "loop_whys": loop.WHYS,
    "paces": get_args(Pace.__value__),
    "patterns": patterns.PATTERNS,
    "place_kinds": places.KINDS,
    "question_kinds": asking.KINDS,
    "reconciling": crossroads.RECONCILING,
    "regions": body.REGIONS,
    "repair": repair.STEPS,
    "replaces": agreements.REPLACES,
    "rituals": rituals.KNOWN,
    "stirs": stirs.KINDS,
    "told": agreements.TOLD,
    "told_when": agreements.WHEN,
    "tried": patterns.OUTCOMES,
    "turned": noticed.TURNED,
    "ways": crossroads.WAYS,
    "when": noticed.WHEN,
}
ANY_KEY = "kept as any short key (parts/keys.py), so that the list may grow without the code"
SHOWN_ONLY = "shown to be read; nothing of it is chosen or kept"
FREE = {
    "agenda": SHOWN_ONLY,
    "heard": ANY_KEY,
    "impact-letter": ANY_KEY,
    "knows": ANY_KEY,
    "loop_words": SHOWN_ONLY,
    "needs": ANY_KEY,
    "never": SHOWN_ONLY,
    "owning-letter": ANY_KEY,
    "prompts": "what runs for an evening holds the id; the form takes only those of the list",
    "saying": ANY_KEY,
    "sleep": ANY_KEY,
    "tries": "ideas beside a pattern, written down in one's own words; held to the patterns below",
    "turns": ANY_KEY,
}


def test_each_list_is_held_to_the_code_or_says_why_not() -> None:
    assert sorted([*IN_CODE, *FREE]) == LISTS


@pytest.mark.parametrize("name", IN_CODE)
def test_list_offers_what_the_code_takes(name: str) -> None:
    assert sorted(item.id for item in items(name)) == sorted(IN_CODE[name])


def test_ideas_to_try_stand_beside_a_pattern_there_is() -> None:
    assert {item.group for item in items("tries")} <= set(patterns.PATTERNS)
