"""Becoming two by a code and six words, evenings for both, and leaving at once."""

import re

import pytest
import segno

from tests.people import Couple, Still, person
from tests.web import client_of
from toward.accounts.models import Host, Invitation
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.ours import evenings_on
from toward.services import host, mine, ours, practice
from toward.web.between.qr import QUIET, picture

pytestmark = pytest.mark.django_db
BOTH = {"no_contact": "on", "no_asking": "on"}


@pytest.fixture
def two(db, still: Still) -> Couple:
    """Two people who are not paired yet, on a server that neither runs."""
    Host.objects.create(id=1, answer=host.Answer.NEITHER)
    return Couple(person("Anna", still), person("Ben", still))


def shown_code(vault: Vault) -> str:
    page = client_of(vault).post("/between/invite/").content.decode()
    found = re.search(r'<p class="code">([A-Z0-9-]+)</p>', page)
    assert found
    return found[1]


def words(vault: Vault) -> list[str]:
    page = client_of(vault).get("/between/words/").content.decode()
    return re.findall(r"<li>(\w+)</li>", page.split('class="phrase"')[1].split("</ol>")[0])


def joined(two: Couple) -> None:
    answer = client_of(two.ben).post("/between/join/", {"code": shown_code(two.anna).lower()})
    assert (answer.status_code, answer["Location"]) == (303, "/between/words/")


def test_alone_the_page_says_that_everything_else_works(two: Couple) -> None:
    page = client_of(two.anna).get("/between/").content.decode()

    assert "Everything else here works alone" in page
    assert 'href="/between/invite/"' in page
    assert 'href="/between/join/"' in page


def test_code_becomes_two_by_the_same_six_words(two: Couple) -> None:
    joined(two)
    assert words(two.anna) == words(two.ben)
    assert len(words(two.anna)) == 6

    first = client_of(two.anna).post("/between/words/", BOTH)
    second = client_of(two.ben).post("/between/words/", BOTH)

    assert (first["Location"], second["Location"]) == ("/between/words/", "/between/")
    assert "You and Ben." in client_of(two.anna).get("/between/").content.decode()
    assert "You and Anna." in client_of(two.ben).get("/between/").content.decode()


def test_waiting_is_the_same_before_and_after_the_other_looked(two: Couple) -> None:
    joined(two)
    client = client_of(two.anna)
    client.post("/between/words/", BOTH)
    before = client.get("/between/words/").content

    client_of(two.ben).get("/between/words/")
    client_of(two.ben).post("/between/words/", {"no_contact": "on"})

    after = client.get("/between/words/").content
    mask = re.compile(rb'value="[^"]{64}"')
    assert mask.sub(b"", after) == mask.sub(b"", before)


@pytest.mark.parametrize("ticked", [{}, {"no_contact": "on"}, {"no_asking": "on"}])
def test_both_sentences_are_needed(two: Couple, ticked: dict[str, str]) -> None:
    joined(two)
    client_of(two.anna).post("/between/words/", BOTH)

    answer = client_of(two.ben).post("/between/words/", ticked)

    assert answer.status_code == 422
    assert not ours.is_paired(two.ben.person)


def test_the_two_sentences_stand_word_for_word(two: Couple) -> None:
    joined(two)

    page = client_of(two.ben).get("/between/words/").content.decode()

    contact = "There is no secret contact now; if that changes I say so, or I pause our shared part"
    assert re.findall(r"tickline.*?<span>(.*?)</span>", page) == [
        contact,
        "We don’t ask what was marked",
    ]


def test_words_that_differ_end_the_code(two: Couple) -> None:
    joined(two)

    client_of(two.ben).post("/between/differ/")

    assert not Invitation.objects.exists()
    assert client_of(two.anna).get("/between/words/")["Location"] == "/between/"


def test_before_the_code_is_typed_the_inviter_is_told_what_to_do(two: Couple) -> None:
    shown_code(two.anna)

    assert (
        "has not been typed in yet" in client_of(two.anna).get("/between/words/").content.decode()
    )


def test_mistyped_and_old_code_answer_alike(two: Couple, still: Still) -> None:
    code = shown_code(two.anna)
    still.pass_by(minutes=16)
    client = client_of(two.ben)

    old = client.post("/between/join/", {"code": code})
    wrong = client.post("/between/join/", {"code": "AAAAA-AAAAA"})

    assert old.status_code == wrong.status_code == 422
    assert "does not open anything now" in old.content.decode()
    assert "does not open anything now" in wrong.content.decode()
    assert b"AAAAA-AAAAA" in wrong.content


def test_many_wrong_codes_make_the_next_one_wait(two: Couple) -> None:
    client = client_of(two.ben)
    for _ in range(8):
        answer = client.post("/between/join/", {"code": "AAAAA-AAAAA"})

    assert answer.status_code == 429
    assert "you can try again" in answer.content.decode()


def test_own_code_does_not_pair_with_oneself(two: Couple) -> None:
    code = shown_code(two.anna)

    assert client_of(two.anna).post("/between/join/", {"code": code}).status_code == 422


