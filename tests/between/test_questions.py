"""Questions: kept and sorted for oneself, put when they may be, found and answered at the hours both chose."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.people import Couple, Still, fresh
from tests.web import called, client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.commands import ChooseQuiet, SetEvenings
from toward.programme.parts.muting import SetMuting
from toward.services import host, mine, ours

pytestmark = pytest.mark.django_db
TEXT = "Is it over, and since when?"
KEEP = {"kind": "safe", "text": TEXT, "command": "keep"}
# Still begins on a Monday at 10:00 in Berlin; Tuesdays at 19:00 there is 18:00 UTC.
TUESDAYS = {"act": "propose", "weekdays": ["1"], "start": "19:00", "command": "propose"}
TO_TUESDAY = timedelta(days=1, hours=9)
PAGE, BOX, TIME = "/between/questions/", "/between/questions/box/", "/between/questions/time/"
CAME, SENT = "/between/came/", "/between/sent/"


def page(vault: Vault, path: str = CAME) -> str:
    return client_of(vault).get(path).content.decode()


def agree(pair: Couple) -> None:
    client_of(pair.anna).post(TIME, TUESDAYS)
    proposed = ours.get(pair.ben).state.questions.proposed
    assert proposed is not None
    body = {"act": "agree", "seq": called(pair.ben, proposed.seq), "command": "agree"}
    assert client_of(pair.ben).post(TIME, body)["Location"] == TIME


def kept(vault: Vault) -> int:
    return mine.look(vault).asking.kept[0].seq


def put(vault: Vault, press: str = "send", command: str = "put"):
    body = {"seq": str(kept(vault)), "press": press, "command": command}
    return client_of(vault).post("/between/questions/put/", body)


@pytest.fixture
def asked(pair: Couple, still: Still) -> Couple:
    """Anna put a question; now it is Tuesday, seven in the evening."""
    agree(pair)
    client_of(pair.anna).post(PAGE, KEEP)
    assert put(pair.anna)["Location"] == "/between/kept/"
    still.at += TO_TUESDAY
    return Couple(fresh(pair.anna, still), fresh(pair.ben, still))


def answer(vault: Vault, **changed: str):
    seq = ours.get(vault).state.questions.box[0].seq
    body = {
        "reply": "answer",
        "seq": called(vault, seq),
        "how": "written",
        "text": "Yes. Since May.",
    }
    return client_of(vault).post(CAME, {**body, "command": "answer", **changed})


def test_what_is_written_stays_with_oneself_first(pair: Couple) -> None:
    assert client_of(pair.anna).post(PAGE, KEEP)["Location"] == PAGE

    assert TEXT in page(pair.anna, PAGE)
    assert TEXT not in page(pair.ben)
    assert ours.get(pair.ben).state.questions.box == ()


def test_pictures_wait_a_week_whatever_a_form_says(pair: Couple, still: Still) -> None:
    agree(pair)
    client_of(pair.anna).post(PAGE, {**KEEP, "kind": "pictures"})
    seen = page(pair.anna, PAGE)
    assert "It can be put from Monday 9 March on" in seen
    assert "Put it" not in seen

    assert put(pair.anna).status_code == 422
    assert ours.get(pair.anna).state.questions.box == ()
    assert TEXT in page(pair.anna, PAGE)

    still.pass_by(days=7)
    anna = fresh(pair.anna, still)
    assert put(anna, command="later")["Location"] == "/between/kept/"
    assert len(ours.get(anna).state.questions.box) == 1


def test_without_a_time_it_is_not_put_and_not_lost(pair: Couple) -> None:
    client_of(pair.anna).post(PAGE, KEEP)

    answered = put(pair.anna)

    assert answered.status_code == 422
    assert "First the two of you choose a time for questions." in answered.content.decode()
    assert TEXT in answered.content.decode()
    assert mine.look(pair.anna).asking.kept != ()


def test_put_is_seen_first_and_then_it_is_out_of_ones_own(pair: Couple) -> None:
    agree(pair)
    client_of(pair.anna).post(PAGE, KEEP)
    seen = put(pair.anna, "").content.decode()
    assert "This is what Ben finds" in seen
    assert TEXT in seen
    assert ours.get(pair.anna).state.questions.box == ()

    client = client_of(pair.anna)
    body = {"seq": str(kept(pair.anna)), "press": "send", "command": "put"}
    for _ in range(2):
        answered = client.post("/between/questions/put/", body)
        assert answered["Location"] == "/between/kept/"

    assert len(ours.get(pair.anna).state.questions.box) == 1
    assert TEXT not in page(pair.anna, PAGE)


def test_a_thirteenth_of_ones_own_says_what_to_do_and_loses_nothing(pair: Couple) -> None:
    client = client_of(pair.anna)
    for number in range(12):
        client.post(PAGE, {**KEEP, "command": str(number)})

    answered = client.post(PAGE, {**KEEP, "text": "And one more?", "command": "more"})

    assert answered.status_code == 422
    assert "Put one, or let one go first." in answered.content.decode()
    assert "And one more?" in answered.content.decode()


def test_letting_go_takes_the_words_away(pair: Couple) -> None:
    client_of(pair.anna).post(PAGE, KEEP)
    seq = kept(pair.anna)

    client_of(pair.anna).post("/between/questions/let-go/", {"seq": str(seq)})

    assert TEXT not in page(pair.anna, PAGE)
    assert b"over" not in str(mine.entries(pair.anna, (seq,))).encode()


def test_it_arrives_at_question_time_and_not_before(pair: Couple, still: Still) -> None:
    agree(pair)
    client_of(pair.anna).post(PAGE, KEEP)
    put(pair.anna)
    assert "It arrives on Tuesday 3 March at 19:00." in page(pair.anna, SENT)
    assert TEXT not in page(pair.ben)
    assert TEXT not in page(pair.ben, BOX)

    still.at += TO_TUESDAY
    ben = fresh(pair.ben, still)

    assert TEXT in page(ben)
    assert "Question time, until 19:30." in page(ben, BOX)
    assert TEXT in page(ben, BOX)


def test_the_half_hour_goes_by_the_clock_that_the_two_live_by(pair: Couple, still: Still) -> None:
    """After a move it would come at night else."""
    tokyo = SetEvenings(weekdays=(1,), hour=20, minute=0, zone="Asia/Tokyo")
    assert ours.set_evenings(pair.anna, tokyo, mine.command_id()) is None
    still.pass_by(days=7)
    moved = Couple(fresh(pair.anna, still), fresh(pair.ben, still))
    agree(moved)
    client_of(moved.anna).post(PAGE, KEEP)
    put(moved.anna)

    arrives = ours.get(moved.ben).state.questions.box[0].arrives
    assert arrives == datetime(2026, 3, 10, 19, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert "It arrives on Tuesday 10 March at 19:00." in page(moved.anna, SENT)
    assert "The next question time is on Tuesday 10 March, 19:00 to 19:30." in page(moved.ben, BOX)


def test_outside_the_half_hour_the_box_asks_for_nothing(asked: Couple, still: Still) -> None:
    still.pass_by(minutes=31)
    seen = page(fresh(asked.ben, still), BOX)

    assert "The next question time is on Tuesday 10 March, 19:00 to 19:30." in seen
    assert "Until then nothing has to be asked or answered." in seen


def test_written_answer_is_seen_first_and_arrives_within_the_half_hour(asked: Couple) -> None:
    seen = answer(asked.ben).content.decode()
    assert "This is what Anna finds" in seen
    assert "Yes. Since May." in seen
    assert ours.get(asked.ben).state.questions.box[0].answer == 0

    assert answer(asked.ben, press="send")["Location"] == "/between/kept/"

    assert "Yes. Since May." in page(asked.anna)
    assert "Answer, if you like" not in page(asked.ben)


def test_answer_written_at_night_waits_for_the_next_time(asked: Couple, still: Still) -> None:
    still.pass_by(hours=5)
    anna, ben = fresh(asked.anna, still), fresh(asked.ben, still)
    answer(ben, press="send")

    assert "Yes. Since May." not in page(anna)
    assert "Yes. Since May." not in page(anna, BOX)
    assert "It arrives on Tuesday 10 March at 19:00." in page(ben, SENT)

    still.pass_by(days=7)
    assert "Yes. Since May." in page(fresh(anna, still))


def test_nothing_shows_that_an_answer_was_written_before_its_hour(
    asked: Couple, still: Still
) -> None:
    """What goes away would tell it as well as what comes."""
    answer(asked.ben, how="later", until="2026-03-06")
    still.pass_by(hours=3)
    anna, ben = fresh(asked.anna, still), fresh(asked.ben, still)
    pages = (CAME, BOX, SENT, PAGE)
    before = [masked(client_of(anna).get(path)) for path in pages]

    answer(ben, press="send", command="night")

    assert ours.get(anna).state.questions.box[0].how == "written"
    assert "Time until Friday 6 March." in page(anna)
    assert [masked(client_of(anna).get(path)) for path in pages] == before

    still.pass_by(days=7)
    assert "Yes. Since May." in page(fresh(anna, still))
    assert "Time until" not in page(fresh(anna, still))


def test_an_answer_on_its_way_arrives_though_its_question_faded(
    asked: Couple, still: Still
) -> None:
    answer(asked.ben, how="later", until="2026-03-06")
    still.at += timedelta(days=26)
    anna, ben = fresh(asked.anna, still), fresh(asked.ben, still)
    answer(ben, press="send", command="late")
    still.pass_by(days=1)
    anna, ben = fresh(anna, still), fresh(ben, still)
    for path in (CAME, BOX, SENT):
        assert TEXT not in page(anna, path), (
            "it faded, and nothing tells that words are on their way"
        )

    assert "It arrives on Tuesday 31 March at 19:00." in page(ben, SENT)
    still.pass_by(days=1)
    assert "Yes. Since May." in page(fresh(anna, still))

    still.pass_by(days=7)
    assert "Yes. Since May." not in page(fresh(anna, still))
    assert "Yes. Since May." not in page(fresh(ben, still), SENT)


def test_said_aloud_keeps_no_words(asked: Couple) -> None:
    answer(asked.ben, how="aloud", text="A secret.")

    assert "Answered aloud." in page(asked.anna)
    assert "A secret." not in page(asked.anna)
    assert "A secret." not in page(asked.ben, SENT)


def test_time_until_a_day_can_be_asked_for(asked: Couple) -> None:
    assert answer(asked.ben, how="later", until="2026-03-06")["Location"] == "/between/kept/"

    assert "Time until Friday 6 March." in page(asked.anna)
    assert "You asked for time until Friday 6 March." in page(asked.ben)
    assert "Answer, if you like" in page(asked.ben)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"how": ""}, "Choose one, or leave it as it is."),
        ({"text": " "}, "Write a few words, or choose another way."),
        ({"how": "later", "until": ""}, "Choose a day; tomorrow is possible too."),
        ({"how": "later", "until": "2027-01-01"}, "Choose a day within the next fourteen days."),
        ({"text": "x" * 601}, "600"),
    ],
)
def test_what_does_not_fit_comes_back_open(
    asked: Couple, changed: dict[str, str], words: str
) -> None:
    answered = answer(asked.ben, press="send", **changed)

    assert answered.status_code == 422
    assert words in answered.content.decode()
    assert '<details class="why" open>' in answered.content.decode()
    assert ours.get(asked.ben).state.questions.box[0].how is None


def test_question_taken_back_is_gone_for_both_with_its_answer(asked: Couple) -> None:
    answer(asked.ben, press="send")
    seq = called(asked.anna, ours.get(asked.anna).state.questions.box[0].seq)

    client_of(asked.anna).post(SENT, {"seq": seq})

    for vault in (asked.anna, asked.ben):
        assert TEXT not in page(vault)
        assert "Yes. Since May." not in page(vault, BOX)


@pytest.mark.parametrize("press", ["send", "change"])
def test_an_answer_to_what_was_taken_back_meanwhile_is_not_lost(asked: Couple, press: str) -> None:
    seq = ours.get(asked.ben).state.questions.box[0].seq
    body = {"reply": "answer", "seq": called(asked.ben, seq), "how": "written"}
    client_of(asked.anna).post(SENT, {"seq": called(asked.anna, seq)})

    answered = client_of(asked.ben).post(
        CAME, {**body, "text": "Yes. Since May.", "press": press, "command": "one"}
    )

    assert answered.status_code == 422
    assert "it faded, or was taken back" in answered.content.decode()
    assert "Yes. Since May." in answered.content.decode()


def test_answer_taken_back_leaves_the_question_open(asked: Couple) -> None:
    answer(asked.ben, press="send")
    seq = called(asked.ben, ours.get(asked.ben).state.questions.box[0].answer)

    client_of(asked.ben).post(SENT, {"seq": seq})

    assert "Yes. Since May." not in page(asked.anna)
    assert "Answer, if you like" in page(asked.ben)


def test_answered_aloud_by_mistake_is_taken_back_and_the_question_is_open(asked: Couple) -> None:
    answer(asked.ben, how="aloud", text="")
    assert "Answer, if you like" not in page(asked.ben)
    seq = called(asked.ben, ours.get(asked.ben).state.questions.box[0].answer)

    client_of(asked.ben).post(SENT, {"seq": seq})

    assert "Answered aloud." not in page(asked.anna)
    assert "Answer, if you like" in page(asked.ben)


def test_what_one_proposed_can_be_taken_back_before_it_holds(pair: Couple) -> None:
    client_of(pair.anna).post(TIME, TUESDAYS)
    assert "Take it back" in page(pair.anna, TIME)

    client_of(pair.anna).post(TIME, {"act": "end", "command": "one"})

    assert "Yes, let it hold" not in page(pair.ben, TIME)


def test_a_time_is_proposed_agreed_and_ended_by_either(pair: Couple) -> None:
    client_of(pair.anna).post(TIME, TUESDAYS)
    assert "It holds once both have said yes." in page(pair.anna, TIME)
    assert "Yes, let it hold" not in page(pair.anna, TIME)
    assert "Yes, let it hold" in page(pair.ben, TIME)
    agree(pair)
    assert "<strong>Tuesday</strong> at <strong>19:00</strong>" in page(pair.anna, TIME)

    client_of(pair.ben).post(TIME, {"act": "end", "command": "end"})

    assert "What holds now" not in page(pair.anna, TIME)


@pytest.mark.parametrize("wrong", [{"weekdays": []}, {"start": "21:01"}, {"start": "7:59"}])
def test_time_that_does_not_fit_comes_back(pair: Couple, wrong: dict[str, object]) -> None:
    answered = client_of(pair.anna).post(TIME, {**TUESDAYS, **wrong})

    assert answered.status_code == 422
    assert ours.get(pair.anna).state.questions.proposed is None


def test_kept_quiet_it_is_nowhere_and_the_other_sees_the_same(asked: Couple, still: Still) -> None:
    client = client_of(asked.anna)
    paths = (SENT, CAME, BOX, PAGE, TIME)
    before = [masked(client.get(path)) for path in paths]

    for command in (SetMuting(channels=("questions",)), ChooseQuiet(step_back=True)):
        mine.act(asked.ben, command, mine.command_id())
        assert TEXT not in page(asked.ben)
        assert TEXT not in page(asked.ben, BOX)
        mine.act(asked.ben, SetMuting(channels=()), mine.command_id())

    assert [masked(client.get(path)) for path in paths] == before


def test_a_proposal_is_not_there_for_whoever_keeps_questions_quiet(pair: Couple) -> None:
    mine.act(pair.ben, SetMuting(channels=("questions",)), mine.command_id())
    client_of(pair.anna).post(TIME, TUESDAYS)

    assert "Proposed" not in page(pair.ben, TIME)


def test_outside_the_passphrase_nothing_shows_it(pair: Couple) -> None:
    clients = [client_of(pair.anna), client_of(pair.ben)]
    paths = ("/between/", "/today/", "/path/", "/own/", "/between/kept/")
    before = [masked(client.get(path)) for client in clients for path in paths]
    agree(pair)
    clients[0].post(PAGE, KEEP)
    put(pair.anna)

    assert [masked(client.get(path)) for client in clients for path in paths] == before


@pytest.mark.parametrize("path", [PAGE, BOX, TIME])
def test_pages_ask_for_the_passphrase_and_for_two(pair: Couple, still: Still, path: str) -> None:
    client = client_of(pair.anna)
    ours.leave(pair.ben)
    assert client.get(path)["Location"] == "/between/"

    still.pass_by(minutes=6)
    assert client.get(path)["Location"].startswith("/unlock/?fresh=1")


def test_where_one_of_the_two_hosts_nothing_is_written_here(pair: Couple) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)

    assert b"Not here" in client_of(pair.anna).get(PAGE).content
    assert client_of(pair.anna).post(PAGE, KEEP).status_code == 409
    assert mine.look(pair.anna).asking.kept == ()


def test_form_without_its_kind_keeps_what_was_typed(pair: Couple) -> None:
    answered = client_of(pair.anna).post(PAGE, {**KEEP, "kind": ""})

    assert answered.status_code == 422
    assert TEXT in answered.content.decode()
    assert re.search("Choose one; it decides", answered.content.decode())
