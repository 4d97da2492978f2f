"""One thing in what came and in what one sent; each feature says how its own look there."""

from datetime import date, datetime
from typing import ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from msgspec import Struct

from toward.programme.base import SharedEvent
from toward.programme.commands import OursCommand
from toward.programme.ours import clock_on
from toward.programme.state import State
from toward.services.ours import Opened
from toward.web.between.handles import HandleField, handle
from toward.web.between.sending import SendForm
from toward.web.texts import choices


class ReplyForm(SendForm):
    """What one may do about something that came: a form of one name, about one number.

    Own words are seen before they go; what is only chosen goes as it was chosen.
    """

    name: ClassVar[str]
    reply = forms.CharField(widget=forms.HiddenInput)
    seq = HandleField()

    def command_of(self) -> OursCommand:
        raise NotImplementedError

    def own(self) -> str:
        """One's own words in it, "" where there are none."""
        return ""

    def typed_words(self) -> str:
        """All that was typed by hand, whether or not it fits."""
        return str(self.data.get("text", "")) if "text" in self.fields else ""


class Reply(Struct, frozen=True, kw_only=True):
    """Never asked for: it stands behind one tap."""

    opens: str | Promise
    button: str | Promise
    form: ReplyForm


class Item(Struct, frozen=True, kw_only=True):
    """`words` as they were sent, `own` what stood there in one's own words; `channel` is what mutes both.

    notes: plain lines below. link: where the words are read, if not here.
    takes: the kinds of entry that its sender may take back here.
    """

    seq: int
    day: date
    channel: str
    title: str | Promise
    words: str
    own: str = ""
    notes: tuple[str, ...] = ()
    link: str = ""
    reply: Reply | None = None
    takes: tuple[type[SharedEvent], ...] = ()

    @property
    def handle(self) -> str:
        return handle(self.seq)


class Look(Struct, frozen=True, kw_only=True):
    """Who looks at what, with their own state; `answered` is a reply that came back to be looked at once more."""

    opened: Opened
    me: str
    today: date
    state: State = State()
    now: datetime
    answered: ReplyForm | None = None

    @property
    def zone(self) -> str:
        return clock_on(self.opened.state, self.today)

    def reply[F: ReplyForm](self, form: type[F], seq: int) -> F:
        held = self.answered
        if isinstance(held, form) and held.data.get("seq") == handle(seq):
            return held
        return form(
            initial={"reply": form.name, "seq": seq}, auto_id=f"{form.name}_{handle(seq)}_%s"
        )


def in_words(name: str, key: str) -> str:
    """A key of a list as the list says it now, or nothing if it no longer has it."""
    return dict(choices(name)).get(key, "")


def no_answer() -> str:
    return gettext("No answer is owed.")
