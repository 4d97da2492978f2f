"""Every number of the model with its range and where it comes from, and a couple's own values of them.

`V`: read at its source. `M`: from memory of a source, to be checked before it is cited. `A`: our
assumption. The inner shares of the equations (`day.py`) are assumptions throughout.
"""

from typing import Literal, NamedTuple

from msgspec import Struct

type Footing = Literal["V", "M", "A"]


class Parameter(Struct, frozen=True, kw_only=True):
    """`default` is the likeliest value, `low` and `high` what a virtual couple can have."""

    key: str
    default: float
    low: float
    high: float
    footing: Footing
    source: str


class Values(NamedTuple):
    """One couple's numbers: the keys of `PARAMETERS` in their order, then the world's four switches.

    harm: what a pressed touch does, against what is assumed. mutual: both were hurt, either presses.
    linear, deeds_matter: for rival worlds only (`worlds.py`).
    """

    alarm_steepness: float
    touch_steepness: float
    alarm_threshold: float
    touch_threshold: float
    alarm_inertia: float
    alarm_by_fear: float
    alarm_by_pressure: float
    alarm_by_trigger: float
    alarm_by_conflict: float
    alarm_by_safety: float
    alarm_by_heard: float
    alarm_after_pressed: float
    alarm_noise: float
    shared_noise: float
    closeness_inertia: float
    closeness_gain: float
    closeness_loss: float
    closeness_noise: float
    known_inertia: float
    known_gain: float
    known_loss: float
    fear_up: float
    fear_down: float
    fear_return: float
    control: float
    place_weight: float
    place_learning: float
    pressure_inertia: float
    push: float
    guilt: float
    sensing: float
    patience: float
    safety_gain: float
    safety_loss: float
    safety_drift: float
    trust_gain: float
    trust_ratio: float
    trust_drift: float
    contempt_gain: float
    contempt_feedback: float
    contempt_half: float
    contempt_ease: float
    override_steepness: float
    override_threshold: float
    watching: float
    named: float
    masked: float
    reluctance: float
    report_noise: float
    missing: float
    rate_trigger: float
    rate_conflict: float
    rate_heard: float
    rate_micro: float
    rate_told: float
    rate_breach: float
    rate_session: float
    rate_away: float
    rate_renewed: float
    hurt_alarm: float
    hurt_fear: float
    hurt_trust: float
    hurt_pressure: float
    hurt_safety: float
    hurt_closeness: float
    hurt_contempt: float
    hurt_known: float
    hurt_place: float
    other_alarm: float
    other_fear: float
    other_trust: float
    other_pressure: float
    other_safety: float
    other_closeness: float
    other_contempt: float
    other_known: float
    other_place: float
    harm: float = 1.0
    mutual: float = 0.0
    linear: float = 0.0
    deeds_matter: float = 1.0


def _p(key: str, likeliest: tuple[float, float, float], footing: Footing, source: str) -> Parameter:
    default, low, high = likeliest
    return Parameter(key=key, default=default, low=low, high=high, footing=footing, source=source)


_PANIC = "panic model of Robinaugh et al., read from its source"
_DIARIES = "lag-1 of daily reports: Kashy, Wright, Rowland diaries"
_EVENTS = "same-day effect of a conflict: Kashy .17-.22, Bolger and Laurenceau .10-.19"
_LAKE = "form of the shallow lake (Carpenter 1999, Scheffer 2001); value ours, spans both kinds"
_OURS = "assumed"
_START = "assumed: some weeks after finding out"

