"""What stays quiet: not shown to the one, nothing changed for the other, and no sign outside the passphrase."""

from datetime import timedelta

import pytest

from tests.people import Couple, Still
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import items
from toward.programme.commands import ChooseQuiet
from toward.programme.disclosures import SENT
from toward.programme.parts.arrangements import SetArrangement
from toward.programme.parts.muting import CHANNELS, SetMuting
from toward.programme.parts.needs import ThankForTurn, TurnToward, VoiceNeed
from toward.programme.parts.rituals import SetWeeklyHour
from toward.programme.parts.saying import HearSentence, SendSentence
from toward.services import mine, ours, repair, time_out
from toward.web.between.muting import WORDS

pytestmark = pytest.mark.django_db
NEED = {item.id: item.text for item in items("needs")}["walk"]
SAID = {item.id: item.text for item in items("saying")}["want_talk"]
SENDERS = ("/between/sent/", "/between/came/", "/between/", "/between/needs/", "/between/say/")
OPEN = (
    "/between/", "/between/needs/", "/between/hour/", "/today/", "/path/", "/weeks/", "/own/",
    "/between/kept/",
)  # fmt: skip


@pytest.fixture
def sent(pair: Couple) -> Couple:
    """Anna has sent one of each to Ben, with words of her own, and he has answered."""
    act(pair.anna, VoiceNeed(need="walk"))
    act(pair.anna, SendSentence(parts=("want_talk",), line="About Sunday."))
    act(pair.ben, TurnToward(seq=needs(pair)[0].seq, how="soon"))
    act(pair.anna, ThankForTurn(seq=needs(pair)[0].seq))
    act(pair.ben, HearSentence(seq=ours.get(pair.ben).state.said.sent[0].seq, how="heard"))
    return pair


def needs(pair: Couple):
    return ours.get(pair.anna).state.needs.voiced


def act(vault: Vault, command) -> None:
    assert ours.act(vault, command, mine.command_id()) is None


def mute(vault: Vault, *channels: str) -> None:
    assert mine.act(vault, SetMuting(channels=channels), mine.command_id()) is None


def came(vault: Vault) -> str:
    return client_of(vault).get("/between/came/").content.decode()


def test_without_muting_all_of_it_is_there(sent: Couple) -> None:
    page = came(sent.ben)

    assert NEED in page
    assert SAID in page
    assert "About Sunday." in page
    assert "Thank you for turning toward this." in page


def test_each_channel_hides_its_own_and_nothing_else(sent: Couple) -> None:
    mute(sent.ben, "needs")
    page = came(sent.ben)
    assert "A need ·" not in page
    assert "Thank you for turning toward this." in page
    assert SAID in page

    mute(sent.ben, "thanks", "sentences")
    page = came(sent.ben)
    assert NEED in page
    assert "Thank you" not in page
    assert SAID not in page

    mute(sent.ben)
    assert SAID in came(sent.ben)


def test_own_words_go_and_the_sentence_stays(sent: Couple) -> None:
    mute(sent.ben, "own_words")

    assert "About Sunday." not in came(sent.ben)
    assert SAID in came(sent.ben)


def test_a_sentence_of_own_words_alone_goes_whole(pair: Couple) -> None:
    act(pair.anna, SendSentence(parts=(), line="About Sunday."))
    mute(pair.ben, "own_words")

    assert "A sentence ·" not in came(pair.ben)


@pytest.mark.parametrize("channels", [CHANNELS, ("needs",)])
def test_nothing_changes_for_the_one_who_sent(sent: Couple, channels: tuple[str, ...]) -> None:
    client = client_of(sent.anna)
    before = [masked(client.get(path)) for path in SENDERS]

    mute(sent.ben, *channels)

    assert [masked(client.get(path)) for path in SENDERS] == before


def test_whoever_holds_the_open_phone_sees_no_sign(sent: Couple) -> None:
    client = client_of(sent.ben)
    before = [masked(client.get(path)) for path in OPEN]
    mute(sent.ben, *CHANNELS)

    assert [masked(client.get(path)) for path in OPEN] == before


