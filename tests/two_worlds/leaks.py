"""Leaks as somebody might really write them: the harness is worth what it notices of these."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.http import HttpResponse
from msgspec.structs import replace

from tests.two_worlds.leak import Around, Leak
from toward import world
from toward.accounts.models import SessionRow
from toward.accounts.visit import Visit
from toward.content.load import programme
from toward.journal.models import Entry, Room, Vote
from toward.programme import gate
from toward.programme.commands import AnswerSafety, CheckIn, HideStep, MineCommand, NameRole
from toward.programme.days import day_of
from toward.programme.parts.asking import KeepQuestion
from toward.programme.parts.crossroads import SitDown
from toward.programme.parts.felt import NoteFelt
from toward.programme.parts.muting import SetMuting
from toward.programme.parts.own_repair import SayRepairAlarm
from toward.programme.parts.places import NotePlace
from toward.programme.parts.saying import KeepSentence
from toward.programme.state import State
from toward.services import (
    attempts,
    evenings,
    letters,
    marks,
    mine,
    ours,
    parcels,
    practice,
    referee,
    tick,
)
from toward.services.marks import Asked
from toward.ui.headers import PrivateHeaders
from toward.vault.box import box
from toward.vault.sign import sign
from toward.web.between import agreements as agreement_views
from toward.web.between import arrangements as arrangement_views
from toward.web.between import came as came_views
from toward.web.between import needs as need_views
from toward.web.between import plans as plan_views
from toward.web.between import question_items
from toward.web.between import question_time as time_views
from toward.web.between import questions as question_views
from toward.web.between import repair as repair_views
from toward.web.between import rituals as ritual_views
from toward.web.between import sentence as sentence_views
from toward.web.between import views as between_views
from toward.web.live import breathing as breathing_views
from toward.web.live import time_out as time_out_views
from toward.web.live import turns as turn_views
from toward.web.path import views as path_views
from toward.web.practice import views as practice_views
from toward.web.start import views as start_views
from toward.web.today import views as today_views
from toward.web.tonight import views as tonight_views
from toward.web.tonight.forms import MenuForm


def partner_of(person: UUID) -> UUID | None:
    vote = Vote.objects.filter(window__vote__member=person).exclude(member=person).first()
    return vote.member_id if vote else None


def reasons(state: State) -> tuple[str, ...]:
    return gate.standing_reasons(programme(), state, day_of(world.now(), state.zone))


def mark_is_echoed_on_the_menu(leak: Leak) -> None:
    leak.after(
        marks, "save", lambda vault, window, asked, state: leak.seen.update({vault.person: asked})
    )
    leak.written_under(tonight_views, lambda request: str(leak.seen.get(request.visit.shell, "")))


def other_words_after_nothing_tonight(leak: Leak) -> None:
    def remember(vault, window, asked: Asked, state) -> None:
        leak.seen[vault.person] = "See you another evening." if asked.nothing else ""

    leak.after(marks, "save", remember)
    leak.written_under(tonight_views, lambda request: leak.seen.get(request.visit.shell, ""))


def today_shows_the_alarm(leak: Leak) -> None:
    def says(request) -> str:
        days = mine.look(request.visit.vault).days
        return f"Last alarm: {days[-1].alarm}" if days else ""

    leak.written_under(today_views, says)


def today_turns_calm_inside_a_pause(leak: Leak) -> None:
    leak.written_under(
        today_views,
        lambda request: "<!-- calm -->" if mine.look(request.visit.vault).pause_until else "",
    )


def last_modified_tells_the_newest_entry(leak: Leak) -> None:
    def make(real: Around) -> Around:
        def leaking(self, request):
            response = real(self, request)
            response["Last-Modified"] = str(Entry.objects.aggregate(Max("seq")))
            return response

        return leaking

    leak.around(PrivateHeaders, "__call__", make)


def etag_over_all_marks(leak: Leak) -> None:
    def make(real: Around) -> Around:
        def leaking(self, request):
            response = real(self, request)
            response["ETag"] = str(hash(tuple(Vote.objects.values_list("mark", flat=True))))
            return response

        return leaking

    leak.around(PrivateHeaders, "__call__", make)


def card_without_touch_names_who(leak: Leak) -> None:
    leak.after(
        marks,
        "save",
        lambda vault, window, asked, state: leak.seen.update({vault.person: asked.steps}),
    )
    leak.written_under(
        tonight_views,
        lambda request: (
            "" if leak.seen.get(partner_of(request.visit.shell)) else "The other marked nothing."
        ),
    )


def badge_when_the_other_checked_in(leak: Leak) -> None:
    def says(request) -> str:
        other = partner_of(request.visit.shell)
        return f"<b>{Entry.objects.filter(author=other).count()}</b>" if other else ""

    leak.written_under(today_views, says)


def one_query_more_if_the_other_is_flagged(leak: Leak) -> None:
    def remember(vault, command, command_id) -> None:
        leak.seen[vault.person] = leak.seen.get(vault.person) or getattr(command, "kick", False)

    def ask_again(vault, *_more) -> None:
        if leak.seen.get(partner_of(vault.person)):
            Room.objects.count()

    leak.after(mine, "act", remember)
    leak.after(evenings, "tonight", ask_again)


def cookie_while_a_pause_is_set(leak: Leak) -> None:
    def mark(visit: Visit, response: HttpResponse) -> None:
        if visit.vault and mine.look(visit.vault).pause_until:
            response.set_cookie("tw-rest", "1")

    leak.after(Visit, "apply", mark)


def practice_says_that_one_waits(leak: Leak) -> None:
    def makes(real: Around) -> Around:
        def leaking(data):
            return real({**data, "waiting_for_the_other": "yes" in leak.seen})

        return leaking

    leak.after(practice, "go_on", lambda *_, **__: leak.seen.update(yes=True))
    leak.around(practice_views, "JsonResponse", makes)


def deal_is_held_by_an_alarm(leak: Leak) -> None:
    """A loud evening holds the touch card, so that its absence says who was loud."""
    leak.after(
        marks,
        "save",
        lambda vault, window, asked, state: leak.seen.update({vault.person: asked.alarm}),
    )

    def make(real: Around) -> Around:
        def leaking(programme, block, first, second, *more):
            loud = any(alarm >= 2 for alarm in leak.seen.values())
            return real(programme, block, frozenset() if loud else first, second, *more)

        return leaking

    leak.around(referee.deck, "deal", make)


def quiet_card_depends_on_the_marks(leak: Leak) -> None:
    def make(real: Around) -> Around:
        def leaking(programme, block, luck):
            return real(
                programme, block, luck if leak.seen.get("shared") else luck.__class__(*[0.0] * 5)
            )

        return leaking

    leak.after(referee.deck, "_in_order", lambda steps, order: leak.seen.update(shared=bool(steps)))
    leak.around(referee.deck, "_quiet", make)


def mark_row_grows_with_the_marks(leak: Leak) -> None:
    def make(_real: Around) -> Around:
        def leaking(public_key, keys, body, *, purpose):
            signed = sign(keys.sign, body, purpose=purpose) + body
            size = marks.MARK_SIZE + 8 * body.count(b"-")
            return box(public_key, signed, seed32=world.random_bytes(32), size=size)

        return leaking

    leak.around(marks, "_signed_box", make)


def sender_sees_what_the_other_keeps_quiet(leak: Leak) -> None:
    """What one sent knows what was muted where it went."""

    def remember(vault, command, _command_id) -> None:
        if isinstance(command, SetMuting):
            leak.seen[vault.person] = command.channels

    def says(request) -> str:
        return "Not delivered." if leak.seen.get(partner_of(request.visit.shell)) else ""

    leak.after(mine, "act", remember)
    leak.written_under(came_views, says)


def plan_says_that_the_other_keeps_the_place_too(leak: Leak) -> None:
    """A kind hint on the shared page, made of what stands on the other's own list."""

    def remember(vault, command, _command_id) -> None:
        if isinstance(command, NotePlace):
            leak.seen[vault.person] = "It is on both your lists."

    leak.after(mine, "act", remember)
    leak.written_under(
        plan_views, lambda request: leak.seen.get(partner_of(request.visit.shell), "")
    )


