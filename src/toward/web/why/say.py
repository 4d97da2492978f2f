"""The exact factors and rates, put into words. Pure: every number comes from `programme.factors`."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from msgspec import Struct

from toward.programme.deck import RATES, Rates
from toward.programme.factors import Factor, factor_table

BLOCK_WEEKS = 4
WEEKLY = (1, 2, 3)


class Cell(Struct, frozen=True, kw_only=True):
    """`said` is rounded up, so that it never says less than there is; `exact` is the fraction."""

    said: str
    exact: str


class Row(Struct, frozen=True, kw_only=True):
    key: str
    suspicion: str
    cells: tuple[Cell | None, ...]


class Rate(Struct, frozen=True, kw_only=True):
    said: str
    value: str


def rows(rates: Rates = RATES) -> tuple[Row, ...]:
    tables = [_by_key(rates, weekly) for weekly in WEEKLY]
    return tuple(
        Row(key=key, suspicion=said, cells=tuple(_cell(table.get(key)) for table in tables))
        for key, said in _suspicions().items()
    )


def invitations(rates: Rates = RATES) -> tuple[str, ...]:
    """For one, two and three evenings a week: one card with touch in so many evenings."""
    shares = [_by_key(rates, weekly)["invited"].value for weekly in WEEKLY]
    return tuple(_decimal(1 / share, 1, ROUND_HALF_UP) for share in shares)


def covers(rates: Rates = RATES) -> tuple[Rate, ...]:
    return tuple(
        Rate(said=said, value=f"{value.numerator}/{value.denominator}")
        for said, value in (
            (_("A block of four weeks is gentle: calm, side by side without touch, rest, light words"), rates.gentle),
            (_("A block has words, deeper ones too"), rates.words),
            (_("A block is full: touch may be dealt"), rates.full),
            (_("In a full block, an evening has no touch all the same"), rates.held),
            (_("After an evening with touch, the rest of the block has words only"), rates.turn),
            (_("A way to be near is in the box for a block at all"), rates.in_deck),
            (_("Where both marked several, the newest of them is taken"), rates.newest),
        )
    )  # fmt: skip


def _suspicions() -> dict[str, str]:
    return {
        "nothing": _("“The other marks nothing at all”"),
        "closed": _("“The other’s side is closed altogether”"),
        "stopped": _("“The other stopped after some evening”"),
        "step": _("“The other leaves out this one way”, however it is tried out"),
        "evening": _("“The other left out this one evening”, in a block seen to be full"),
        "evenings_2": _("… two such evenings"),
        "evenings_3": _("… three such evenings"),
        "blocks_2": _("The strongest of these over two blocks"),
        "blocks_3": _("… over three blocks"),
    }


def _by_key(rates: Rates, weekly: int) -> dict[str, Factor]:
    return {factor.key: factor for factor in factor_table(rates, weekly * BLOCK_WEEKS)}


def _cell(factor: Factor | None) -> Cell | None:
    if factor is None:
        return None
    value = factor.value
    exact = str(value) if value.denominator > 1 else ""
    return Cell(said=_decimal(value, 2, ROUND_CEILING), exact=exact)


def _decimal(value: Fraction, places: int, rounding: str) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    return number_format(rounded.normalize())
