"""Where in the body (M1): a figure and words to tick, shown to nobody; what was ticked behind the passphrase."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from toward.programme.definition import DIRECTIONS, Direction
from toward.programme.parts.body import NoteBody, Spot, direction_of, where_of
from toward.services import mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import choices

SHADES = 3
SAID_FROM = 3  # so often before a place is said to go with a direction
SAID_MOST = 3


class BodyForm(fields.CommandForm):
    where = fields.several_of(_("Where is it, right now?"))
    direction = fields.direction()
    alarm = fields.alarm(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, where=choices("regions"))

    def command_of(self) -> NoteBody:
        kept = self.cleaned_data
        return NoteBody(
            where=tuple(kept["where"]), direction=kept["direction"], alarm=kept["alarm"]
        )


class Place(Struct, frozen=True):
    words: str
    times: int


class Way(Struct, frozen=True):
    """A direction, and where it was felt most often."""

    words: str
    places: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    form = BodyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.command_of() == NoteBody():
            form.add_error("where", _("Tick one place or a direction. “Can’t tell” is one too."))
        elif form.is_kept(vault_of(request), form.command_of()):
            return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/body.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def figure(request: VisitRequest) -> HttpResponse:
    spots = mine.look(vault_of(request)).body.spots
    counts = Counter(region for spot in spots for region in where_of(spot))
    words = dict(choices("regions"))
    context = {
        "tab": "path",
        "shade": _shades(counts),
        "places": [Place(words[key], times) for key, times in counts.most_common()],
        "ways": _ways(spots, words),
    }
    return render(request, "own/body_figure.html", context)


def _shades(counts: Counter[str]) -> dict[str, int]:
    """1 to 3 by how often; all over lies on every place."""
    whole = counts["all_over"]
    most = max((times + whole for times in counts.values()), default=0)
    places = [key for key, _ in choices("regions")]
    times = {key: counts[key] + whole for key in places}
    return {key: -(-SHADES * times[key] // most) for key in places if times[key]}


def _ways(spots: tuple[Spot, ...], words: dict[str, str]) -> list[Way]:
    said = dict(fields.DIRECTIONS)
    found = {way: _most(spots, way, words) for way in DIRECTIONS}
    return [Way(str(said[way]), places) for way, places in found.items() if places]


def _most(spots: tuple[Spot, ...], way: Direction, words: dict[str, str]) -> tuple[str, ...]:
    of_way = (spot for spot in spots if direction_of(spot) == way)
    counts = Counter(region for spot in of_way for region in where_of(spot))
    often = [key for key, times in counts.most_common(SAID_MOST) if times >= SAID_FROM]
    return tuple(words[key] for key in often)
