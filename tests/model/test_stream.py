"""Chance by counting: the published sequence, and numbers that look like what they stand for."""

from statistics import fmean, pstdev

from toward.model.stream import GAMMA, MASK, bell, couple_key, day_word, lane, mixed, unit

# The first words of splitmix64 from seed 1234567, as published with its reference code.
PUBLISHED = (
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
)


def test_mixing_gives_the_published_sequence() -> None:
    words = [mixed((1234567 + GAMMA * (n + 1)) & MASK) for n in range(5)]

    assert tuple(words) == PUBLISHED


def test_another_seed_couple_day_or_draw_is_another_word() -> None:
    keys = {couple_key(seed, couple) for seed in range(20) for couple in range(20)}
    words = {day_word(couple_key(1, 1), day, draw) for day in range(40) for draw in range(16)}

    assert (len(keys), len(words)) == (400, 640)


def test_lanes_are_uniform_and_stay_inside() -> None:
    words = [day_word(couple_key(3, couple), 0, 0) for couple in range(4000)]
    lanes = [lane(word, number) for word in words for number in range(4)]

    assert min(lanes) > 0
    assert max(lanes) < 1
    assert abs(fmean(lanes) - 0.5) < 0.01
    assert abs(pstdev(lanes) - 12**-0.5) < 0.01


def test_a_bell_has_mean_0_and_variance_1_and_ends() -> None:
    bells = [bell(day_word(couple_key(3, couple), 0, 5)) for couple in range(16000)]

    assert abs(fmean(bells)) < 0.03
    assert abs(pstdev(bells) - 1) < 0.02
    assert max(map(abs, bells)) <= 12**0.5
    assert bell(0) == -bell(MASK)


def test_a_unit_is_below_one() -> None:
    assert unit(MASK) < 1
    assert unit(0) == 0
