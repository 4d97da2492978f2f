"""Worlds that work otherwise than we think. A policy is sturdy only if it holds in most of them.

Each is the same couples with some numbers fixed: what a rival explanation would say.
"""

from collections.abc import Mapping

from msgspec import Struct

from toward.model.parameters import Values


class World(Struct, frozen=True, kw_only=True):
    """fixed: numbers that are the same for all. same_as: the other's beginnings as the hurt person's."""

    key: str
    name: str
    claim: str
    fixed: Mapping[str, float] = {}
    same_as: Mapping[str, str] = {}


_BOTH_HURT = {
    name.replace("hurt_", "other_"): name for name in Values._fields if name.startswith("hurt_")
}

MAIN = World(key="main", name="as assumed", claim="the model as it stands")

RIVALS: tuple[World, ...] = (
    World(
        key="habituation",
        name="only habit",
        claim="any touch unlearns fear, wanted or not; pressing does no harm",
        fixed={"harm": 0.0, "control": 1.0},
    ),
    World(
        key="easing",
        name="contempt always eases",
        claim="contempt does not feed itself, so nothing is past coming back from",
        fixed={"contempt_feedback": 0.0},
    ),
    World(
        key="linear",
        name="straight lines",
        claim="a linear pair of diaries: no thresholds, no fear memory, no filter",
        fixed={"linear": 1.0},
    ),
    World(
        key="stress",
        name="shared stress only",
        claim="what moves both is stress from outside; nothing that the two do matters",
        fixed={"linear": 1.0, "deeds_matter": 0.0, "shared_noise": 0.15},
    ),
    World(
        key="mutual",
        name="both were hurt",
        claim="both begin as the hurt person does, and either may press",
        fixed={"mutual": 1.0},
        same_as=_BOTH_HURT,
    ),
)

WORLDS = (MAIN, *RIVALS)


def world_of(key: str) -> World:
    """By its key, one of WORLDS."""
    return next(world for world in WORLDS if world.key == key)
