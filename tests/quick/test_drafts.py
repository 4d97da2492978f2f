"""A form that finds the vault closed is sealed for its writer, offered after unlock, sent only by them."""

import re
from html import unescape

import pytest
from django.forms import Field, Form, PasswordInput
from django.test import Client
from msgspec.structs import replace

from tests.people import PASSPHRASE, Couple, Still, person
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.journal.models import Parcel
from toward.programme.parts.crossroads import WritePage
from toward.services import mine, parcels
from toward.web.drafts import _may_keep
from toward.web.settings.forms import PassphraseForm
from toward.web.start.forms import NameForm, RecoverForm, SignInForm, UnlockForm

pytestmark = pytest.mark.django_db
LINE = "the kettle was on when I came home"
CHECK_IN = {"alarm": "4", "line": LINE, "here": ["angry", "calm"], "command": "form-one"}


def locked(anna: Vault, still: Still) -> Client:
    client = client_of(anna)
    still.pass_by(minutes=20)
    return client


def hidden(page: bytes) -> list[tuple[str, str]]:
    first = page.decode().split('action="/today/check-in/"')[1].split("</form>")[0]
    pairs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', first)
    return [(name, unescape(value)) for name, value in pairs]


def test_a_form_that_comes_too_late_is_kept_offered_and_put_back_as_it_was(
    anna: Vault, still: Still
) -> None:
    client = locked(anna, still)

    late = client.post("/today/check-in/", CHECK_IN)
    assert (late.status_code, late["Location"].split("?")[0]) == (303, "/unlock/")
    assert not mine.look(anna).days
    assert LINE.encode() not in bytes(Parcel.objects.get().blob)
    opened = client.post("/unlock/", {"passphrase": PASSPHRASE, "next": "/today/"})
    assert opened["Location"] == "/drafts/?next=%2Ftoday%2F"
    page = client.get(opened["Location"]).content
    assert LINE.encode() in page
    assert b"Monday, 10:20" in page
    again = {}
    for name, value in hidden(page):
        again.setdefault(name, []).append(value)
    assert again["here"] == ["angry", "calm"]

    client.post("/today/check-in/", again)

    kept = mine.look(anna).days[-1]
    assert (kept.alarm, kept.line, kept.here) == (4, LINE, ("angry", "calm"))
    assert client.get("/drafts/?next=/today/")["Location"] == "/today/"
    assert not Parcel.objects.exists()


def test_a_draft_can_be_let_go(anna: Vault, still: Still) -> None:
    locked(anna, still).post("/today/check-in/", CHECK_IN)
    client = client_of(replace(anna, passphrase_at=still.now()))

    answer = client.post("/drafts/", {"id": str(Parcel.objects.get().id), "next": "/weeks/"})

    assert answer["Location"] == "/drafts/?next=%2Fweeks%2F"
    assert client.get(answer["Location"])["Location"] == "/weeks/"
    assert not mine.look(anna).days


def test_nobody_sees_or_drops_the_draft_of_another(anna: Vault, still: Still) -> None:
    locked(anna, still).post("/today/check-in/", CHECK_IN)
    client = client_of(person("Ben", still))

    assert client.get("/drafts/")["Location"] == "/today/"
    client.post("/drafts/", {"id": str(Parcel.objects.get().id)})
    assert len(parcels.drafts(anna)) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (
            "/settings/passphrase/",
            {"old_passphrase": "O1", "passphrase": "P1", "again": "A1", "x": "kept"},
        ),
        (
            "/settings/recovery/",
            {"step": "prove", "group_one": "G1", "group_two": "G2", "x": "kept"},
        ),
        ("/between/join/", {"code": "C1", "csrfmiddlewaretoken": "T1", "x": "kept"}),
    ],
)
def test_passphrases_and_codes_are_never_kept_not_even_sealed(
    anna: Vault, still: Still, path: str, body: dict[str, str]
) -> None:
    locked(anna, still).post(path, {**body, "command": "one"})

    (draft,) = parcels.drafts(anna)
    kept = draft.what.fields
    assert kept["x"] == ["kept"]
    assert set(kept) <= {"x", "step", "command"}


@pytest.mark.parametrize("form", [NameForm, SignInForm, UnlockForm, RecoverForm, PassphraseForm])
def test_every_secret_field_of_ours_is_left_out_by_its_name(form: type[Form]) -> None:
    hidden = [name for name, field in form().fields.items() if _is_secret(field)]

    assert hidden
    assert [name for name in hidden if _may_keep(name)] == []


def _is_secret(field: Field) -> bool:
    return isinstance(field.widget, PasswordInput) or "code" in str(field.label)


def test_without_a_session_nothing_is_kept_and_that_is_said() -> None:
    answer = Client().post("/today/check-in/", CHECK_IN)

    assert answer.status_code == 403
    assert b"signed out" in answer.content
    assert not Parcel.objects.exists()


@pytest.mark.parametrize(
    "path", ["//evil.example/today/", "/no/such/page/", "https://evil.example/"]
)
def test_a_planted_draft_leads_nowhere(anna: Vault, path: str) -> None:
    parcels.keep_draft(anna.person, path, {"alarm": ["4"]})

    assert client_of(anna).get("/drafts/")["Location"] == "/today/"


def test_what_was_typed_in_any_field_is_shown_again(anna: Vault, still: Still) -> None:
    said = {"own": "I went quiet.", "tried": "", "felt": "look_down", "command": "one"}
    locked(anna, still).post("/own/ways/sitting/c/", said)

    page = client_of(replace(anna, passphrase_at=still.now())).get("/drafts/").text

    assert "<p>I went quiet.</p>" in page
    assert "<p>look_down" not in page


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/between/letters/one/", {"step": "read", "alarm": "8"}),
        ("/own/letters/one/back/", {}),
        ("/own/ways/back/", {"entry": "3"}),
        ("/drafts/", {"id": "x", "next": "/today/"}),
    ],
)
def test_what_opens_or_takes_back_is_pressed_anew_and_never_offered(
    pair: Couple, still: Still, path: str, body: dict[str, str]
) -> None:
    """It has no id of its own: offered, it would be offered for ever, under words that say “put back”."""
    locked(pair.anna, still).post(path, body)

    assert not Parcel.objects.exists()


def test_what_was_put_back_into_the_room_of_two_is_offered_no_more(
    pair: Couple, still: Still
) -> None:
    mine.act(pair.anna, WritePage(text=LINE), "written")
    page = client_of(pair.anna).get("/own/ways/page/give/").text
    seen = re.findall(r'name="seen" value="(\d+)"', page)[0]
    body = {"seen": seen, "command": "given"}
    locked(pair.anna, still).post("/own/ways/page/give/", body)
    client = client_of(replace(pair.anna, passphrase_at=still.now()))
    assert "Put it back" in client.get("/drafts/").text

    assert client.post("/own/ways/page/give/", body)["Location"] == "/between/kept/"

    assert client.get("/drafts/")["Location"] == "/today/"
    assert not Parcel.objects.exists()


def test_drafts_are_an_inner_page(anna: Vault, still: Still) -> None:
    assert Client().get("/drafts/")["Location"].startswith("/sign-in/")
    client = client_of(anna)
    still.pass_by(minutes=6)
    assert client.get("/drafts/")["Location"].startswith("/unlock/?fresh=1")