def plan_says_yes_is_not_to_come(leak: Leak) -> None:
    """Whoever proposed it learns that it stays quiet where it went."""

    def remember(vault, command, _command_id) -> None:
        if isinstance(command, SetMuting) and "plans" in command.channels:
            leak.seen[vault.person] = "No answer will come."

    leak.after(mine, "act", remember)
    leak.written_under(
        plan_views, lambda request: leak.seen.get(partner_of(request.visit.shell), "")
    )


def told_of(leak: Leak, views: object, kind: type[MineCommand], says: Callable[[Any], str]) -> None:
    """What one kept of this kind stands under the other's pages."""

    def remember(vault, command, _command_id) -> None:
        if isinstance(command, kind):
            leak.seen[vault.person] = says(command)

    leak.after(mine, "act", remember)
    leak.written_under(views, lambda request: leak.seen.get(partner_of(request.visit.shell), ""))


def quiet_is_told(leak: Leak, views: object, channel: str) -> None:
    def says(command: SetMuting) -> str:
        return "Nobody reads it." if channel in command.channels else ""

    told_of(leak, views, SetMuting, says)


def thanks_know_that_they_are_not_read(leak: Leak) -> None:
    quiet_is_told(leak, need_views, "thanks")


def agreement_knows_that_it_is_not_read(leak: Leak) -> None:
    quiet_is_told(leak, agreement_views, "plans")


