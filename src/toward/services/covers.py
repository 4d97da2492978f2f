"""The covers in force here: the programme's rates, which a host may raise and never lower."""

from fractions import Fraction
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from toward.programme.deck import Rates


def rates() -> Rates:
    """From TOWARD_RATES, "held=2/3,gentle=1/2". Stops with what is wrong where a cover would be lowered."""
    return _read(settings.TOWARD_RATES)


@cache
def _read(text: str) -> Rates:
    try:
        pairs = (pair.split("=") for pair in text.split(",") if pair.strip())
        return Rates(**{name.strip(): Fraction(value.strip()) for name, value in pairs})
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise ImproperlyConfigured(
            f"TOWARD_RATES is {text!r}: {error}. Write for example held=2/3,gentle=1/2."
        ) from error
