"""The list of channels is complete: no other name may join it without this page changing too."""

from toward.programme.deck import RATES
from toward.programme.disclosures import DISCLOSURES
from toward.programme.factors import factor_table


def test_nothing_else_is_ever_disclosed() -> None:
    keys = [item.key for item in DISCLOSURES]
    settings = ["calendar", "evenings", "leaving", "pairing"]
    assert sorted(keys) == sorted([*settings, "card", "practice", "time_out", "together"])


def test_only_the_card_depends_on_marks_and_every_factor_of_it_is_listed() -> None:
    computed = {row.key for row in factor_table(RATES, 8)} - {"invited"}
    assert {item.key: set(item.factors) for item in DISCLOSURES if item.factors} == {
        "card": computed
    }


def test_each_says_what_and_to_whom() -> None:
    assert all(item.what and "partner" in item.to for item in DISCLOSURES)
    assert {item.key for item in DISCLOSURES if "host" not in item.to} == {"card"}
