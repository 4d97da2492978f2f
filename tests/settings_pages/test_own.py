"""About, the safety questions, limits: on another day, when alone, and nothing echoed afterwards."""

import inspect
import re
from html import unescape

import pytest
from django.test import Client
from msgspec.structs import replace

from tests.people import Couple, Still
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import programme, questions, text
from toward.programme import gate
from toward.services import host, mine, side
from toward.web.settings.words import WHY

pytestmark = pytest.mark.django_db
ALL = [question.id for question in (*questions().hark, *questions().ours)]
CLOSING = [name for name in ALL if name != "humiliation"]
SAFETY = "/settings/safety/"


@pytest.fixture
def client(anna: Vault, still: Still) -> Client:
    """On the day after sign-up, with a fresh passphrase."""
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
    still.pass_by(days=1)
    return client_of(replace(anna, passphrase_at=still.now()))


def said(*yes: str, **more: str) -> dict[str, str]:
    answers = {name: "yes" if name in yes else "no" for name in ALL}
    return {**answers, "command": "form-one", **more}


@pytest.mark.parametrize("path", ["/settings/about/", SAFETY])
def test_first_it_asks_whether_one_is_alone(client: Client, path: str) -> None:
    page = client.get(path).content

    assert b"Are you alone, and is this phone only yours?" in page
    assert b'type="radio"' not in page
    assert b'href="/settings/"' in page
    assert b'type="radio"' in client.get(f"{path}?alone=now").content


@pytest.mark.parametrize(
    ("path", "body"),
    [("/settings/about/", {"role": "hurt", "command": "c"}), (SAFETY, said("afraid"))],
)
def test_neither_comes_on_the_day_of_sign_up(anna: Vault, path: str, body: dict[str, str]) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
    client = client_of(anna)

    page, sent = client.get(f"{path}?alone=now"), client.post(path, body)

    assert b"Another day" in page.content
    assert b'type="radio"' not in page.content
    assert (sent.status_code, b"Another day" in sent.content) == (422, True)
    assert mine.look(anna).safety is None
    assert mine.look(anna).role is None


@pytest.mark.parametrize("path", ["/settings/about/", SAFETY])
def test_nor_on_the_day_two_people_connect(pair: Couple, path: str) -> None:
    assert mine.look(pair.anna).pinned_on == side.look(pair.anna).today

    assert b"Another day" in client_of(pair.anna).get(f"{path}?alone=now").content


def test_about_is_kept_and_not_shown_again(client: Client, anna: Vault) -> None:
    before = masked(client.get("/settings/about/?alone=now"))

    answer = client.post(
        "/settings/about/", {"role": "told", "since": "2025-11-02", "command": "c"}
    )

    assert (answer.status_code, answer["Location"]) == (303, "/settings/?kept=1")
    state = mine.look(anna)
    assert (state.role, state.since.isoformat()) == ("told", "2025-11-02")
    assert masked(client.get("/settings/about/?alone=now")) == before


@pytest.mark.parametrize(
    "body",
    [
        {"role": "judge"},
        {"role": "hurt", "since": "soon"},
        {"role": "hurt", "since": "2030-01-01"},
        {"role": "hurt", "since": "0026-01-01"},
    ],
)
def test_about_that_can_not_be_is_asked_again(
    client: Client, anna: Vault, body: dict[str, str]
) -> None:
    answer = client.post("/settings/about/", {**body, "command": "c"})

    assert answer.status_code == 422
    assert body.get("since", "").encode() in answer.content
    assert mine.look(anna).role is None


def test_the_questions_stand_as_published_with_their_source_and_ours_marked(client: Client) -> None:
    page = unescape(client.get(f"{SAFETY}?alone=now").content.decode())

    for question in (*questions().hark, *questions().ours):
        assert question.text in page
    assert questions().doi in page
    assert page.index(questions().ours_note) < page.index(questions().ours[0].text)
    assert page.index(questions().hark[-1].text) < page.index(questions().ours_note)
    assert page.index("What a yes does") < page.index(questions().hark[0].text)
    assert "checked" not in page


