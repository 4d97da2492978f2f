"""A line of one's own (M10, M18): drawn openly, read and looked at again behind the passphrase. Never a verdict."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.events import Envelope
from toward.programme.parts.lines import (
    LOOK_AFTER,
    TEXT_LENGTH,
    DrawLine,
    Leads,
    Line,
    LineDrawn,
    LineLookedAt,
    LineReworded,
    LookAtLine,
    RewordLine,
    find_line,
    leads,
)
from toward.services import days, mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.own.entries import number
from toward.web.texts import choices

FULL = {"full": _("Twelve lines stand already. Let one go first; what you typed is still here.")}
LEADS: dict[Leads, str | Promise] = {
    "wider": _("Life got wider in places. A line that protects often looks like this."),
    "narrower": _(
        "Life got narrower in places. That can be rest, and it can be fear drawing the line. A smaller line could be a way to find out."
    ),
    "both": _(
        "Wider here, narrower there: many lines are both. You could change it a little and look again."
    ),
    "unsaid": _("Nothing clear yet. Some lines need more days."),
}


class WordsForm(fields.CommandForm):
    will = fields.words(_("I will, or I will not"), longest=TEXT_LENGTH, rows=2, required=True)
    why = fields.words(_("because this matters to me"), longest=TEXT_LENGTH, rows=2)
    crossed = fields.words(_("and if it is crossed, I"), longest=TEXT_LENGTH, rows=2)

    def words_of(self, line: int) -> RewordLine:
        kept = self.cleaned_data
        return RewordLine(line=line, will=kept["will"], why=kept["why"], crossed=kept["crossed"])


class LineForm(WordsForm):
    days = fields.one_of(_("When do you look which way it leads?"), required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, days=choices("line_days"))

    def command_of(self) -> DrawLine:
        kept = self.cleaned_data
        return DrawLine(
            will=kept["will"], why=kept["why"], crossed=kept["crossed"], days=int(kept["days"])
        )


class LookForm(fields.CommandForm):
    alarm = fields.one_of(_("Since then, my alarm is"), required=True)
    wider = fields.several_of(_("Where did life get wider?"))
    narrower = fields.several_of(_("Where did it get narrower?"))
    words = fields.words(_("In a few words"), longest=TEXT_LENGTH, rows=2)
    then = fields.one_of(_("And now?"), required=True)
    days = fields.one_of(_("When do you look again?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        life = choices("life")
        fields.offer(
            self,
            alarm=choices("line_alarm"),
            wider=life,
            narrower=life,
            then=choices("line_then"),
            days=choices("line_days"),
        )

    def command_of(self, line: int) -> LookAtLine:
        kept = self.cleaned_data
        return LookAtLine(
            line=line,
            alarm=kept["alarm"],
            then=kept["then"],
            wider=tuple(kept["wider"]),
            narrower=tuple(kept["narrower"]),
            words=kept["words"],
            days=int(kept["days"] or LOOK_AFTER[-1]),
        )


class Look(Struct, frozen=True, kw_only=True):
    day: date
    alarm: str
    wider: tuple[str, ...]
    narrower: tuple[str, ...]
    words: str
    then: str
    way: str


class Said(Struct, frozen=True, kw_only=True):
    """A line as its page shows it; looks newest first."""

    id: UUID
    will: str
    why: str
    crossed: str
    drawn: date
    look_on: date
    is_due: bool
    looks: tuple[Look, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
@words_only
def page(request: VisitRequest) -> HttpResponse:
    form = LineForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of(), FULL):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/lines.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def listed(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    state = mine.look(vault)
    context = {"tab": "path", "lines": _all(vault, state.lines.kept, days.today(state))}
    return render(request, "own/lines_list.html", context)


@require_GET
@inner
@diary
def one(request: VisitRequest, line: UUID) -> HttpResponse:
    said = _one(vault_of(request), line)
    return render(request, "own/line.html", {"tab": "path", "line": said})


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
@words_only
def look(request: VisitRequest, line: UUID) -> HttpResponse:
    vault = vault_of(request)
    said = _one(vault, line)
    form = LookForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault, form.command_of(number(vault, line))):
        return see(_after_look(form.cleaned_data["then"], line))
    context = {"tab": "path", "line": said, "form": form}
    return render(request, "own/line_look.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def words(request: VisitRequest, line: UUID) -> HttpResponse:
    """In other words, where it is kept and changed a little."""
    vault = vault_of(request)
    said = _one(vault, line)
    initial = {"will": said.will, "why": said.why, "crossed": said.crossed}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and form.is_kept(vault, form.words_of(number(vault, line))):
        return see(reverse("own-line", args=[line]))
    context = {"tab": "path", "line": said, "form": form}
    return render(request, "own/line_words.html", context, status=422 if form.is_bound else 200)


def _after_look(then: str, line: UUID) -> str:
    if then == "let_go":
        return reverse("own-lines-list")
    return reverse("own-line-words" if then == "change" else "own-line", args=[line])


def _one(vault: Vault, line: UUID) -> Said:
    state = mine.look(vault)
    found = find_line(state.lines, number(vault, line))
    said = _all(vault, (found,), days.today(state)) if found else []
    if not said:
        raise Http404
    return said[0]


def _all(vault: Vault, kept: tuple[Line, ...], today: date) -> list[Said]:
    """Newest first; one that was taken back in the log is no longer here."""
    numbers = {seq for line in kept for seq in (line.seq, line.said, *line.looks) if seq}
    reads = {read.seq: read.envelope for read in mine.entries(vault, numbers)}
    ids = mine.ids(vault, numbers)
    return [
        _said(ids[line.seq], line, words, _looks(line, reads), today)
        for line in reversed(kept)
        if (words := _words(line, reads))
    ]


def _words(line: Line, reads: dict[int, Envelope]) -> LineDrawn | LineReworded | None:
    first, later = (reads[seq].event if seq in reads else None for seq in (line.seq, line.said))
    if not isinstance(first, LineDrawn):
        return None
    return later if isinstance(later, LineReworded) else first


def _said(
    entry: UUID,
    line: Line,
    words: LineDrawn | LineReworded,
    looks: tuple[Look, ...],
    today: date,
) -> Said:
    return Said(
        id=entry,
        will=words.will,
        why=words.why,
        crossed=words.crossed,
        drawn=line.drawn,
        look_on=line.look_on,
        is_due=line.look_on <= today,
        looks=looks,
    )


def _looks(line: Line, reads: dict[int, Envelope]) -> tuple[Look, ...]:
    found = (reads[seq] for seq in reversed(line.looks) if seq in reads)
    return tuple(
        _look(read.day, read.event) for read in found if isinstance(read.event, LineLookedAt)
    )


def _look(day: date, looked: LineLookedAt) -> Look:
    life = dict(choices("life"))
    return Look(
        day=day,
        alarm=dict(choices("line_alarm")).get(looked.alarm, ""),
        wider=tuple(life[key] for key in looked.wider if key in life),
        narrower=tuple(life[key] for key in looked.narrower if key in life),
        words=looked.words,
        then=dict(choices("line_then")).get(looked.then, ""),
        way=str(LEADS[leads(looked)]),
    )
