"""Protective patterns (M8): noted openly; the map, one small experiment and what happened behind the passphrase."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.base import Event
from toward.programme.parts.patterns import (
    TEXT_LENGTH,
    TRY_LENGTH,
    BeginTry,
    EndTry,
    MapPattern,
    PatternMapped,
    Patterns,
    Try,
    TryBegun,
    TryEnded,
)
from toward.services import mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.go import see
from toward.web.known import diary
from toward.web.own.entries import all_of
from toward.web.texts import choices, items

ONE = {"one_at_a_time": _("One is going on already. Say first what became of it.")}
NONE = {
    "nothing_begun": _(
        "None is going on now: what became of it was said already. What you typed is still here."
    )
}


class PatternForm(fields.CommandForm):
    pattern = fields.one_of(_("Which one comes by itself?"), required=True)
    learned = fields.several_of(_("Where was it learned, perhaps?"))
    where = fields.words(_("In your own words"), longest=TEXT_LENGTH, rows=2)
    protected = fields.words(_("What did it protect?"), longest=TEXT_LENGTH, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, pattern=choices("patterns"), learned=choices("learned"))

    def command_of(self) -> MapPattern:
        kept = self.cleaned_data
        return MapPattern(
            pattern=kept["pattern"],
            learned=tuple(kept["learned"]),
            where=kept["where"],
            protected=kept["protected"],
        )


class TryForm(fields.CommandForm):
    """An idea as it stands, or one's own words; an idea knows its pattern."""

    pattern = fields.one_of(_("With which one?"))
    idea = fields.one_of(_("An idea"))
    what = fields.words(_("Something of your own"), longest=TRY_LENGTH, rows=2)

    def __init__(self, mapped: list[str], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = [(key, words) for key, words in choices("patterns") if key in mapped]
        self.ideas = {idea.id: idea for idea in items("tries") if idea.group in mapped}
        ideas = [(idea.id, idea.text) for idea in self.ideas.values()]
        fields.offer(self, pattern=known, idea=ideas)

    def clean(self) -> dict[str, object]:
        kept = self.cleaned_data
        if not kept.get("idea") and not kept.get("what"):
            self.add_error("what", _("Choose an idea, or write one of your own."))
        elif kept.get("what") and not kept.get("pattern") and not kept.get("idea"):
            self.add_error("pattern", _("Tap the one it belongs to."))
        return kept

    def command_of(self) -> BeginTry:
        kept = self.cleaned_data
        idea = self.ideas.get(kept["idea"])
        pattern = kept["pattern"] or (idea.group if idea else "")
        return BeginTry(pattern=pattern, what=kept["what"] or (idea.text if idea else ""))


class AfterForm(fields.CommandForm):
    outcome = fields.one_of(_("What became of it?"), required=True)
    happened = fields.words(_("What happened, in the room and in you?"), longest=TEXT_LENGTH)
    alarm = fields.alarm(_("How loud was your body’s alarm?"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, outcome=choices("tried"))

    def command_of(self) -> EndTry:
        kept = self.cleaned_data
        return EndTry(outcome=kept["outcome"], happened=kept["happened"], alarm=kept["alarm"])


class Tried(Struct, frozen=True, kw_only=True):
    what: str
    outcome: str
    happened: str


class Mapped(Struct, frozen=True, kw_only=True):
    """One pattern on the map, with what was tried, newest first."""

    words: str
    learned: tuple[str, ...]
    where: str
    protected: str
    tried: tuple[Tried, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    form = PatternForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/patterns.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def the_map(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    part = mine.look(vault).patterns
    context = {"tab": "path", "mapped": _mapped(vault, part), "now": _now(vault, part)}
    return render(request, "own/patterns_map.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def begin(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    part = mine.look(vault).patterns
    form = TryForm(list(part.mapped), request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault, form.command_of(), ONE):
        return see(reverse("own-patterns-map"))
    context = {"tab": "path", "form": form, "now": _now(vault, part), "any": bool(part.mapped)}
    status = 422 if form.is_bound else 200
    return render(request, "own/patterns_try.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def after(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    form = AfterForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault, form.command_of(), NONE):
        return see(reverse("own-patterns-map"))
    now = _now(vault, mine.look(vault).patterns)
    context = {"tab": "path", "form": form, "now": now}
    status = 422 if form.is_bound else 200
    return render(request, "own/patterns_after.html", context, status=status)


def _now(vault: Vault, part: Patterns) -> str:
    """What is being tried, in its words; "" where nothing is."""
    found = all_of(vault, [part.now.seq], TryBegun) if part.now else {}
    return next(iter(found.values())).what if found else ""


def _mapped(vault: Vault, part: Patterns) -> list[Mapped]:
    """In the order of the list; what was taken back in the log is no longer here."""
    found = all_of(vault, part.mapped.values(), PatternMapped)
    learned, tried = dict(choices("learned")), _tried(vault, part.ended)
    return [
        Mapped(
            words=words,
            learned=tuple(learned[one] for one in noted.learned if one in learned),
            where=noted.where,
            protected=noted.protected,
            tried=tried.get(key, ()),
        )
        for key, words in choices("patterns")
        if (noted := found.get(part.mapped.get(key, 0)))
    ]


def _tried(vault: Vault, ended: tuple[Try, ...]) -> dict[str, tuple[Tried, ...]]:
    numbers = {seq for one in ended for seq in (one.seq, one.ended)}
    events = all_of(vault, numbers, Event)
    outcomes, found = dict(choices("tried")), dict[str, tuple[Tried, ...]]()
    for one in reversed(ended):
        begun, end = events.get(one.seq), events.get(one.ended)
        if isinstance(begun, TryBegun) and isinstance(end, TryEnded):
            outcome = outcomes.get(end.outcome, "")
            tried = Tried(what=begun.what, outcome=outcome, happened=end.happened)
            found[one.pattern] = (*found.get(one.pattern, ()), tried)
    return found