def ritual_knows_that_it_is_not_read(leak: Leak) -> None:
    quiet_is_told(leak, ritual_views, "plans")


def arrangement_knows_that_it_is_not_read(leak: Leak) -> None:
    quiet_is_told(leak, arrangement_views, "arrangements")


def question_time_knows_that_it_is_not_read(leak: Leak) -> None:
    quiet_is_told(leak, time_views, "questions")


def agreement_tells_how_it_felt(leak: Leak) -> None:
    """Kept is said by the giver; what the receiver felt is nobody else's."""
    told_of(leak, agreement_views, NoteFelt, lambda command: f"It felt {command.felt}.")


def sentences_are_counted_while_they_are_kept(leak: Leak) -> None:
    told_of(leak, sentence_views, KeepSentence, lambda _: "The other is looking for words.")


def question_is_announced_while_it_waits(leak: Leak) -> None:
    told_of(leak, question_views, KeepQuestion, lambda command: f"One of kind {command.kind}.")


def question_shows_before_its_half_hour(leak: Leak) -> None:
    def make(real: Around) -> Around:
        later = datetime.max.replace(tzinfo=UTC)
        return lambda look, one, texts: real(replace(look, now=later), one, texts)

    leak.around(question_items, "_asked", make)


def leaving_is_foretold(leak: Leak) -> None:
    """Whoever weighs is said to be about to go."""
    told_of(leak, between_views, SitDown, lambda _: "The other is weighing things.")


def pairing_names_the_others_part(leak: Leak) -> None:
    told_of(leak, between_views, NameRole, lambda command: f"The other says: {command.role}")


def calendar_turns_gentle_for_a_flag(leak: Leak) -> None:
    told_of(leak, between_views, AnswerSafety, lambda said: "Gentle weeks." if said.kick else "")


def breathing_is_slower_for_a_loud_day(leak: Leak) -> None:
    told_of(leak, breathing_views, CheckIn, lambda said: "slower" if said.alarm > 4 else "")


def turns_say_that_somebody_was_away(leak: Leak) -> None:
    """Whose page was opened last, so that nobody speaks to an empty chair."""

    def says(request) -> str:
        rows = SessionRow.objects.filter(tier=SessionRow.Tier.SHELL)
        return str(rows.exclude(created=world.now()).aggregate(Max("seen")))

    leak.written_under(turn_views, says)


def between_says_when_the_other_was_here(leak: Leak) -> None:
    def says(request) -> str:
        other = partner_of(request.visit.shell)
        rows = SessionRow.objects.filter(person=other, tier=SessionRow.Tier.SHELL)
        return str(rows.exclude(created=world.now()).aggregate(Max("seen")))

    leak.written_under(between_views, says)


