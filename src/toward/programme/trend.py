"""Where a person's usual alarm lies, from reports with gaps, and whether it has moved.

A slow level walks, a day's mood (AR 1) comes and goes on top of it, a report adds noise; a day
without a report only widens what is known. Filtered forward only, so that a point never changes
afterwards. How much this person varies is learned, shrunken to the usual.
"""

from collections.abc import Sequence
from math import erf, sqrt
from typing import Literal

from msgspec import Struct

type Change = Literal["quieter", "louder"]

ENOUGH_REPORTS = 14
SURE = 0.9
CHANGE_DAYS = 21
BAND = 1.645  # 90 % of a normal curve

# Per day, in points of 0-10: from published diaries, where a report carries noise of 1.2-2.1.
INERTIA = 0.3
LEVEL_VARIANCE = 0.05
MOOD_VARIANCE = 1.0
NOISE_VARIANCE = 1.44 + 1 / 12  # a twelfth for rounding to whole numbers
FIRST_LEVEL, FIRST_VARIANCE = 5.0, 9.0
SHRINK = 8.0

type Vector = list[float]
type Matrix = list[Vector]


class Known(Struct, frozen=True):
    """After one day: the level and its spread, how a report was expected, how many there were."""

    level: float
    spread: float
    expected: float
    expected_spread: float
    reports: int


class Course(Struct, frozen=True):
    """rose: P(the level is higher than `CHANGE_DAYS` ago), from all reports since."""

    days: tuple[Known, ...]
    rose: float


def follow(reports: Sequence[int | None]) -> Course:
    """One entry a day, None where there was no report."""
    walk = Walk()
    anchor = max(0, len(reports) - 1 - CHANGE_DAYS)
    days = [_day(walk, report, is_anchor=day == anchor) for day, report in enumerate(reports)]
    return Course(tuple(days), walk.rose())


def change(course: Course) -> Change | None:
    """None while there is not enough to say, and while it is less sure than nine to one."""
    if not course.days or course.days[-1].reports < ENOUGH_REPORTS:
        return None
    if course.rose > SURE:
        return "louder"
    return "quieter" if course.rose < 1 - SURE else None


def _day(walk: "Walk", report: int | None, *, is_anchor: bool) -> Known:
    walk.next_day()
    expected, expected_spread = walk.expected()
    if report is not None:
        walk.see(report)
    if is_anchor:
        walk.remember()
    return Known(walk.mean[0], walk.spread(), expected, expected_spread, walk.reports)


class Walk:
    """Kalman filter over (level, today's mood, the level remembered some weeks ago)."""

    def __init__(self) -> None:
        mood = MOOD_VARIANCE / (1 - INERTIA**2)
        self.mean: Vector = [FIRST_LEVEL, 0.0, FIRST_LEVEL]
        self.cov: Matrix = [[FIRST_VARIANCE, 0.0, 0.0], [0.0, mood, 0.0], [0.0, 0.0, 0.0]]
        self.surprise = 0.0
        self.reports = 0

    def next_day(self) -> None:
        self.mean[1] *= INERTIA
        for other in range(3):
            self.cov[1][other] *= INERTIA
            self.cov[other][1] *= INERTIA
        self.cov[0][0] += LEVEL_VARIANCE
        self.cov[1][1] += MOOD_VARIANCE

    def see(self, report: int) -> None:
        toward = [row[0] + row[1] for row in self.cov]
        variance = toward[0] + toward[1] + NOISE_VARIANCE
        error = report - self.mean[0] - self.mean[1]
        self.surprise += error * error / variance
        self.reports += 1
        gain = [value / variance for value in toward]
        self.mean = [value + share * error for value, share in zip(self.mean, gain, strict=True)]
        self.cov = [
            [self.cov[row][col] - gain[row] * toward[col] for col in range(3)] for row in range(3)
        ]

    def remember(self) -> None:
        self.mean[2] = self.mean[0]
        self.cov[2] = [self.cov[0][0], self.cov[0][1], self.cov[0][0]]
        for row in range(2):
            self.cov[row][2] = self.cov[2][row]

    def spread(self) -> float:
        return sqrt(self.cov[0][0] * self.scale())

    def expected(self) -> tuple[float, float]:
        """The next report, and how far off it one may be."""
        variance = self.cov[0][0] + 2 * self.cov[0][1] + self.cov[1][1] + NOISE_VARIANCE
        return self.mean[0] + self.mean[1], sqrt(variance * self.scale())

    def rose(self) -> float:
        variance = (self.cov[0][0] + self.cov[2][2] - 2 * self.cov[0][2]) * self.scale()
        if variance <= 0:
            return 0.5
        return (1 + erf((self.mean[0] - self.mean[2]) / sqrt(2 * variance))) / 2

    def scale(self) -> float:
        """How much this person varies, shrunken to one while there are few reports."""
        return (SHRINK + self.surprise) / (SHRINK + self.reports)
