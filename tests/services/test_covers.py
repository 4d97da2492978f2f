"""A host may raise the covers, never lower them."""

from fractions import Fraction

import pytest
from django.core.exceptions import ImproperlyConfigured

from toward.programme.deck import RATES
from toward.services import covers


def test_programme_rates_hold_where_nothing_is_said(settings) -> None:
    settings.TOWARD_RATES = ""

    assert covers.rates() == RATES


def test_cover_may_be_raised(settings) -> None:
    settings.TOWARD_RATES = "held=2/3, gentle=1/2"

    assert (covers.rates().held, covers.rates().gentle) == (Fraction(2, 3), Fraction(1, 2))


@pytest.mark.parametrize(
    "text", ["held=1/3", "in_deck=1", "newest=3/4", "hold=1/2", "held", "held=1/0"]
)
def test_lower_or_unreadable_cover_stops_with_its_name(settings, text: str) -> None:
    settings.TOWARD_RATES = text

    with pytest.raises(ImproperlyConfigured, match="TOWARD_RATES"):
        covers.rates()


def test_page_shows_the_rates_in_force(client, settings) -> None:
    before = client.get("/why-quiet/").content
    settings.TOWARD_RATES = "held=7/9"

    page = client.get("/why-quiet/").content

    assert b"7/9" not in before
    assert b"7/9" in page
