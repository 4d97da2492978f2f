"""What must not be translated freely: safety questions, questionnaires, the words around a number to call."""

import re
import tomllib
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from msgspec.structs import replace

from tests.people import Still
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.content import load
from toward.programme.commands import FinishSolo
from toward.services import host, mine, side

pytestmark = pytest.mark.django_db
SAFETY = "/settings/safety/"
SPANISH, ENGLISH = load.questions("es"), load.questions("en")
NAMES = [question.id for question in (*SPANISH.hark, *SPANISH.ours)]


@pytest.fixture
def spanish(anna: Vault, still: Still) -> Client:
    """On the day after sign-up, with a fresh passphrase, reading Spanish."""
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
    mine.act(anna, FinishSolo(practice=load.programme().solo[0].id), mine.command_id())
    still.pass_by(days=1)
    client = client_of(replace(anna, passphrase_at=still.now()))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    return client


def page_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_safety_is_asked_in_words_of_our_own_that_say_so(spanish: Client) -> None:
    page = page_of(spanish, f"{SAFETY}?alone=now")

    for question in (*SPANISH.hark, *SPANISH.ours):
        assert question.text in page
    assert SPANISH.wording in page
    assert "palabras de Toward" in SPANISH.wording
    assert (SPANISH.citation, SPANISH.doi) == ("", "")
    assert ENGLISH.doi not in page, "a source would say that these are the published questions"


def test_they_ask_for_the_same_under_the_same_names() -> None:
    for table in ("hark", "ours"):
        names = [question.id for question in getattr(SPANISH, table)]
        assert names == [question.id for question in getattr(ENGLISH, table)]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "humiliation"])
def test_each_yes_rests_touch_in_spanish_too(spanish: Client, anna: Vault, name: str) -> None:
    answers = {other: "yes" if other == name else "no" for other in NAMES}

    spanish.post(SAFETY, {**answers, "command": "one"})

    assert side.look(anna).is_flagged


@pytest.mark.parametrize("left_out", NAMES)
def test_one_left_unanswered_keeps_nothing_and_touch_goes_on_resting(
    spanish: Client, anna: Vault, left_out: str
) -> None:
    answers = {name: "no" for name in NAMES if name != left_out}

    answer = spanish.post(SAFETY, {**answers, "command": "one"})

    assert answer.status_code == 422
    assert mine.look(anna).safety is None
    assert "safety_unanswered" in side.look(anna).reasons


@pytest.mark.parametrize("instrument", load.programme().instruments, ids=lambda one: one.id)
def test_a_questionnaire_is_quoted_whole_or_stays_english_and_says_so(
    spanish: Client, instrument
) -> None:
    number = load.programme().instruments.index(instrument) + 1
    text, source = load.instrument_text(instrument.id, "es"), load.instrument_text(instrument.id)

    page = page_of(spanish, f"/measures/{number}/")

    assert text.item[0].text in page
    assert text.title != source.title
    if text.quoted:
        assert (text.item, text.answers, text.stem) == (source.item, source.answers, source.stem)
        for asked in text.item:
            assert f'<legend lang="en">{asked.text}' in page
        words = {said for scale in text.answers.values() for said in scale if not said.isdigit()}
        for answer in words | {word for asked in text.item for word in asked.ends or ()}:
            assert re.search(rf'<span lang="en">[^<]*{re.escape(answer)}', page)
        assert "Estas preguntas están aquí solo en inglés." in page
    else:
        assert "publicada en español" in text.credit
        assert {item.text for item in text.item} & {item.text for item in source.item} == set()
        assert "solo en inglés" not in page


def test_only_what_can_be_read_is_offered(spanish: Client) -> None:
    page = page_of(spanish, "/weeks/")

    assert load.instrument_text("phq-4", "es").title in page
    assert load.instrument_text("csi-4", "es").title not in page


def test_what_describes_a_number_is_said_in_spanish_and_the_number_stays() -> None:
    words = tomllib.loads((load.DATA / "es" / "lines.toml").read_text("utf-8"))["words"]
    english, spanish = load.lines(), load.lines("es")

    said = {
        phrase
        for country in english
        for row in (country, *country.lines)
        for phrase in (row.note, getattr(row, "hours", ""))
        if phrase
    }
    said |= {country.name for country in english}
    said |= {line.name for c in english for line in c.lines if line.kind == "emergency"}
    said |= {place.about for place in load.directories()}
    assert said - set(words) == set()
    known = {line.name for country in english for line in country.lines} | said
    assert set(words) - known == set(), "words for nothing"
    assert sorted((c.code, [line.number for line in c.lines]) for c in english) == sorted(
        (c.code, [line.number for line in c.lines]) for c in spanish
    )


def test_help_lists_countries_and_hours_in_spanish(spanish: Client) -> None:
    page = page_of(spanish, "/help/lines/?country=de")

    assert "Alemania" in page
    assert "día y noche" in page
    assert "0800 1110111" in page
    assert "day and night" not in page
