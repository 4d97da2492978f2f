"""The shapes of the content files: a text with its sections, safety lines, questions.

Everything is frozen and plain; `Html` marks what our own Markdown renderer made.
"""

from datetime import date
from typing import Literal, Self

from msgspec import Struct

from toward.programme.measures import Cut, Offered, Part

type Folder = Literal["near", "words", "solo", "micro", "calm", "rest", "read", "help", "own"]
type LineKind = Literal["emergency", "crisis", "partner_violence"]

FOLDERS: tuple[Folder, ...] = (
    *("near", "words", "solo", "micro", "calm", "rest", "read", "help", "own"),
)
SOURCE_LANG = "en"


class Html(str):
    """Rendered from package Markdown with raw HTML off, so templates may print it as it is."""

    __slots__ = ()

    def __html__(self) -> Self:
        return self


class FrontMatter(Struct, frozen=True, kw_only=True):
    """The head of every text. A translation names the English `version` it was made from.

    `source` says where a claim comes from, or that the words are ours. What is there to read always has one;
    elsewhere a text that only invites to do something needs none.
    """

    id: str
    title: str
    short: str
    minutes: int = 0
    version: int = 1
    of_version: int | None = None
    source: str = ""


class StepText(Struct, frozen=True, kw_only=True):
    """One text. `sections` has set_up, attend, alarm_rises, far_away, close as its folder needs;
    help texts use body, sixty_seconds, someone, number, after; `read` has explanations and guides:
    body alone; `own`, behind the passphrase and shown by its page alone, has body and attempt.
    `forms` has indoors, seated, apart,
    child_asleep.
    """

    id: str
    title: str
    short: str
    minutes: int
    folder: Folder
    lang: str
    sections: dict[str, Html]
    forms: dict[str, Html]
    source: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """One thing to choose from a list. `group` and `depth` (1-5) mean what its page says they do."""

    id: str
    text: str
    hint: str = ""
    group: str = ""
    depth: int = 0
    source: str = ""


class Line(Struct, frozen=True, kw_only=True):
    """One number, with where it was found and when that was looked at."""

    name: str
    number: str
    kind: LineKind
    hours: str
    languages: tuple[str, ...]
    source: str
    checked_on: date
    note: str = ""

    @property
    def href(self) -> str:
        return "tel:" + "".join(c for c in self.number if c.isdigit() or c == "+")


class Country(Struct, frozen=True, kw_only=True):
    """A country's lines, and in `note` how to find what it has no single number for."""

    code: str
    name: str
    lines: tuple[Line, ...]
    note: str = ""


class Directory(Struct, frozen=True, kw_only=True):
    """Where to look when a country has no page here."""

    name: str
    url: str
    about: str
    source: str
    checked_on: date


class Question(Struct, frozen=True, kw_only=True):
    id: str
    text: str


class Questions(Struct, frozen=True, kw_only=True):
    """The safety questions. `hark` is quoted as published, `ours` is our own and marked so.

    Without a citation the first four are our own words as well, for want of a published translation.
    """

    citation: str = ""
    doi: str = ""
    url: str = ""
    wording: str
    hark: tuple[Question, ...]
    ours_note: str
    ours: tuple[Question, ...]
    other_times: Question
    own_help: str
    only_this: str
    other_too: str


class InstrumentItem(Struct, frozen=True, kw_only=True):
    """`ends`: the two words between which the answers lie, where they have no words of their own."""

    text: str
    ends: tuple[str, str] | None = None


class InstrumentText(Struct, frozen=True, kw_only=True):
    """A questionnaire's words. `stem`, `late_stem`, answers and items are quoted as published.

    late_stem stands before item `stem_from`. up: what a higher sum means, in our words. quoted: the
    language of the quotation, where no published translation stands and only our words around it do.
    """

    id: str
    version: int
    title: str
    short: str
    lead: str = ""
    up: str
    credit: str
    citation: str
    licence: str
    source: str
    stem: str = ""
    stem_from: int = 0
    late_stem: str = ""
    answers: dict[str, tuple[str, ...]]
    item: tuple[InstrumentItem, ...]
    quoted: str = ""


class InstrumentRow(Struct, frozen=True, kw_only=True):
    """A questionnaire's rules as the file has them; `items` names the scale of each item."""

    id: str
    offered: Offered
    items: tuple[str, ...]
    lowest: int
    highest: int
    change: int
    change_source: str
    only_from_change: bool = False
    help_item: int | None = None
    parts: tuple[Part, ...] = ()
    cuts: tuple[Cut, ...] = ()
    cut_source: str = ""
    two: bool = False


class InstrumentRules(Struct, frozen=True, kw_only=True):
    scales: dict[str, tuple[int, ...]]
    instrument: tuple[InstrumentRow, ...]
