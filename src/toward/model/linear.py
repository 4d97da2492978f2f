"""The day of two rival worlds in which nothing tips: a linear pair of diaries, after Berkhout 2023.

Alarm returns to a ground by .3 a day and takes .03 from the other; felt safety adds up what happens.
Fear, contempt, pressure and place stay what they were. Without `deeds_matter` nothing that
the two do matters, and what moves both is one shared stress.
"""

from toward.model.day import Day, Person, Touch
from toward.model.parameters import Values
from toward.model.sums import within

INERTIA = 0.3
FROM_OTHER = 0.03


def linear_tension(me: Person, reach: float) -> float:
    return within(0.10 + 0.8 * me.alarm * (0.35 + 0.65 * reach) + 0.2 * me.fear * reach)


def linear_morning(v: Values, me: Person, other: Person, day: Day) -> Person:
    ground = 0.75 - 0.7 * me.safety + 0.2 * me.contempt
    events = 0.10 * day.trigger + 0.05 * day.conflict + 0.2 * day.breach - 0.04 * day.heard
    drawn = INERTIA * (me.alarm - ground) + FROM_OTHER * (other.alarm - 0.5)
    alarm = within(ground + drawn + events + day.jolt)
    return Person(
        alarm, me.fear, me.trust, me.pressure, me.safety, me.closeness, me.contempt, me.known, me.place
    )  # fmt: skip


def linear_evening(v: Values, me: Person, day: Day, mine: Touch) -> Person:
    free = mine.happened * (1.0 - mine.forced) * (1.0 - mine.tension)
    hurt = mine.forced * mine.tension
    good = v.deeds_matter * (day.heard + 0.5 * day.micro + 0.5 * free + 0.4 * day.session)
    bad = v.deeds_matter * (hurt + 0.3 * day.conflict + 3.0 * day.breach)
    ground = 0.25 + 0.55 * me.safety - 0.2 * me.contempt
    moved = 0.08 * day.heard + 0.06 * free - 0.10 * day.conflict - 0.15 * hurt
    after = v.deeds_matter * (0.10 * hurt - 0.02 * free)
    return Person(
        alarm=within(me.alarm + after),
        fear=me.fear,
        trust=within(me.trust + 0.004 * day.told - 0.004 * day.conflict - 0.3 * day.breach),
        pressure=me.pressure,
        safety=within(me.safety + 0.006 * good - 0.010 * bad),
        closeness=within(
            ground + INERTIA * (me.closeness - ground) + v.deeds_matter * moved + day.sway
        ),
        contempt=me.contempt,
        known=within(me.known + 0.006 * day.heard + 0.003 * day.told - 0.010 * day.conflict),
        place=me.place,
    )
