"""What several commands ask of the database: is it there, is it up to date, does anybody live in it."""

from django.core.management import call_command
from django.db import connection

from toward.accounts.models import Person


def bring_up_to_date() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def has_tables() -> bool:
    return bool(connection.introspection.table_names())


def has_people() -> bool:
    is_made = "accounts_person" in connection.introspection.table_names()
    return is_made and Person.objects.exists()
