"""The harness notices every leak that is sown here, and finds nothing where none is."""

import pytest

from tests.two_worlds import leaks
from tests.two_worlds.acts import (
    BEFORE,
    command,
    goes_on,
    letter,
    question,
    quick_door,
    sign_in,
    tonight,
    unlocked_elsewhere,
    wrong_sign_in,
)
from tests.two_worlds.leak import sown
from tests.two_worlds.stage import ALL_STEPS, EVENING
from tests.two_worlds.worlds import Script, differences, play
from toward.programme.commands import AnswerSafety, CheckIn, HideStep, NameRole, SetPause
from toward.programme.disclosures import DISCLOSURES, SENT
from toward.programme.parts.asking import KeepQuestion
from toward.programme.parts.crossroads import SitDown
from toward.programme.parts.felt import NoteFelt
from toward.programme.parts.muting import CHANNELS, SetMuting
from toward.programme.parts.own_repair import SayRepairAlarm
from toward.programme.parts.places import NotePlace
from toward.programme.parts.saying import KeepSentence

pytestmark = pytest.mark.django_db
MONDAY, AFTERNOON, HOUR_BEFORE = BEFORE[0], BEFORE[2], BEFORE[-2]
MENU, CARD = Script(look="menu", ben_practises=True), Script(ben_practises=True, covers="held")
DEALT = Script(ben_practises=True, covers="touch")
YES = AnswerSafety(humiliation=False, afraid=False, rape=False, kick=True)


def marked(*steps: str, alarm: int = 1, nothing: bool = False):
    return tonight(frozenset(steps), nothing=nothing, alarm=alarm, direction="settled")


SILENCE = {}
ALL = {HOUR_BEFORE: marked(*ALL_STEPS)}
NO = {HOUR_BEFORE: marked(*ALL_STEPS, nothing=True)}
LOUD = {AFTERNOON: command(CheckIn(alarm=9, direction="flat"))}
KICKED = {MONDAY: command(YES), AFTERNOON: unlocked_elsewhere()}
PAUSE = {MONDAY: command(SetPause(days=14))}
MUTED = {MONDAY: command(SetMuting(channels=("needs", "own_words")))}
SLIPS = dict.fromkeys(
    (EVENING.replace(hour=17, minute=n) for n in range(41, 44)), wrong_sign_in(known=True)
)
GIVEN = {AFTERNOON: letter(taken_back=False)}
QUIET = {MONDAY: command(SetMuting(channels=CHANNELS))}
PUT = {BEFORE[3]: question()}
CLOSE = {"partner", "phone"}

SOWN = [
    (leaks.mark_is_echoed_on_the_menu, MENU, SILENCE, ALL),
    (leaks.other_words_after_nothing_tonight, MENU, ALL, NO),
    (leaks.today_shows_the_alarm, MENU, SILENCE, LOUD),
    (leaks.today_turns_calm_inside_a_pause, MENU, SILENCE, PAUSE),
    (leaks.last_modified_tells_the_newest_entry, MENU, SILENCE, LOUD),
    (leaks.etag_over_all_marks, MENU, SILENCE, ALL),
    (leaks.card_without_touch_names_who, CARD, SILENCE, ALL),
    (leaks.badge_when_the_other_checked_in, MENU, SILENCE, LOUD),
    (leaks.one_query_more_if_the_other_is_flagged, MENU, SILENCE, KICKED),
    (leaks.cookie_while_a_pause_is_set, MENU, SILENCE, PAUSE),
    (leaks.practice_says_that_one_waits, MENU, SILENCE, {EVENING.replace(hour=17, minute=43): goes_on()}),
    (leaks.deal_is_held_by_an_alarm, DEALT, ALL, {HOUR_BEFORE: marked(*ALL_STEPS, alarm=2)}),
    (leaks.quiet_card_depends_on_the_marks, CARD, SILENCE, ALL),
    (leaks.mark_row_grows_with_the_marks, MENU, SILENCE, ALL),
    (leaks.sender_sees_what_the_other_keeps_quiet, MENU, SILENCE, MUTED),
    (leaks.plan_says_that_the_other_keeps_the_place_too, MENU, SILENCE,
     {MONDAY: command(NotePlace(kind="room", name="the back room"))}),
    (leaks.plan_says_yes_is_not_to_come, MENU, SILENCE,
     {MONDAY: command(SetMuting(channels=("plans",)))}),
    (leaks.between_says_when_the_other_was_here, MENU, SILENCE, {HOUR_BEFORE: sign_in()}),
    (leaks.time_out_says_that_somebody_is_back, MENU, SILENCE, {HOUR_BEFORE: sign_in()}),
    (leaks.repair_tells_who_is_too_loud, MENU, SILENCE,
     {AFTERNOON: command(SayRepairAlarm(alarm=9, direction="revved"))}),
    (leaks.hidden_step_is_missing_from_the_others_menu, MENU, SILENCE,
     {MONDAY: command(HideStep(step="hug", hidden=True))}),
    (leaks.unlock_page_names_what_waits, MENU, SILENCE, {HOUR_BEFORE: quick_door(CheckIn(alarm=9))}),
    (leaks.card_comes_when_the_second_mark_lands, MENU, SILENCE, ALL),
    (leaks.saving_answers_otherwise_when_nothing_counts, MENU, SILENCE, PAUSE),
    (leaks.path_greys_what_is_closed, MENU, SILENCE, PAUSE),
    (leaks.slips_at_one_door_hold_up_everybody, MENU, SILENCE, SLIPS),
    (leaks.ids_are_counted, MENU, SILENCE, LOUD),
    (leaks.windows_are_made_by_whoever_comes_first, MENU, SILENCE, {AFTERNOON: sign_in()}),
    (leaks.tick_leaves_a_row_out_for_silence, CARD, SILENCE, ALL),
    (leaks.letter_shows_before_its_morning, MENU, SILENCE, GIVEN),
    (leaks.thanks_know_that_they_are_not_read, MENU, SILENCE, QUIET),
    (leaks.agreement_knows_that_it_is_not_read, MENU, SILENCE, QUIET),
    (leaks.ritual_knows_that_it_is_not_read, MENU, SILENCE, QUIET),
    (leaks.arrangement_knows_that_it_is_not_read, MENU, SILENCE, QUIET),
    (leaks.question_time_knows_that_it_is_not_read, MENU, SILENCE, QUIET),
    (leaks.agreement_tells_how_it_felt, MENU, SILENCE, {MONDAY: command(NoteFelt(felt="not_kept"))}),
    (leaks.sentences_are_counted_while_they_are_kept, MENU, SILENCE,
     {MONDAY: command(KeepSentence(parts=("want_unknown",)))}),
    (leaks.question_is_announced_while_it_waits, MENU, SILENCE,
     {MONDAY: command(KeepQuestion(kind="pictures", text="the flat"))}),
    (leaks.question_shows_before_its_half_hour, MENU, SILENCE, PUT),
    (leaks.leaving_is_foretold, MENU, SILENCE, {MONDAY: command(SitDown(alarm=2))}),
    (leaks.pairing_names_the_others_part, MENU, SILENCE, {MONDAY: command(NameRole(role="broke"))}),
    (leaks.calendar_turns_gentle_for_a_flag, MENU, SILENCE, KICKED),
    (leaks.breathing_is_slower_for_a_loud_day, MENU, SILENCE, LOUD),
    (leaks.turns_say_that_somebody_was_away, MENU, SILENCE, {HOUR_BEFORE: sign_in()}),
]  # fmt: skip


