"""The one failure of the vault.

Whatever goes wrong (wrong passphrase, changed byte, swapped row, weak parameters) looks the same
from outside: one class, one message, no cause attached that a log could print.
"""


class VaultError(Exception):
    def __init__(self) -> None:
        super().__init__("This could not be opened.")


def require_size(value: bytes, size: int) -> None:
    if len(value) != size:
        raise VaultError
