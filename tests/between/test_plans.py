"""The shared plan of a place: only the words that were chosen, seen before they go; quiet where they are quiet."""

import re

import pytest

from tests.own.pages import ids
from tests.people import Couple, Still, fresh
from tests.web import called, client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.commands import AnswerSafety, ChooseQuiet
from toward.programme.parts.muting import SetMuting
from toward.programme.parts.places import NotePlace, PlanPlace
from toward.programme.parts.plans import Plan, PlanAgreed, PlanChanged, PlanProposed
from toward.services import host, mine, ours

pytestmark = pytest.mark.django_db
LIST, NEW = "/between/places/", "/between/places/new/"
CAME, SENT = "/between/came/", "/between/sent/"
BED = {"kind": "bed", "name": "our bed", "changes": ["sheets", "move"], "words": "by the window"}
SENDING = {**BED, "press": "send", "command": "bed"}


def plan_of(vault: Vault) -> Plan:
    return ours.get(vault).state.plans.kept[-1]


def address(vault: Vault) -> str:
    return f"{LIST}{called(vault, plan_of(vault).seq)}/"


def read(vault: Vault, page: str = "") -> str:
    return client_of(vault).get(page or address(vault)).content.decode()


def say_yes(vault: Vault, command: str = "yes"):
    seen = re.findall(r'name="version" value="(\w+)"', read(vault))
    body = {"version": seen[0] if seen else "", "command": command}
    return client_of(vault).post(f"{address(vault)}yes/", body)


@pytest.fixture
def bed(pair: Couple) -> Couple:
    client_of(pair.anna).post(NEW, SENDING)
    return pair


def test_it_is_seen_as_it_would_be_read_before_it_goes(pair: Couple) -> None:
    answer = client_of(pair.anna).post(NEW, {**BED, "command": "one"}).content.decode()

    assert "As it would be read" in answer
    for words in (
        "A bed, a sofa, a seat: New sheets, new covers; Move",
        "our bed",
        "by the window",
    ):
        assert words in answer
    assert ours.get(pair.anna).state.plans.kept == ()


def test_sent_twice_it_stands_once_and_the_other_finds_exactly_that(pair: Couple) -> None:
    for _ in range(2):
        assert client_of(pair.anna).post(NEW, SENDING)["Location"] == LIST

    assert len(ours.get(pair.ben).state.plans.kept) == 1
    page = read(pair.ben)
    for words in ("our bed", "New sheets, new covers", "Move the furniture", "by the window"):
        assert words in page
    assert "New sheets, new covers; Move the furniture" in read(pair.ben, CAME)
    assert "our bed" in read(pair.anna, SENT)


def test_a_yes_holds_for_both_until_it_is_put_otherwise(bed: Couple) -> None:
    assert "Yes to this" not in read(bed.anna)
    assert say_yes(bed.ben)["Location"] == address(bed.ben)
    assert all("You both said yes to this." in read(vault) for vault in (bed.anna, bed.ben))
    assert "Yes to this" in read(bed.anna, CAME)

    other = {"changes": ["light"], "press": "send", "command": "two"}
    client_of(bed.ben).post(f"{address(bed.ben)}change/", other)

    assert "You both said yes" not in read(bed.anna)
    assert "Another light" in read(bed.anna)
    assert say_yes(bed.anna, "three").status_code == 303
    assert "You both said yes to this." in read(bed.ben)


def test_a_yes_to_what_has_changed_meanwhile_is_not_taken(bed: Couple) -> None:
    seen = called(bed.ben, plan_of(bed.ben).current.seq)
    other = {"changes": ["paint"], "press": "send", "command": "two"}
    client_of(bed.anna).post(f"{address(bed.anna)}change/", other)

    body = {"version": seen, "command": "three"}
    answer = client_of(bed.ben).post(f"{address(bed.ben)}yes/", body)

    assert answer.status_code == 422
    assert "It has changed since you saw it." in answer.content.decode()
    assert plan_of(bed.ben).agreed is None


