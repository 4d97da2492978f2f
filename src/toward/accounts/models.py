"""People, their slots and sessions. Clear here: sign-in names, public keys, times of sessions.

The passphrase slot is the only password: it opens or it does not (rulings 10).
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from toward.vault import slots
from toward.vault.errors import VaultError


class PersonManager(BaseUserManager["Person"]):
    pass


class Person(AbstractBaseUser):
    """A person. `slot` seals the vault key under the passphrase; no hash of it is kept."""

    password = None  # type: ignore[assignment]
    last_login = None

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=40, unique=True)
    slot = models.BinaryField()
    box_key = models.BinaryField(max_length=32)
    sign_key = models.BinaryField(max_length=32)
    idle_minutes = models.PositiveSmallIntegerField(default=10)
    country = models.CharField(max_length=2, blank=True)
    # "" follows the browser.
    language = models.CharField(max_length=8, blank=True)
    # Recovery: a second slot, and how long its use waits. "" = none was made.
    recovery_slot = models.BinaryField(default=b"")
    recovery_hours = models.PositiveSmallIntegerField(default=24)
    recovery_began = models.DateTimeField(null=True)
    # With "one of the two of us" hosting: the month in which "I know they could read this" was said.
    knows_host_month = models.CharField(max_length=7, blank=True)

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    def check_password(self, raw_password: str | None) -> bool:
        try:
            slots.open_slot(
                bytes(self.slot),
                passphrase=raw_password or "",
                pepper=settings.TOWARD_PEPPER,
                owner=self.id.bytes,
            )
        except VaultError:
            return False
        return True

    def set_password(self, raw_password: str | None) -> None:
        """Never alone: a new passphrase needs the vault key. See services.people.change_passphrase."""
        raise NotImplementedError

    def has_usable_password(self) -> bool:
        return bool(self.slot)

    @property
    def chosen_name(self) -> str:
        return self.name.rsplit("-", 1)[0]


class SessionRow(models.Model):
    """Half of a session: the other half is the cookie. `id` is a digest of it, `sealed` opens by it."""

    class Tier(models.TextChoices):
        SHELL = "shell"
        VAULT = "vault"
        DEVICE = "device"

    id = models.BinaryField(primary_key=True, max_length=32)
    tier = models.CharField(max_length=6, choices=Tier.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    # The rows of one browser have one: so its owner can see and end them together.
    place = models.UUIDField()
    created = models.DateTimeField()
    seen = models.DateTimeField()
    sealed = models.BinaryField()


class Attempt(models.Model):
    """Failed tries under a digest of who tried; only makes the next try wait, never locks."""

    id = models.BinaryField(primary_key=True, max_length=32)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()


class Host(models.Model):
    """Who runs this server, asked once. One row."""

    class Answer(models.TextChoices):
        ALONE = "alone"
        NEITHER = "neither"
        ONE_OF_US = "one_of_us"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    link_digest = models.BinaryField(max_length=32, default=b"")
    # Tells a lost pepper from a new server before anybody is locked out by it.
    pepper_digest = models.BinaryField(max_length=32, default=b"")


class Invitation(models.Model):
    """A pairing on its way: two people, two signatures, at most fifteen minutes."""

    id = models.UUIDField(primary_key=True)
    code_digest = models.BinaryField(max_length=32, unique=True)
    made = models.DateTimeField()
    maker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations_made")
    joiner = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="invitations_joined", null=True
    )
    room = models.UUIDField()
    maker_signature = models.BinaryField(default=b"")
    joiner_signature = models.BinaryField(default=b"")
