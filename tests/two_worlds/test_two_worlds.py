"""Whatever one partner keeps private, no answer to anybody else differs by a byte, a header or a query."""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.two_worlds.acts import BEFORE, SAYS_YES, private_acts
from tests.two_worlds.routes import METHODS, UnclassifiedError, fillings
from tests.two_worlds.stage import ALL_STEPS
from tests.two_worlds.worlds import COVERS, LOOKS, Script, differences, play
from toward.programme.disclosures import DISCLOSURES
from toward.ui.access import table

pytestmark = pytest.mark.django_db
SEQUENCES = 5000 if os.environ.get("TOWARD_TEST_PROFILE") == "deep" else 200
PARTS = 40
scripts = st.builds(
    Script,
    look=st.sampled_from(("card", *sorted(LOOKS))),
    covers=st.sampled_from(("touch", *sorted(COVERS))),
    ben_marks=st.sampled_from((ALL_STEPS, frozenset({"side-by-side"}), frozenset())),
    ben_practises=st.booleans(),
    seed=st.sampled_from(("one", "two", "three")),
)


def sorted_acts(private) -> list[str]:
    return sorted(f"{at} {told}" for at, told in private.items())


def test_private_acts_reach_nobody(stage, plan) -> None:
    """Half of the runs and more must hide something while what is disclosed agrees; else it proves little."""
    runs, walked = Counter[str](), Counter[str]()

    @settings(
        max_examples=SEQUENCES,
        suppress_health_check=list(HealthCheck),
        # an example costs a second: a failure is told as it is found, not made smaller
        phases=(Phase.explicit, Phase.generate),
    )
    @given(scripts, private_acts, private_acts, st.sampled_from(range(PARTS)))
    # Drawn by chance about once in a hundred: touch is dealt in one of the two, and so the card itself differs.
    @example(Script(covers="touch", ben_practises=True), {BEFORE[-2]: SAYS_YES}, {}, 0)
    def apart(script, first, second, part):
        def asks(stage, token):
            return plan.share(stage, token, part, PARTS)

        one, other = (play(stage, script, private, asks) for private in (first, second))
        runs["all"] += 1
        runs["same card"] += one.card == other.card
        runs["hidden, same card"] += one.card == other.card and sorted_acts(first) != sorted_acts(
            second
        )
        walked.update(map(str, one.answers))
        told = differences(one, other)
        assert not told, "\n".join(told)

    apart()

    assert runs["hidden, same card"] * 2 >= runs["all"], runs
    assert runs["same card"] < runs["all"], "no run in which the card itself differed"
    print(dict(runs), f"{sum(walked.values())} requests, {len(walked)} different")


def test_every_route_and_method_is_walked(stage, plan) -> None:
    asks = list(plan.asks(stage, ""))

    for row in table():
        assert {ask.method for ask in asks if ask.spot.route == row.route} == set(METHODS), row
        filled = any(ask.body for ask in asks if ask.spot.route == row.route)
        assert filled or "POST" not in row.methods or not any(plan.bodies[row.route].values()), row


def test_unclassified_route_fails_the_run() -> None:
    with pytest.raises(UnclassifiedError):
        fillings("/letters/<uuid:letter>/", {"token": {"one": "x"}})


def test_what_may_differ_is_what_is_listed() -> None:
    """The harness lets the card's element differ and shares the rest of the list between both worlds."""
    assert {one.key for one in DISCLOSURES if one.factors} == {"card"}
    assert {one.key for one in DISCLOSURES} == {
        "pairing", "evenings", "calendar", "card", "practice", "time_out", "together", "leaving"
    }  # fmt: skip
