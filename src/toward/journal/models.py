"""Rooms and what is sealed in them. Clear here: who is in which room, sequence, size, times of windows.

Only `toward.journal` and the services import these; kind, text, mood and time live inside the blobs.
"""

from django.conf import settings
from django.db import models


class Room(models.Model):
    class Kind(models.TextChoices):
        MINE = "mine"
        OURS = "ours"

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    epoch = models.PositiveIntegerField(default=1)
    closed = models.BooleanField(default=False)


class Membership(models.Model):
    """A member's copy of the room's key: sealed under their vault key, or boxed to them."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    wrapped_key = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("room", "person"), name="one_membership"),)


class Entry(models.Model):
    """One sealed event. Removing overwrites the same number with a sealed tombstone."""

    id = models.UUIDField(primary_key=True)
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=0)
    author = models.UUIDField()
    epoch = models.PositiveIntegerField(default=1)
    blob = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("room", "seq"), name="one_entry_a_number"),)


class Snapshot(models.Model):
    """A fold up to `seq`, sealed under its reader's own key. One a reader and room."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    blob = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("room", "reader"), name="one_snapshot"),)


class Parcel(models.Model):
    """Something boxed to a person while their vault was closed: a draft or a quick check-in."""

    class Kind(models.TextChoices):
        DRAFT = "draft"
        QUICK = "quick"

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    blob = models.BinaryField()


class Window(models.Model):
    """One evening of a room. `public_key` belongs to the referee, which forgets its half at the close."""

    id = models.UUIDField(primary_key=True)
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    closes_at = models.DateTimeField()
    # Fixed a window: the couple's zone, and one phone for two (then no touch is dealt).
    zone = models.CharField(max_length=64)
    shared_phone = models.BooleanField(default=False)
    public_key = models.BinaryField(max_length=32)
    closed = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("room", "closes_at"), name="one_window_an_hour"),
        )


class Vote(models.Model):
    """A member's mark and card for a window: random bytes of fixed size until and after their time.

    `own` is sealed to the member alone and holds 'nothing tonight', which outranks later marks.
    """

    window = models.ForeignKey(Window, on_delete=models.CASCADE)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    mark = models.BinaryField()
    own = models.BinaryField()
    card = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("window", "member"), name="one_vote"),)


class Standing(models.Model):
    """Whether a member's side makes the deck gentle, sealed to the referee; rewritten at every unlock."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    blob = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("room", "member"), name="one_standing"),)


class Practice(models.Model):
    """A practice that runs now: random token, times, no author, no content in clear; gone at 04:00."""

    token_digest = models.BinaryField(primary_key=True, max_length=32)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, null=True)
    sealed_step = models.BinaryField()
    began = models.DateTimeField()
    over = models.DateTimeField(null=True)
    stopped = models.BooleanField(default=False)
    # Between rounds: how many were begun, and a digest of whoever said "go on" first.
    rounds = models.PositiveSmallIntegerField(default=1)
    ready = models.BinaryField(default=b"")
    until = models.DateTimeField()


class Live(models.Model):
    """What runs now for two besides a practice: its end in clear, all else sealed, no author; gone at 04:00.

    `sealed` opens with the token of its address, so with the vault locked too; `sealed_token` with the
    room's key, so that the other phone can join.
    """

    token_digest = models.BinaryField(primary_key=True, max_length=32)
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    sealed_token = models.BinaryField()
    sealed = models.BinaryField()
    until = models.DateTimeField()


class Tick(models.Model):
    """Who runs the periodic work: claimed by UPDATE, so that only one worker does."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()