def letter_shows_before_its_morning(leak: Leak) -> None:
    def make(real: Around) -> Around:
        return lambda part, reader, _now: real(part, reader, datetime.max.replace(tzinfo=UTC))

    leak.around(letters, "readable", make)


def time_out_says_that_somebody_is_back(leak: Leak) -> None:
    """The page of a time-out knows when a phone was last unlocked, as a kind touch."""

    def says(request) -> str:
        rows = SessionRow.objects.filter(tier=SessionRow.Tier.SHELL)
        return str(rows.exclude(created=world.now()).aggregate(Max("seen")))

    leak.written_under(time_out_views, says)


def repair_tells_who_is_too_loud(leak: Leak) -> None:
    """A kind word for the one who waits, where the other was not let in by their own alarm."""

    def remember(vault, command, command_id) -> None:
        if isinstance(command, SayRepairAlarm) and command.alarm > 3:
            leak.seen[vault.person] = "The other needs a little longer."

    leak.after(mine, "act", remember)
    leak.written_under(
        repair_views, lambda request: leak.seen.get(partner_of(request.visit.shell), "")
    )


def hidden_step_is_missing_from_the_others_menu(leak: Leak) -> None:
    def remember(vault, command, command_id) -> None:
        if isinstance(command, HideStep) and command.hidden:
            leak.seen[command.step] = True

    def strip(form, *args, **kwargs) -> None:
        left = [choice for choice in form.fields["marks"].choices if choice[0] not in leak.seen]
        form.fields["marks"].choices = left

    leak.after(mine, "act", remember)
    leak.after(MenuForm, "__init__", strip)


def unlock_page_names_what_waits(leak: Leak) -> None:
    def says(request) -> str:
        person = request.visit.shell or request.visit.device
        return f"{parcels.waiting(person)} check-ins wait" if person else ""

    leak.written_under(start_views, says)


def card_comes_when_the_second_mark_lands(leak: Leak) -> None:
    def close_early(vault, window, asked, state) -> None:
        leak.seen[vault.person] = True
        if len(leak.seen) == 2:
            referee.close(window.id, world.now())

    leak.after(marks, "save", close_early)


def saving_answers_otherwise_when_nothing_counts(leak: Leak) -> None:
    def make(real: Around) -> Around:
        def leaking(path, **query):
            return real(path, **query, **({"kept": "0"} if leak.seen.get("closed") else {}))

        return leaking

    def remember(vault, window, asked, state) -> None:
        leak.seen["closed"] = bool(reasons(state))

    leak.after(marks, "save", remember)
    leak.around(tonight_views, "see", make)


def path_greys_what_is_closed(leak: Leak) -> None:
    def says(request) -> str:
        return "resting" if reasons(mine.look(request.visit.vault)) else ""

    leak.written_under(path_views, says)


def slips_at_one_door_hold_up_everybody(leak: Leak) -> None:
    leak.around(attempts, "key", lambda _real: lambda name, device: bytes(32))


def ids_are_counted(leak: Leak) -> None:
    def make(_real: Around) -> Around:
        def leaking():
            leak.seen["last"] = leak.seen.get("last", 0) + 1
            return UUID(int=leak.seen["last"])

        return leaking

    leak.around(world, "new_id", make)


def windows_are_made_by_whoever_comes_first(leak: Leak) -> None:
    """As it was once: at an unlock, one query for each window that is there and several for one that isn't."""

    def ask_again(opened) -> None:
        first = not leak.seen.get(world.now().date())
        leak.seen[world.now().date()] = True
        if first:
            Room.objects.count()

    leak.after(ours, "make_windows", ask_again)


def tick_leaves_a_row_out_for_silence(leak: Leak) -> None:
    leak.after(
        marks, "save", lambda vault, window, asked, state: leak.seen.update({vault.person: True})
    )
    leak.after(tick, "tick", lambda now: Vote.objects.exclude(member__in=list(leak.seen)).delete())