def test_words_written_back_are_seen_first_and_then_stand_with_it(bed: Couple) -> None:
    page, body = f"{address(bed.ben)}answer/", {"words": "On Saturday?", "command": "two"}
    assert b"As it would be read" in client_of(bed.ben).post(page, body).content
    assert plan_of(bed.ben).answers == ()

    client_of(bed.ben).post(page, {**body, "press": "send"})

    assert "On Saturday?" in read(bed.anna)
    assert "On Saturday?" in read(bed.anna, CAME)
    assert "On Saturday?" in read(bed.ben, SENT)


@pytest.mark.parametrize("who", ["anna", "ben"])
def test_either_lets_it_go_and_it_is_gone_for_both(bed: Couple, who: str) -> None:
    vault = getattr(bed, who)
    client_of(vault).post(f"{address(vault)}out/", {"command": "two"})

    assert "Nothing here yet" in read(bed.anna, LIST)
    assert "our bed" not in read(bed.ben, LIST) + read(bed.ben, CAME)


def test_taken_back_by_its_sender_it_is_gone_and_a_changed_one_is_as_before(bed: Couple) -> None:
    changed = {"changes": ["light"], "press": "send", "command": "two"}
    client_of(bed.ben).post(f"{address(bed.ben)}change/", changed)
    ours.take_back(bed.ben, plan_of(bed.ben).current.seq, PlanChanged)
    assert "New sheets, new covers" in read(bed.ben)
    say_yes(bed.ben)
    agreed = plan_of(bed.ben).agreed
    assert agreed is not None
    ours.take_back(bed.ben, agreed.seq, PlanAgreed)
    assert "You both said yes" not in read(bed.anna)

    ours.take_back(bed.anna, plan_of(bed.anna).seq, PlanProposed)

    assert "our bed" not in read(bed.ben, LIST)


def test_what_was_sent_can_be_taken_back_on_its_page(bed: Couple) -> None:
    (seq,) = re.findall(r'name="seq" value="(\w+)"', read(bed.anna, SENT))
    client_of(bed.anna).post(SENT, {"seq": seq})

    assert ours.get(bed.ben).state.plans.kept == ()


QUIET = {
    "plans": SetMuting(channels=("plans",)),
    "step back": ChooseQuiet(step_back=True),
}


@pytest.mark.parametrize("quiet", QUIET)
def test_quiet_it_is_not_there_and_its_sender_sees_no_difference(bed: Couple, quiet: str) -> None:
    at = address(bed.ben)
    pages = (LIST, address(bed.anna), SENT, CAME)
    before = [masked(client_of(bed.anna).get(page)) for page in pages]

    mine.act(bed.ben, QUIET[quiet], mine.command_id())

    assert "our bed" not in read(bed.ben, LIST) + read(bed.ben, CAME)
    for more in ("", "change/", "answer/"):
        assert client_of(bed.ben).get(f"{at}{more}").status_code == 404
    assert [masked(client_of(bed.anna).get(page)) for page in pages] == before


def test_quiet_ones_own_stands_as_one_put_it_whatever_came_to_it(bed: Couple) -> None:
    client_of(bed.ben).post(
        f"{address(bed.ben)}change/", {"changes": ["light"], "press": "send", "command": "two"}
    )
    mine.act(bed.anna, SetMuting(channels=("plans",)), mine.command_id())

    page = read(bed.anna)
    assert "Another light" not in page
    assert "by the window" in page


def test_own_words_are_quiet_and_what_was_chosen_stands(bed: Couple) -> None:
    mine.act(bed.ben, SetMuting(channels=("own_words",)), mine.command_id())

    shown = read(bed.ben) + read(bed.ben, LIST) + read(bed.ben, CAME)
    assert [words for words in ("our bed", "by the window") if words in shown] == []
    assert "New sheets, new covers" in shown


