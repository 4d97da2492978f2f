"""The stage of the two worlds serves for asking every route as every role too."""

from tests.two_worlds.conftest import plan, stage

__all__ = ["plan", "stage"]