def test_after_answering_the_page_is_one_and_the_same(client: Client) -> None:
    pages = set()
    for number, yes in enumerate([(), *((name,) for name in CLOSING)]):
        answer = client.post(SAFETY, said(*yes, command=f"form-{number}"))
        assert (answer.status_code, answer["Location"]) == (303, "/settings/safety/kept/")
        pages.add(masked(client.get(answer["Location"])))

    assert len(pages) == 1


@pytest.mark.parametrize("name", CLOSING)
def test_each_yes_rests_touch_and_is_told_once_in_private(
    client: Client, anna: Vault, name: str
) -> None:
    client.post(SAFETY, said(name))

    page = client.get("/settings/safety/side/").content
    assert side.look(anna).is_flagged
    assert b"From now on no touch card will be dealt, whatever is marked here." in page
    assert b'value="quiet"' in page


def test_all_no_changes_nothing_and_says_so(client: Client, anna: Vault) -> None:
    client.post(SAFETY, said())

    page = client.get("/settings/safety/side/").content
    assert not side.look(anna).is_flagged
    assert side.look(anna).answers is not None
    assert b"They change nothing on your side now" in page
    assert b"no touch card will be dealt" not in page


@pytest.mark.parametrize(("then", "closes"), [("no", False), ("yes", True)])
def test_humiliation_alone_asks_once_more_and_only_other_times_closes(
    client: Client, anna: Vault, then: str, closes: bool
) -> None:
    asked = client.post(SAFETY, said("humiliation"))
    assert asked.status_code == 200
    assert questions().other_times.text.encode() in asked.content
    assert mine.look(anna).safety is None

    unanswered = client.post(SAFETY, {**said("humiliation"), "second": "1"})
    assert unanswered.status_code == 422
    carried = dict(
        re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', unanswered.content.decode())
    )
    client.post(SAFETY, {**carried, "other_times": then})

    assert mine.look(anna).safety is not None
    assert side.look(anna).is_flagged is closes


def test_humiliation_with_another_yes_asks_nothing_more(client: Client, anna: Vault) -> None:
    assert client.post(SAFETY, said("humiliation", "kick"))["Location"] == "/settings/safety/kept/"
    assert side.look(anna).is_flagged


@pytest.mark.parametrize("missing", ALL)
def test_one_without_an_answer_keeps_nothing_and_the_rest_as_chosen(
    client: Client, anna: Vault, missing: str
) -> None:
    body = {name: value for name, value in said("afraid", "controlled").items() if name != missing}

    answer = client.post(SAFETY, body)

    assert answer.status_code == 422
    assert answer.content.count(b" checked") == len(ALL) - 1
    assert f'id="id_{missing}_error"'.encode() in answer.content
    assert mine.look(anna).safety is None


def test_having_hurt_someone_gets_its_own_help_and_so_does_contact(client: Client) -> None:
    client.post(SAFETY, said("hurt_partner", "secret_contact"))

    page = client.get("/settings/safety/side/").content.decode()
    for ref in ("own-help", "secret-contact"):
        assert text(ref).title in page
    client.post(SAFETY, said("afraid", command="form-two"))
    assert text("own-help").title not in client.get("/settings/safety/side/").content.decode()


def test_going_quiet_and_coming_back(client: Client, anna: Vault) -> None:
    client.post(SAFETY, said("afraid"))

    client.post("/settings/safety/side/", {"choice": "quiet", "command": "q"})
    assert mine.look(anna).step_back
    assert str(WHY["step_back"]) in client.get("/settings/limits/").content.decode()
    client.post("/settings/limits/back/", {"command": "b"})
    assert not mine.look(anna).step_back


def test_before_the_link_ends_stands_somebody_to_speak_with(pair: Couple, still: Still) -> None:
    still.pass_by(days=1)
    client = client_of(replace(pair.anna, passphrase_at=still.now()))
    client.post(SAFETY, said("afraid"))

    page = client.get("/settings/safety/side/").content.decode()

    assert 'href="tel:116016"' in page
    assert page.index("tel:116016") < page.index('href="/between/leave/"')