def test_qr_draws_exactly_what_segno_makes(two: Couple) -> None:
    address = "http://testserver/between/join/?code=ABCDE-FGHJK"
    rows = [bytes(row) for row in segno.make(address, micro=False).matrix]

    drawn = picture(address)

    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path):
        dark |= {(int(x) + n - QUIET, int(y) - QUIET) for n in range(int(length))}
    assert dark == {(x, y) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}
    assert drawn.size == len(rows) + 2 * QUIET


def test_page_of_the_code_draws_its_own_address(two: Couple) -> None:
    page = client_of(two.anna).post("/between/invite/").content.decode()
    code = re.search(r'<p class="code">([A-Z0-9-]+)</p>', page)
    assert code

    assert picture(f"http://testserver/between/join/?code={code[1]}").path in page
    assert "style=" not in page


def test_camera_fills_the_code_in(two: Couple) -> None:
    page = client_of(two.ben).get("/between/join/?code=ABCDE-FGHJK").content

    assert b'value="ABCDE-FGHJK"' in page


def test_evenings_start_next_monday_for_both(pair: Couple, still: Still) -> None:
    client = client_of(pair.ben)
    assert "starts on Monday 9 March" in client.get("/between/evenings/").content.decode()

    answer = client.post(
        "/between/evenings/",
        {"weekdays": ["2"], "hour": "21:30", "zone": "Europe/Lisbon", "command": "one"},
    )

    assert (answer.status_code, answer["Location"]) == (303, "/between/")
    for vault in (pair.anna, pair.ben):
        page = client_of(vault).get("/between/").content.decode()
        assert (
            "<strong>Wednesday</strong> at <strong>21:30</strong>, by the clock of Lisbon." in page
        )
        assert "The next card comes on Wednesday 11 March at 21:30" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": []},
        {"weekdays": ["0", "1", "2", "3"]},
        {"weekdays": ["9"]},
        {"hour": "04:00"},
        {"hour": "later"},
        {"zone": "Moon/Base"},
    ],
)
def test_wrong_evenings_change_nothing(
    pair: Couple, still: Still, wrong: dict[str, object]
) -> None:
    good = {"weekdays": ["2"], "hour": "21:30", "zone": "Europe/Berlin", "command": "one"}

    answer = client_of(pair.ben).post("/between/evenings/", {**good, **wrong})

    assert answer.status_code == 422
    still.pass_by(days=8)
    held = evenings_on(ours.get(pair.anna).state, still.at.date())
    assert held is not None
    assert (held.weekdays, held.hour) == ((1, 4), 20)


def test_leaving_ends_it_for_both_at_once(pair: Couple) -> None:
    client = client_of(pair.anna)
    assert b"End our shared part?" in client.get("/between/leave/").content
    assert ours.is_paired(pair.anna.person)

    answer = client.post("/between/leave/")

    assert answer["Location"] == "/between/ended/"
    for vault in (pair.anna, pair.ben):
        assert not ours.is_paired(vault.person)
    other = client_of(pair.ben).get("/between/").content.decode()
    assert "The shared part has ended." in other
    assert "Anna" not in other


def test_the_end_is_put_aside_when_read(pair: Couple) -> None:
    ours.leave(pair.anna)
    client = client_of(pair.ben)

    client.post("/between/ended/")

    assert "Everything else here works alone" in client.get("/between/").content.decode()
    assert mine.look(pair.ben).partner is None


def test_running_practice_is_offered_to_both(pair: Couple) -> None:
    token = practice.begin(pair.anna, programme().touch[0].id)

    for vault in (pair.anna, pair.ben):
        assert f"/practice/{token}/" in client_of(vault).get("/between/").content.decode()


def test_server_for_one_has_no_pairing(two: Couple) -> None:
    Host.objects.update(answer=host.Answer.ALONE)
    client = client_of(two.anna)

    page = client.get("/between/").content.decode()

    assert "This server is for one" in page
    assert "/between/invite/" not in page
    assert client.post("/between/invite/")["Location"] == "/between/"
    assert client.post("/between/join/", {"code": "x"})["Location"] == "/between/"
    assert not Invitation.objects.exists()


def test_host_who_is_one_of_the_two_is_named_before_pairing(two: Couple) -> None:
    Host.objects.update(answer=host.Answer.ONE_OF_US)

    assert (
        "One of the two of you runs this server"
        in client_of(two.ben).get("/between/join/").content.decode()
    )


def test_third_person_sees_nothing_of_the_two(pair: Couple, still: Still) -> None:
    clara = client_of(person("Clara", still))

    page = clara.get("/between/").content.decode()

    assert "Anna" not in page
    assert "Ben" not in page
    for path in ("/between/evenings/", "/between/leave/", "/between/words/"):
        assert clara.get(path)["Location"] == "/between/"
        assert clara.post(path, BOTH)["Location"] == "/between/"
    assert ours.is_paired(pair.anna.person)


PATHS = ("", "invite/", "join/", "words/", "evenings/", "leave/", "ended/")


@pytest.mark.parametrize("path", PATHS)
def test_stranger_is_asked_to_sign_in(client, db, path: str) -> None:
    assert client.get(f"/between/{path}")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("path", [*PATHS[1:], "differ/"])
def test_stranger_cannot_send_anything(client, db, path: str) -> None:
    assert client.post(f"/between/{path}", BOTH).status_code == 403
