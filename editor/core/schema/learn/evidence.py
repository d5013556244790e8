"""What is known of a key besides its values, and from how many posts something is concluded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from editor.core.header.values import Value

FEWEST_POSTS = 20
"""From fewer posts nothing is concluded about what all should have."""
SURE_SHARE = 0.99
"""Where so many posts agree, the others are taken for mistakes."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known besides the posts' values of a key.

    ``base`` is the preset's schema of the key, ``default`` the value that `_config.yml` gives to
    posts without one.
    """

    posts: int
    base: Mapping[str, object]
    default: Value = None

    @property
    def enough(self) -> bool:
        """Whether there are posts enough to conclude from."""
        return self.posts >= FEWEST_POSTS

    def hint(self, name: str) -> object:
        """A hint of the preset's."""
        hints = self.base.get("x-genko")
        return hints.get(name) if isinstance(hints, Mapping) else None