PARAMETERS: tuple[Parameter, ...] = (
    _p("alarm_steepness", (6, 4, 9), "V", f"logistic steepness 5-20: {_PANIC}"),
    _p("touch_steepness", (9, 7, 13), "V", f"logistic steepness 5-20: {_PANIC}"),
    _p("alarm_threshold", (0.42, 0.34, 0.52), "V", f"thresholds .4-.75: {_PANIC}"),
    _p("touch_threshold", (0.52, 0.42, 0.62), "V", f"thresholds .4-.75: {_PANIC}"),
    _p("alarm_inertia", (0.35, 0.20, 0.50), "V", _DIARIES),
    _p("alarm_by_fear", (0.40, 0.30, 0.50), "A", _OURS),
    _p("alarm_by_pressure", (0.25, 0.15, 0.35), "A", _OURS),
    _p("alarm_by_trigger", (0.30, 0.20, 0.40), "A", _OURS),
    _p("alarm_by_conflict", (0.15, 0.08, 0.25), "A", _OURS),
    _p("alarm_by_safety", (0.40, 0.30, 0.50), "A", _OURS),
    _p("alarm_by_heard", (0.12, 0.06, 0.18), "A", _OURS),
    _p("alarm_after_pressed", (0.60, 0.40, 0.80), "A", _OURS),
    _p("alarm_noise", (0.06, 0.04, 0.09), "V", "residual of daily fear .04-.10: Wright, Rowland"),
    _p("shared_noise", (0.08, 0.06, 0.10), "V", "set to partners' same-day fear .13-.24: Wright"),
    _p("closeness_inertia", (0.35, 0.20, 0.45), "V", _DIARIES),
    _p("closeness_gain", (0.18, 0.10, 0.28), "V", _EVENTS),
    _p("closeness_loss", (0.30, 0.15, 0.45), "V", _EVENTS),
    _p("closeness_noise", (0.06, 0.04, 0.08), "V", "residual of daily closeness .09: Kashy"),
    _p("known_inertia", (0.85, 0.75, 0.92), "A", _OURS),
    _p("known_gain", (0.08, 0.04, 0.13), "A", _OURS),
    _p("known_loss", (0.12, 0.06, 0.20), "A", _OURS),
    _p("fear_up", (0.25, 0.12, 0.35), "V", f"acquisition .25 a day: {_PANIC}"),
    _p("fear_down", (0.10, 0.04, 0.16), "V", f"extinction .10 a day: {_PANIC}"),
    _p("fear_return", (0.003, 0.001, 0.006), "V", "idea: decay of inhibition, Paskewitz 2022"),
    _p("control", (0.85, 0.70, 0.95), "A", "assumed, and much hangs on it"),
    _p("place_weight", (0.15, 0.05, 0.25), "A", "idea: renewal by context, Bouton; value ours"),
    _p("place_learning", (0.6, 0.4, 0.8), "A", _OURS),
    _p("pressure_inertia", (0.55, 0.40, 0.70), "M", "a refusal fades in 48 hours: Dobson 2020"),
    _p("push", (0.35, 0.15, 0.55), "A", _OURS),
    _p("guilt", (0.25, 0.10, 0.40), "A", _OURS),
    _p("sensing", (0.70, 0.40, 1.0), "A", "a partner notices: Muise and Impett 2013; value ours"),
    _p("patience", (0.40, 0.10, 0.90), "A", _OURS),
    _p("safety_gain", (0.07, 0.03, 0.12), "A", "loss above gain; values ours"),
    _p("safety_loss", (0.25, 0.15, 0.40), "A", "loss above gain; values ours"),
    _p("safety_drift", (0.03, 0.02, 0.04), "A", _OURS),
    _p("trust_gain", (0.012, 0.005, 0.022), "A", _OURS),
    _p("trust_ratio", (5, 3, 7), "V", "five to one: Gottman and Levenson, at second hand"),
    _p("trust_drift", (0.001, 0.0, 0.002), "A", _OURS),
    _p("contempt_gain", (0.02, 0.015, 0.025), "A", _LAKE),
    _p("contempt_feedback", (0.0125, 0.0085, 0.0150), "A", _LAKE),
    _p("contempt_half", (0.55, 0.48, 0.65), "A", _LAKE),
    _p("contempt_ease", (0.010, 0.008, 0.012), "A", _LAKE),
    _p("override_steepness", (7, 5, 10), "A", "form: influence with thresholds, Gottman 1999"),
    _p("override_threshold", (0.45, 0.30, 0.60), "A", "form: influence with thresholds"),
    _p("watching", (0.45, 0.25, 0.70), "A", "form: inhibition by threat, dual control model"),
    _p("named", (0.30, 0.0, 0.80), "A", _OURS),
    _p("masked", (0.10, 0.0, 0.30), "A", "assumed: says yes, wants no"),
    _p("reluctance", (0.6, 0.3, 1.0), "A", "a masked yes against a pressed touch; value ours"),
    _p("report_noise", (1.3, 0.9, 1.7), "V", "points of 0-10: Wright, Rowland"),
    _p("missing", (0.22, 0.05, 0.45), "V", "compliance 79 %: Wrzus and Neubauer 2023"),
    _p("rate_trigger", (0.12, 0.05, 0.25), "A", _OURS),
    _p("rate_conflict", (0.22, 0.10, 0.35), "V", "conflict on .22 of days: Bolger and Laurenceau"),
    _p("rate_heard", (0.25, 0.10, 0.45), "A", _OURS),
    _p("rate_micro", (0.35, 0.15, 0.60), "A", _OURS),
    _p("rate_told", (0.30, 0.10, 0.50), "A", _OURS),
    _p("rate_breach", (0.002, 0.0, 0.006), "A", _OURS),
    _p("rate_session", (0.07, 0.0, 0.15), "A", _OURS),
    _p("rate_away", (0.05, 0.0, 0.15), "A", _OURS),
    _p("rate_renewed", (0.004, 0.0, 0.012), "A", _OURS),
    _p("hurt_alarm", (0.60, 0.30, 0.85), "A", _START),
    _p("hurt_fear", (0.60, 0.30, 0.90), "A", _START),
    _p("hurt_trust", (0.20, 0.05, 0.45), "A", _START),
    _p("hurt_pressure", (0.30, 0.05, 0.60), "A", _START),
    _p("hurt_safety", (0.22, 0.05, 0.45), "A", _START),
    _p("hurt_closeness", (0.25, 0.05, 0.50), "A", _START),
    _p("hurt_contempt", (0.12, 0.0, 0.45), "A", _START),
    _p("hurt_known", (0.20, 0.05, 0.40), "A", _START),
    _p("hurt_place", (0.45, 0.0, 0.85), "A", _START),
    _p("other_alarm", (0.35, 0.15, 0.60), "A", _START),
    _p("other_fear", (0.10, 0.0, 0.25), "A", _START),
    _p("other_trust", (0.50, 0.25, 0.75), "A", _START),
    _p("other_pressure", (0.30, 0.10, 0.60), "A", _START),
    _p("other_safety", (0.40, 0.20, 0.65), "A", _START),
    _p("other_closeness", (0.30, 0.10, 0.55), "A", _START),
    _p("other_contempt", (0.08, 0.0, 0.30), "A", _START),
    _p("other_known", (0.30, 0.10, 0.50), "A", _START),
    _p("other_place", (0.05, 0.0, 0.20), "A", _START),
)  # fmt: skip

DEFAULTS = Values(*(parameter.default for parameter in PARAMETERS))
