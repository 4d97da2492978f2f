"""What the texts and the programme hold to, whoever edits them next."""

import re
from collections import Counter

import pytest

from toward.content import load
from toward.programme.definition import QuietCard, SoloPractice, TouchStep

RULES = load.programme()
CARDS = {card.id: card for card in RULES.quiet}
PRACTICES = {practice.id: practice for practice in RULES.solo}
FIVE = {"set_up", "attend", "alarm_rises", "far_away", "close"}
FORMS = {"indoors", "seated", "apart", "child_asleep"}
CONTACT = re.compile(
    r"\b(touch|hug|kiss|cuddl|caress|strok|massag|embrac|hold hands|hand in hand)", re.IGNORECASE
)

# What is for one person alone, or only shows what there is; all else to read may meet somebody who is afraid.
NO_HELP_NAMED = {
    "a-letter-with-no-hurry", "alone-by-choice", "before-and-after", "first-week-sleep",
    "first-week-whom-to-tell", "first-week-work", "hurt-and-looking-down", "meanwhile", "one-pace",
    "season-closeness", "season-deciding", "season-ground", "season-meaning", "season-truth",
    "somebody-new", "three-ways", "where-the-body-speaks", "your-own-eyes", "owning-letter",
    "path-ground-first", "path-own-grief", "path-shame-and-guilt",
}  # fmt: skip


def everything(ref: str, lang: str = "en") -> str:
    text = load.text(ref, lang)
    return " ".join((text.title, text.short, *text.sections.values(), *text.forms.values()))


@pytest.mark.parametrize("step", RULES.touch, ids=lambda step: step.id)
def test_a_way_to_be_near_is_whole_and_has_a_quiet_twin(step: TouchStep) -> None:
    text, twin = load.text(step.id), load.text(step.twin)

    assert set(text.sections) == FIVE
    assert set(text.forms) == FORMS
    assert twin.minutes == text.minutes == step.minutes
    assert twin.folder in {"calm", "micro"}
    assert set(twin.forms) == FORMS
    assert CONTACT.search(everything(step.twin)) is None


@pytest.mark.parametrize("card", RULES.quiet, ids=lambda card: card.id)
def test_a_card_without_touch_speaks_of_none(card: QuietCard) -> None:
    assert CONTACT.search(everything(card.id)) is None


@pytest.mark.parametrize("card", [c for c in RULES.quiet if c.kind == "words"], ids=lambda c: c.id)
def test_a_words_practice_is_whole(card: QuietCard) -> None:
    text = load.text(card.id)

    assert set(text.sections) == FIVE
    assert set(text.forms) == FORMS
    assert CARDS[card.twin].kind == "calm"
    assert load.text(card.twin).minutes == text.minutes


@pytest.mark.parametrize("practice", RULES.solo, ids=lambda practice: practice.id)
def test_beside_every_practice_stands_one_with_eyes_open(practice: SoloPractice) -> None:
    assert PRACTICES[practice.twin].outward
    assert load.text(practice.id).minutes == practice.minutes
    assert "far_away" in load.text(practice.id).sections


def test_nothing_inward_is_offered_to_someone_flat_or_far_away() -> None:
    inward = [practice for practice in RULES.solo if not practice.outward]

    assert inward
    assert not [p.id for p in inward if {"flat", "unsure"} & set(p.directions)]


def test_lips_are_a_condition_for_nothing() -> None:
    assert "brief-kiss" in {step.id for step in RULES.touch}
    assert not [step.id for step in RULES.touch if "brief-kiss" in step.after]


def test_branches_not_a_ladder() -> None:
    roots = [step.id for step in RULES.touch if not step.after]
    leads_to = Counter(before for step in RULES.touch for before in step.after)

    assert len(roots) >= 2
    assert max(leads_to.values()) >= 2
    assert sum(len(step.after) >= 2 for step in RULES.touch) >= 6


def test_own_hand_is_a_practice_for_one_and_never_on_a_card() -> None:
    assert "own-hand" in PRACTICES
    assert load.text("own-hand").folder == "near"
    assert "own-hand" not in {step.id for step in RULES.touch}


def test_there_is_enough_for_good_evenings_without_touch() -> None:
    kinds = Counter(card.kind for card in RULES.quiet)
    depths = {card.depth for card in RULES.quiet if card.kind == "words"}

    assert kinds["words"] >= 12
    assert kinds["micro"] >= 8
    assert kinds["calm"] >= 8
    assert kinds["rest"] >= 4
    assert depths == {1, 2, 3, 4, 5}
    assert len(RULES.solo) >= 10


def test_a_gentle_block_has_calm_rest_and_first_words() -> None:
    gentle = [card for card in RULES.quiet if "gentle" in card.blocks]

    assert {card.kind for card in gentle} == {"calm", "rest", "words"}
    assert {card.depth for card in gentle if card.kind == "words"} == {1}


def test_the_solo_floor_and_the_gates_numbers() -> None:
    assert (RULES.floor.practices, RULES.floor.days, RULES.floor.from_day) == (6, 4, 7)
    limits = RULES.limits
    assert (limits.alarm_floor, limits.alarm_ceiling, limits.usual_days) == (3, 5, 14)


def test_the_hug_has_no_shortest_time_and_ends_when_either_ends() -> None:
    hug = load.text("hug").sections["set_up"]

    assert "no shortest time" in hug
    assert "ends when either ends" in hug
    assert "twenty seconds" in hug


def test_only_longer_turns_name_what_stays_out() -> None:
    set_up = load.text("turns-longer").sections["set_up"]

    assert "Everything else is out" in set_up


@pytest.mark.parametrize(
    "door", [d.id for d in load.texts("help") if "sixty_seconds" in d.sections]
)
def test_a_door_has_one_minute_someone_and_a_number(door: str) -> None:
    assert {"sixty_seconds", "someone", "number"} <= set(load.text(door).sections)


def test_there_are_five_doors_and_a_page_that_is_as_full_behind_the_passphrase() -> None:
    doors = {text.id for text in load.texts("help") if "sixty_seconds" in text.sections}

    assert doors == {
        "did-not-want",
        "might-hurt-myself",
        "afraid-of-someone",
        "afraid-of-what-i-might-do",
        "wont-stop",
        "found-out-more",
    }


def test_before_the_questions_a_yes_and_its_limits_are_told() -> None:
    told = load.text("before-the-questions").sections["body"]

    for said in ("sixty days", "fourteen days apart", "may guess", "looks the same"):
        assert said in told


def test_why_quiet_says_the_bounds_without_comfort() -> None:
    told = load.text("why-quiet").sections["body"]

    for said in ("One evening says little", "twenty-seven to one", "blame without any reason"):
        assert said in told


def test_what_is_read_about_two_tells_the_afraid_where_to_turn() -> None:
    every = {text.id for folder in ("read", "own") for text in load.texts(folder)}
    named = {one for one in every if re.search(r"\bHelp\b", everything(one))}

    assert every - named == NO_HELP_NAMED
    assert {one for one in named if "Ayuda" not in everything(one, "es")} == set()
