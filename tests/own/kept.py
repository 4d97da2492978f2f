"""Something of everything that a person can keep alone, each text with a word that stands nowhere else."""

from toward.programme.commands import MineCommand
from toward.programme.parts.body import NoteBody
from toward.programme.parts.landed import NoteLanded
from toward.programme.parts.lines import DrawLine
from toward.programme.parts.noticed import NoteNoticed
from toward.programme.parts.outside import NoteCloseness
from toward.programme.parts.patterns import BeginTry, EndTry, MapPattern
from toward.programme.parts.places import NotePlace
from toward.programme.parts.stirs import NoteStir
from toward.programme.parts.watching import NoteUrge

WORDS = (
    "quetzalcoatlus",
    "zygodactylous",
    "xylophagous",
    "weltschmerzlich",
    "vexillological",
    "ultracrepidarian",
    "tmesipteris",
    "sesquipedalian",
    "rhinotillexis",
    "quomodocunquize",
    "pulchritudinous",
    "omphaloskepsis",
    "nudiustertian",
    "mamihlapinata",
    "lexiphanicism",
    "kakorrhaphio",
)

EVERYTHING: tuple[MineCommand, ...] = (
    NoteBody(where=("throat", "arms"), direction="settled", alarm=2),
    NoteStir(kind="smell", what="a soap quetzalcoatlus", helps=("air",), line="zygodactylous tea"),
    NoteLanded(
        happened="late, xylophagous",
        felt="a stone, weltschmerzlich",
        kind="late",
        itself=2,
        landed=8,
    ),
    NoteNoticed(
        when="then",
        noticed="a bill, vexillological",
        told="nothing, ultracrepidarian",
        turned="so",
        turned_out="it was, tmesipteris",
    ),
    MapPattern(
        pattern="easy",
        learned=("easy_safe",),
        where="a kitchen, sesquipedalian",
        protected="a quiet, rhinotillexis",
    ),
    BeginTry(pattern="easy", what="ask for the salt, quomodocunquize"),
    EndTry(outcome="smaller", happened="a look, pulchritudinous", alarm=2),
    BeginTry(pattern="easy", what="ask for the window"),
    DrawLine(
        will="no talk after nine, omphaloskepsis", why="nudiustertian", crossed="mamihlapinata"
    ),
    NotePlace(kind="room", name="a room lexiphanicism", carries="kakorrhaphio", alarm=2),
    NoteUrge(strength=4, fear="still_hidden", instead="waited"),
    NoteCloseness(how="unwanted"),
)
