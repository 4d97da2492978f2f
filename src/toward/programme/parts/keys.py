"""Keys of lists that stand in the content: the part knows their shape, the page which there are.

A list can grow without a change of code; a key that its list no longer has is passed over where it is shown.
"""

import re

_KEY = re.compile(r"[a-z0-9_]{1,40}")


def is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None
