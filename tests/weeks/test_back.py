"""Taking back: one's own only, seen before it goes, gone from every page, and nothing opens by it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import Couple, Still, check_in, person, settle
from tests.web import client_of, masked
from tests.weeks.test_weeks import now_typed
from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal.models import Entry, Snapshot
from toward.programme.commands import FinishSolo, NotePractice, SayFoundOutMore, SetPause
from toward.programme.events import TakenBack
from toward.services import mine, side

pytestmark = pytest.mark.django_db
STEP = programme().touch[0].id


def listed(vault: Vault, month: str = "2026-03") -> list[str]:
    page = client_of(now_typed(vault)).get(f"/weeks/{month}/back/").content.decode()
    return re.findall(r'href="(/weeks/back/[^"]+)"', page)


def shown(vault: Vault, path: str) -> str:
    page = client_of(now_typed(vault)).get(path).content.decode()
    return page.split("<main")[1].split("</main>")[0]


def take_back(vault: Vault, path: str):
    return client_of(now_typed(vault)).post(path)


def test_month_leads_to_its_entries_and_each_to_what_it_would_do(anna: Vault) -> None:
    check_in(anna, 7, line="said too much", pushed=2)
    mine.act(anna, NotePractice(step=STEP, during=2, stopped=True), "note")
    mine.act(anna, SetPause(days=3), "pause")

    month = shown(anna, "/weeks/2026-03/")
    first, second = listed(anna)
    preview = shown(anna, first)

    assert 'href="/weeks/2026-03/back/"' in month
    assert "said too much" in preview
    assert "Every check-in of that day goes with it." in preview
    assert "touch rests on it" in preview
    assert "none is known until the next one" in preview
    assert "This can’t be undone." in preview
    assert "up to 7 days" in preview
    assert "stays gentler" in shown(anna, second)
    assert "stays gentler" not in preview
    assert mine.look(anna).days  # looked at, and nothing else


def test_days_of_backups_are_the_hosts_own(anna: Vault, settings) -> None:
    check_in(anna)
    settings.TOWARD_BACKUP_DAYS = 30

    assert "up to 30 days" in shown(anna, listed(anna)[0])


def test_taken_back_is_gone_from_months_weeks_and_rows(anna: Vault) -> None:
    check_in(anna, 7, line="said too much", heard=4)
    path = listed(anna)[0]

    answer = take_back(anna, path)

    assert (answer.status_code, answer["Location"]) == (303, "/weeks/2026-03/?back=1")
    after = shown(anna, answer["Location"])
    assert "Taken back." in after
    assert "said too much" not in after
    assert listed(anna) == []
    assert mine.look(anna).weeks == ()
    log = [read.envelope.event for read in mine.line_entries(anna, 1, 9)]
    assert isinstance(log[-1], TakenBack)


def test_sent_twice_is_taken_back_once_and_says_so_again(anna: Vault) -> None:
    check_in(anna, 7)
    path = listed(anna)[0]

    first, second = take_back(anna, path), take_back(anna, path)

    assert (second.status_code, second["Location"]) == (303, first["Location"])
    assert Entry.objects.get(room_id=anna.mine.room, seq=2).revision == 1
    assert client_of(now_typed(anna)).get(path).status_code == 404


def test_two_check_ins_of_a_day_go_together(anna: Vault, still: Still) -> None:
    check_in(anna, 7, line="in the morning")
    still.pass_by(hours=5)
    check_in(anna, 2, line="in the evening")

    (path,) = listed(anna)
    take_back(anna, path)

    assert listed(anna) == []
    assert "in the morning" not in shown(anna, "/weeks/2026-03/")


def test_what_it_closed_stays_closed(pair: Couple, still: Still) -> None:
    settle(pair.anna, still)
    mine.act(pair.anna, SayFoundOutMore(), "more")
    check_in(pair.anna, 1)
    assert "found_out" in side.look(pair.anna).reasons

    for path in listed(pair.anna):
        take_back(pair.anna, path)

    assert listed(pair.anna) == []
    assert "found_out" in side.look(pair.anna).reasons
    still.pass_by(days=28)
    assert "found_out" not in side.look(pair.anna).reasons


def test_anothers_entry_answers_like_a_missing_one_and_stays(anna: Vault, still: Still) -> None:
    ben = person("Ben", still)
    check_in(anna, 7, line="hers")
    check_in(ben, 3)
    hers = listed(anna)[0]
    nobodys = f"/weeks/back/{world.new_id()}/"
    the_room = f"/weeks/back/{Entry.objects.get(room_id=ben.mine.room, seq=1).id}/"

    answers = [client_of(now_typed(ben)).get(path) for path in (hers, nobodys, the_room)]
    sent = [take_back(ben, path) for path in (hers, nobodys, the_room)]

    assert {masked(answer) for answer in answers + sent} == {masked(answers[1])}
    assert answers[0].status_code == 404
    assert len(listed(anna)) == 1


def test_pages_ask_for_the_passphrase_and_a_month_that_is(anna: Vault, still: Still) -> None:
    check_in(anna, 7)
    path, client = listed(anna)[0], client_of(anna)
    still.pass_by(minutes=6)

    for page in (path, "/weeks/2026-03/back/"):
        assert client.get(page)["Location"].startswith("/unlock/?fresh=1")
    assert client.post(path)["Location"].startswith("/unlock/?fresh=1")
    assert len(listed(anna)) == 1
    assert client_of(now_typed(anna)).get("/weeks/2031-01/back/").status_code == 404


def test_after_many_entries_the_next_look_is_short_again(anna: Vault, still: Still) -> None:
    for _ in range(40):
        mine.act(anna, FinishSolo(practice=programme().solo[0].id), mine.command_id())
    take_back(anna, listed(anna)[0])

    assert Snapshot.objects.get(reader=anna.person).seq == 41
    with CaptureQueriesContext(connection) as asked:
        assert mine.look(anna).solo_times == 39
    assert len(asked) == 2