@pytest.mark.parametrize(
    "quiet",
    [SetMuting(channels=CHANNELS), ChooseQuiet(step_back=True)],
    ids=["muted", "stepped back"],
)
def test_what_runs_shows_on_both_phones_whatever_is_kept_quiet(
    pair: Couple, still: Still, quiet: SetMuting | ChooseQuiet
) -> None:
    """A card that is missing on one of two phones would tell of it (ADR 0021)."""
    time_out.begin(pair.anna, still.at + timedelta(minutes=30))
    assert repair.set_at(pair.anna, still.at + timedelta(hours=3), mine.command_id()) is None
    act(pair.anna, SetWeeklyHour(weekday=6, hour=10, minute=30))
    client = client_of(pair.ben)
    before = [masked(client.get(path)) for path in OPEN]
    mine.act(pair.ben, quiet, mine.command_id())

    assert [masked(client.get(path)) for path in OPEN] == before
    for path in ("/today/", "/between/"):
        page = client.get(path).content.decode()
        assert "A time-out, back at" in page
        assert "Repair in five, today at" in page
    assert b"Yours is on Sunday at 10:30" in client.get("/between/hour/").content


@pytest.mark.parametrize(
    "quiet",
    [SetMuting(channels=CHANNELS), ChooseQuiet(step_back=True)],
    ids=["muted", "stepped back"],
)
def test_a_rest_from_touch_stands_in_the_open_and_either_ends_it(
    pair: Couple, quiet: SetMuting | ChooseQuiet
) -> None:
    """It shows without a passphrase and holds for both: who could not end it would be held by it."""
    act(pair.anna, SetArrangement(about="truce", days=14))
    mine.act(pair.ben, quiet, mine.command_id())
    client = client_of(pair.ben)
    assert b"It is so between the two of you until" in client.get("/between/").content
    assert b'name="end"' in client.get("/between/truce/").content

    client.post("/between/truce/", {"end": "1", "command": "one"})

    assert b"It is so between the two of you until" not in client.get("/between/").content


def test_whoever_stepped_back_quietly_gets_nothing_and_the_other_sees_no_sign(sent: Couple) -> None:
    client = client_of(sent.anna)
    before = [masked(client.get(path)) for path in SENDERS]
    back = [ChooseQuiet(step_back=step_back) for step_back in (True, False)]

    mine.act(sent.ben, back[0], mine.command_id())
    assert "Nothing here now" in came(sent.ben) or "What is sent to you" in came(sent.ben)
    assert NEED not in came(sent.ben)
    assert SAID not in came(sent.ben)
    assert [masked(client.get(path)) for path in SENDERS] == before

    mine.act(sent.ben, back[1], mine.command_id())
    assert NEED in came(sent.ben)


def test_form_keeps_what_is_marked_and_shows_it_marked_again(pair: Couple) -> None:
    client = client_of(pair.ben)
    body = {"channels": ["thanks", "letters"], "command": "one"}

    assert client.post("/between/came/quiet/", body)["Location"] == "/between/came/"

    assert mine.look(pair.ben).muting.muted == ("letters", "thanks")
    assert client.get("/between/came/quiet/").content.decode().count("checked") == 2


def test_what_is_no_channel_is_told_kindly(pair: Couple) -> None:
    answer = client_of(pair.ben).post("/between/came/quiet/", {"channels": ["x"], "command": "1"})

    assert answer.status_code == 422
    assert mine.look(pair.ben).muting.muted == ()


def test_page_asks_for_the_passphrase(pair: Couple, still: Still) -> None:
    client = client_of(pair.ben)
    still.pass_by(minutes=6)

    assert client.get("/between/came/quiet/")["Location"].startswith("/unlock/?fresh=1")


def test_every_channel_has_its_words_and_whatever_is_sent_its_channel() -> None:
    assert set(WORDS) == set(CHANNELS)
    assert {row.channel for row in SENT} <= set(CHANNELS)