def test_nothing_private_goes_along_from_ones_own_list(pair: Couple, still: Still) -> None:
    """What was chosen is set beforehand; name, what it carries, own words and the alarm are not."""
    note = NotePlace(kind="bed", name="the guest bed", carries="March", alarm=9)
    mine.act(pair.anna, note, mine.command_id())
    seq = mine.look(pair.anna).places.kept[-1].seq
    plan = PlanPlace(place=seq, changes=("sheets",), plan="the red ones go")
    mine.act(pair.anna, plan, mine.command_id())
    own = ids(pair.anna)["place"]
    link = f"{NEW}?from={own}"
    assert link in read(pair.anna, f"/own/places/{own}/")

    page = read(pair.anna, link)

    assert re.findall(r'name="changes" value="(\w+)"[^>]* checked', page) == ["sheets"]
    assert re.findall(r'name="kind" value="(\w+)"[^>]* checked', page) == ["bed"]
    for words in ("the guest bed", "March", "the red ones go"):
        assert words not in page
    assert read(pair.ben, link).count("checked") == 0


def test_it_is_not_offered_to_someone_whose_side_is_closed_for_safety(
    pair: Couple, still: Still
) -> None:
    still.pass_by(days=1)
    anna = fresh(pair.anna, still)
    mine.act(anna, NotePlace(kind="bed", name="bed"), mine.command_id())
    page = f"/own/places/{ids(anna)['place']}/"
    assert NEW in read(anna, page)

    afraid = AnswerSafety(humiliation=False, afraid=True, rape=False, kick=False)
    assert mine.act(anna, afraid, mine.command_id()) is None

    assert NEW not in read(anna, page)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"changes": ["paint"]}, "Choose one, or leave it for today."),
        ({"kind": "bed", "name": "our bed"}, "Choose one thing, or write one."),
    ],
)
def test_what_is_missing_is_said_with_nothing_lost(
    pair: Couple, body: dict[str, object], words: str
) -> None:
    answer = client_of(pair.anna).post(NEW, {**body, "command": "one"})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "checked" in answer.content.decode() or "our bed" in answer.content.decode()


def test_a_fifth_is_told_kindly(pair: Couple) -> None:
    for number in range(4):
        client_of(pair.anna).post(NEW, {**SENDING, "command": f"{number}"})

    answer = client_of(pair.anna).post(NEW, {**SENDING, "command": "fifth"})

    assert answer.status_code == 422
    assert "Four of yours stand here." in answer.content.decode()


def test_without_free_text_what_is_chosen_can_still_be_sent(pair: Couple) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    host.say_known(pair.anna.person)
    page = read(pair.anna, NEW)
    assert 'name="name"' not in page

    client_of(pair.anna).post(NEW, SENDING)

    assert "our bed" not in read(pair.anna, LIST)
    assert len(ours.get(pair.anna).state.plans.kept) == 1


def test_pages_ask_for_the_passphrase_and_for_a_pair(bed: Couple, still: Still) -> None:
    at, client = address(bed.anna), client_of(bed.anna)
    still.pass_by(minutes=6)

    for page in (LIST, NEW, at, f"{at}change/", f"{at}answer/"):
        assert client.get(page)["Location"].startswith("/unlock/?fresh=1")


@pytest.mark.parametrize("version", ["", "1", "7", "0" * 32])
def test_a_yes_to_one_s_own_wording_tells_nothing(bed: Couple, version: str) -> None:
    body = {"version": version, "command": "one"}
    answers = [client_of(bed.anna).post(f"{address(bed.anna)}yes/", body).status_code]
    body = {"version": called(bed.anna, plan_of(bed.anna).current.seq), "command": "two"}
    answers.append(client_of(bed.anna).post(f"{address(bed.anna)}yes/", body).status_code)

    assert len(set(answers)) == 1
    assert plan_of(bed.ben).agreed is None


def test_nobody_says_yes_to_words_that_are_kept_quiet(bed: Couple) -> None:
    mine.act(bed.ben, SetMuting(channels=("own_words",)), "quiet")
    assert "by the window" not in read(bed.ben)
    assert "Yes to this" not in read(bed.ben)

    body = {"version": called(bed.ben, plan_of(bed.ben).current.seq), "command": "yes"}
    client_of(bed.ben).post(f"{address(bed.ben)}yes/", body)

    assert plan_of(bed.anna).agreed is None
