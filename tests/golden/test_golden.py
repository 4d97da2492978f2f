"""Current code opens what every release left behind, on SQLite and PostgreSQL, and goes on from there."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import override_settings

from tests.golden.facts import AT, FILES, HERE, NEW_PASSPHRASE, PASSPHRASE, facts, opened
from tests.people import Still
from toward.config.database import database
from toward.journal.models import Window
from toward.programme.commands import CheckIn
from toward.services import evenings, mine, parcels, people, recovery, referee, referee_file

VERSIONS = sorted(path.name for path in HERE.iterdir() if (path / "expected.json").exists())


@pytest.fixture(params=VERSIONS)
def golden(request, db, tmp_path) -> Iterator[dict[str, object]]:
    """A copy of the release's home, brought up to date, its rows in the database of these tests."""
    source = HERE / request.param
    for name, copied in FILES.items():
        shutil.copy(source / name, tmp_path / copied)
    shutil.copy(source / "pepper", tmp_path / "pepper")
    _load(tmp_path / "toward.sqlite3")
    with opened(tmp_path):
        yield json.loads((source / "expected.json").read_text(encoding="utf-8"))


def _load(path: Path) -> None:
    """The release's file brought up to today's tables, then row by row as objects."""
    with _in_place_of_the_tests(path):
        call_command("migrate", verbosity=0)
        kept = [(model, list(model.objects.all())) for model in _parents_first()]
    for model, objects in kept:
        model.objects.all().delete()
        model.objects.bulk_create(objects)


@contextmanager
def _in_place_of_the_tests(path: Path) -> Iterator[None]:
    tests = connections["default"]
    settings = {**tests.settings_dict, **database("", path)}
    on_file = connections["default"] = DatabaseWrapper(settings, "default")
    try:
        yield
    finally:
        on_file.close()
        connections["default"] = tests


def _parents_first():
    models = [*apps.get_app_config("accounts").get_models()]
    return [*models, *apps.get_app_config("journal").get_models()]


def test_there_is_a_golden_home_and_it_is_small() -> None:
    assert "0.1.0" in VERSIONS
    for version in VERSIONS:
        assert sum(path.stat().st_size for path in (HERE / version).iterdir()) <= 300_000


def test_says_what_it_said_when_it_was_made(golden) -> None:
    assert _unversioned(facts(golden["names"])) == _unversioned(golden["facts"])


def _unversioned(found: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """An old event is read as today's version of the same kind."""
    kinds = re.compile(r"^(\w+)\.\d+")
    return {
        who: fact | {"log": [kinds.sub(r"\1", said) for said in fact["log"]]}
        for who, fact in found.items()
    }


def test_wrong_passphrase_or_pepper_opens_nothing(golden) -> None:
    name = golden["names"]["anna"]
    with Still(AT).used():
        with pytest.raises(people.SignInError):
            people.sign_in(name, PASSPHRASE + "!")
        with override_settings(TOWARD_PEPPER=bytes(32)), pytest.raises(people.SignInError):
            people.sign_in(name, PASSPHRASE)


def test_life_goes_on(golden) -> None:
    """A check-in, the evening that was marked before the update, what waited, and the recovery code."""
    names, still = golden["names"], Still(AT)
    with still.used():
        anna, ben = (people.sign_in(names[who], PASSPHRASE) for who in ("anna", "ben"))
        assert [kept.what.fields for kept in parcels.drafts(anna)] == [{"line": ["not sent yet"]}]
        assert [kept.what.check_in.alarm for kept in parcels.quick(ben)] == [2]
        assert all(_marked(vault) for vault in (anna, ben))

        still.pass_by(hours=1, minutes=1)
        first, second = evenings.tonight(anna), evenings.tonight(ben)
        assert first is not None
        assert first.card is not None
        assert first == second

        before = mine.look(anna).last_seq
        assert mine.act(anna, CheckIn(alarm=3), mine.command_id()) is None
        assert mine.look(anna).last_seq == before + 1
        assert mine.look(anna) == mine.refold(anna)

        again = recovery.use(names["ben"], golden["recovery_code"], NEW_PASSPHRASE)
        assert mine.look(again) == mine.look(ben)
        assert people.sign_in(names["ben"], NEW_PASSPHRASE).key == ben.key


def _marked(vault) -> frozenset[str]:
    """What was marked before the update is still worth something to the referee."""
    window = Window.objects.filter(closed=False, closes_at__gt=AT).order_by("closes_at")[0]
    assert window.closes_at - AT <= timedelta(hours=1)
    with referee_file.opened() as file:
        keys = referee_file.window_keys(file, window.id)
    assert keys is not None
    return referee._mark(window, keys, vault.person, vault.identity.sign.public)
