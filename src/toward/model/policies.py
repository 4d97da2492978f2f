"""Ways to pace touch, as plain functions: from what a couple can see of themselves, a rung to try.

0 is none. What then happens, asked or not, is `meeting.py`. The product's own way is no rule here:
`product.py` asks the real gate and the real deck.
"""

from typing import NamedTuple

from msgspec import Struct

from toward.model.sums import chosen, flag, greater, lesser, whole

NONE, FORCE, CALENDAR, UNGUIDED, GATED = range(5)
TOP_RUNG = 8.0
# A no is kept or not: always, never, or as often as this couple have patience for.
BY_PATIENCE = -1.0
UNKNOWN = -1.0
# A touch that both call no tenser than this was a good one.
GOOD = 5.0


class Rule(NamedTuple):
    """A policy's numbers. Reports are 0-10, UNKNOWN where none came.

    respect: how surely a no is kept. practice: added to the daily chance of being heard and of a
    small turning toward. The rest is the gate of the note, section 6.
    """

    kind: int = NONE
    chance: float = 0.0
    rung: float = 1.0
    respect: float = 1.0
    practice: float = 0.0
    up_hurt: float = 4.2
    up_other: float = 4.5
    today: float = 5.0
    good_days: float = 3.0
    bad_today: float = 7.0
    bad_smooth: float = 6.0
    tense: float = 7.0
    missing_is_fine: float = 0.0
    hurt_only: float = 0.0
    steps_down: float = 1.0


class Ladder(NamedTuple):
    """Where a gated couple stand. rest: days without touch still to come. Alarms are smoothed."""

    rung: float = 1.0
    run: float = 0.0
    rest: float = 0.0
    hurt: float = 6.0
    other: float = 6.0


FIRST_STEP = Ladder()


class Reports(NamedTuple):
    hurt: float
    other: float


class Policy(Struct, frozen=True, kw_only=True):
    key: str
    name: str
    rule: Rule


POLICIES: tuple[Policy, ...] = (
    Policy(key="none", name="no touch at all", rule=Rule()),
    Policy(key="force", name="force", rule=Rule(kind=FORCE, chance=0.25, rung=6.0, respect=0.0)),
    Policy(key="calendar", name="by the calendar", rule=Rule(kind=CALENDAR, chance=0.4, respect=0.0)),
    Policy(key="unguided", name="as it comes", rule=Rule(kind=UNGUIDED, chance=0.2, respect=BY_PATIENCE)),
    Policy(key="respectful", name="as it comes, every no kept", rule=Rule(kind=UNGUIDED, chance=0.2)),
    Policy(key="gated", name="gated steps", rule=Rule(kind=GATED, chance=0.5)),
    Policy(key="practice", name="gated steps and daily practice", rule=Rule(kind=GATED, chance=0.5, practice=0.3)),
)  # fmt: skip

GATES: tuple[Policy, ...] = (
    Policy(key="gate_today", name="today's report only", rule=Rule(
        kind=GATED, chance=0.5, today=4.0, up_hurt=10.0, up_other=10.0, bad_smooth=11.0, good_days=1.0)),
    Policy(key="gate_strict", name="stricter, five good days", rule=Rule(
        kind=GATED, chance=0.5, up_hurt=3.0, up_other=3.5, good_days=5.0)),
    Policy(key="gate_hurt_only", name="only the hurt person's reports", rule=Rule(
        kind=GATED, chance=0.5, hurt_only=1.0)),
    Policy(key="gate_missing", name="missing counts as fine", rule=Rule(
        kind=GATED, chance=0.5, missing_is_fine=1.0)),
    Policy(key="gate_no_rest", name="no step down, no rest", rule=Rule(
        kind=GATED, chance=0.5, steps_down=0.0)),
)  # fmt: skip


def rung_to_try(
    rule: Rule, ladder: Ladder, reports: Reports, day: int, lot: float, rung_lot: float
) -> float:
    rung = 0.0 * lot
    if rule.kind == FORCE:
        rung = rule.rung + rung
    if rule.kind == CALENDAR:
        rung = one_more_each_week(day) + rung
    if rule.kind == UNGUIDED:
        rung = as_it_comes(rung_lot)
    if rule.kind == GATED:
        rung = gated(rule, ladder, reports)
    return chosen(lot < rule.chance, rung, 0.0)


def one_more_each_week(day: int) -> float:
    return min(TOP_RUNG, 1.0 + day // 7)


def as_it_comes(rung_lot: float) -> float:
    """Anything from a hand to a long kiss, as the evening goes."""
    return 1.0 + whole(rung_lot * 6.0)


def gated(rule: Rule, ladder: Ladder, reports: Reports) -> float:
    """The couple's rung, on a day when both said how they are and nobody's alarm is high."""
    open_today = (ladder.rest <= 0.0) & is_known(rule, reports) & is_quiet(rule, ladder, reports)
    return chosen(open_today, ladder.rung, 0.0)


def is_known(rule: Rule, reports: Reports) -> bool:
    hurt = (reports.hurt != UNKNOWN) | (rule.missing_is_fine > 0.0)
    other = (reports.other != UNKNOWN) | (rule.missing_is_fine > 0.0) | (rule.hurt_only > 0.0)
    return hurt & other


def is_quiet(rule: Rule, ladder: Ladder, reports: Reports) -> bool:
    smooth = greater(ladder.hurt, (1.0 - rule.hurt_only) * ladder.other)
    return (_worst(rule, reports) <= rule.today) & (smooth <= rule.bad_smooth)


def next_ladder(rule: Rule, ladder: Ladder, reports: Reports, tried: float, felt: float) -> Ladder:
    """felt: what the tenser of the two says of the touch, UNKNOWN where none was.

    A bad day or a tense touch rests it; the way down is shorter than the way up.
    """
    hurt = _smoothed(rule, ladder.hurt, reports.hurt)
    other = _smoothed(rule, ladder.other, reports.other)
    worst = _worst(rule, reports)
    tense = (felt > rule.tense) & (rule.steps_down > 0.0)
    loud = (worst >= rule.bad_today) & (rule.steps_down > 0.0)
    bad = loud | ((greater(hurt, other) > rule.bad_smooth) & (rule.steps_down > 0.0)) | tense
    was_good = (felt >= 0.0) & (felt <= GOOD) & (tried == ladder.rung)
    run = ladder.run + flag(was_good)
    others_ok = (other <= rule.up_other) | (rule.hurt_only > 0.0)
    up = (run >= rule.good_days) & (hurt <= rule.up_hurt) & others_ok
    rested = greater(0.0, ladder.rest - 1.0)
    rung = chosen(bad, ladder.rung - flag(tense), ladder.rung + flag(up))
    return Ladder(
        lesser(TOP_RUNG, greater(1.0, rung)),
        chosen(bad | up, 0.0, run),
        chosen(tense, 4.0, chosen(loud, greater(2.0, rested), rested)),
        hurt,
        other,
    )


def _worst(rule: Rule, reports: Reports) -> float:
    return greater(reports.hurt, chosen(rule.hurt_only > 0.0, UNKNOWN, reports.other))


def _smoothed(rule: Rule, before: float, report: float) -> float:
    """A day without an answer draws it back to where nothing is known."""
    without = before + (1.0 - rule.missing_is_fine) * 0.05 * (6.0 - before)
    return chosen(report == UNKNOWN, without, before + 0.25 * (report - before))