def _is_look(ask) -> bool:
    """A page as the partner and the phone's holder look at it, locked too."""
    is_close = ask.viewer in {*CLOSE, "locked phone"}
    return is_close and ask.method == "GET" and ask.spot.kind != "missing"


def _is_look_or_try(ask) -> bool:
    """And each form as well, filled in by both."""
    return _is_look(ask) or _is_try(ask)


def _is_try(ask) -> bool:
    return ask.viewer in CLOSE and bool(ask.body) and ask.spot.kind != "missing"


@pytest.mark.parametrize(
    ("sow", "script", "first", "second"), SOWN, ids=lambda it: getattr(it, "__name__", "")
)
def test_leak_is_noticed(stage, plan, sow, script, first, second) -> None:
    """Most show to whoever looks, and looking takes a third of the time; the others where a form is sent."""

    def told(wanted) -> list[str]:
        def asks(stage, token):
            return [ask for ask in plan.asks(stage, token) if wanted(ask)]

        worlds = []
        for private in (first, second):
            with sown(sow):
                worlds.append(play(stage, script, private, asks))
        return differences(*worlds)

    assert told(_is_look) or told(_is_look_or_try), f"{sow.__name__} went by unnoticed"


@pytest.mark.parametrize(
    ("script", "lives"),
    [(MENU, (SILENCE, LOUD, PAUSE | SLIPS | ALL | GIVEN | PUT)), (DEALT, (ALL, KICKED))],
    ids=["menu", "card"],
)
def test_nothing_is_noticed_where_nothing_leaks(stage, plan, script, lives) -> None:
    """The very pairs that show the leaks above, without a leak, and every request that there is."""
    first, *others = (play(stage, script, private, plan.asks) for private in lives)

    assert [str(ask) for ask, answer in first.answers.items() if answer.status >= 500] == []
    for other in others:
        assert differences(first, other) == []


def test_there_are_enough_of_them() -> None:
    assert len({sow for sow, *_ in SOWN}) == len(SOWN) >= 15


# A leak for everything that one can learn of the other: whoever adds a channel sows one.
OF_EACH = {
    "pairing": leaks.pairing_names_the_others_part,
    "evenings": leaks.windows_are_made_by_whoever_comes_first,
    "calendar": leaks.calendar_turns_gentle_for_a_flag,
    "card": leaks.deal_is_held_by_an_alarm,
    "practice": leaks.practice_says_that_one_waits,
    "time_out": leaks.time_out_says_that_somebody_is_back,
    "together": leaks.turns_say_that_somebody_was_away,
    "leaving": leaks.leaving_is_foretold,
    "needs": leaks.sender_sees_what_the_other_keeps_quiet,
    "sentences": leaks.sentences_are_counted_while_they_are_kept,
    "repair": leaks.repair_tells_who_is_too_loud,
    "questions": leaks.question_shows_before_its_half_hour,
    "thanks": leaks.thanks_know_that_they_are_not_read,
    "arrangements": leaks.arrangement_knows_that_it_is_not_read,
    "letters": leaks.letter_shows_before_its_morning,
    "plans": leaks.agreement_tells_how_it_felt,
}


def test_every_channel_has_a_leak_of_its_own() -> None:
    channels = {row.key for row in DISCLOSURES} | {row.channel for row in SENT}

    assert set(OF_EACH) == channels
    assert set(OF_EACH.values()) <= {sow for sow, *_ in SOWN}