@pytest.mark.parametrize("method", ["get", "post"])
def test_where_one_of_the_two_hosts_the_questions_are_off(
    client: Client, anna: Vault, method: str
) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)

    answer = getattr(client, method)(f"{SAFETY}?alone=now", said("afraid"))

    assert b"could read the answers" in answer.content
    assert b'type="radio"' not in answer.content
    assert mine.look(anna).safety is None


@pytest.mark.parametrize(
    "page", ["about", "limits", "limits/limit", "limits/pause", "limits/steps"]
)
def test_where_one_of_the_two_hosts_it_is_said_before_anything_is_kept(
    client: Client, anna: Vault, page: str
) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)
    before = mine.look(anna).last_seq
    method = client.get if page == "limits" else client.post

    answer = method(
        f"/settings/{page}/", {"role": "hurt", "limit": "1", "days": "7", "steps": "hug"}
    )

    if page == "limits":
        assert answer["Location"].startswith("/start/known/")
    else:
        assert b"Who could read this" in answer.content
    assert mine.look(anna).last_seq == before


def test_every_reason_of_the_gate_has_its_sentence() -> None:
    source = "".join(
        inspect.getsource(part) for part in (gate.standing_reasons, gate.body_reasons, gate._body)
    )
    keys = set(re.findall(r'"(\w+)":', source)) | set(re.findall(r'\("(\w+)",\)', source))

    assert len(keys) > 10
    assert set(WHY) == keys


def test_limits_say_why_touch_rests_now(client: Client, anna: Vault) -> None:
    page = client.get("/settings/limits/").content.decode()

    assert set(side.look(anna).reasons) == {"no_alarm", "safety_unanswered", "solo_floor"}
    for key, words in WHY.items():
        assert (str(words) in page) is (key in side.look(anna).reasons)


def test_a_lower_limit_counts_at_once_a_higher_one_after_seven_days(
    client: Client, anna: Vault, still: Still
) -> None:
    for number, limit in enumerate("25"):
        answer = client.post("/settings/limits/limit/", {"limit": limit, "command": f"l{number}"})
        assert answer["Location"] == "/settings/limits/?kept=1"

    assert side.look(anna).limit == 2
    assert b"From 10 March: 5." in client.get("/settings/limits/").content
    still.pass_by(days=7)
    assert side.look(anna).limit == 5


def test_touch_rests_as_long_as_one_says(client: Client, anna: Vault, still: Still) -> None:
    client.post("/settings/limits/pause/", {"days": "7", "command": "p"})
    assert "pause" in side.look(anna).reasons
    assert b"10 March" in client.get("/settings/limits/").content

    client.post("/settings/limits/pause/", {"days": "0", "command": "p2"})
    assert "pause" not in side.look(anna).reasons


def test_steps_are_left_out_and_taken_in_again(client: Client, anna: Vault) -> None:
    first, second, third = (step.id for step in programme().touch[:3])

    client.post("/settings/limits/steps/", {"steps": [first, second], "command": "s1"})
    client.post("/settings/limits/steps/", {"steps": [second, third], "command": "s2"})

    assert side.look(anna).hidden == {second, third}
    page = client.get("/settings/limits/").content.decode()
    assert len(re.findall(r'name="steps"[^>]* checked', page)) == 2


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("limit", {"limit": "11"}),
        ("limit", {}),
        ("pause", {"days": "400"}),
        ("pause", {"days": "-1"}),
        ("steps", {"steps": ["no-such-step"]}),
    ],
)
def test_what_is_no_choice_changes_nothing(
    client: Client, anna: Vault, path: str, body: dict[str, object]
) -> None:
    seen = mine.look(anna).last_seq

    assert client.post(f"/settings/limits/{path}/", {**body, "command": "x"}).status_code == 422
    assert mine.look(anna).last_seq == seen


def test_a_form_sent_twice_is_kept_once(client: Client, anna: Vault) -> None:
    for _ in range(2):
        client.post("/settings/limits/pause/", {"days": "7", "command": "same"})
        client.post(SAFETY, said("afraid", command="same too"))
    seen = mine.look(anna).last_seq

    client.post("/settings/limits/pause/", {"days": "7", "command": "same"})

    assert mine.look(anna).last_seq == seen == 3
