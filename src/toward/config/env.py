"""Reads settings from the environment: text, flag, number and secret. Nothing secret has a default."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name)
    return value.lower() in {"1", "yes", "true", "on"} if value else default


def number(name: str, *, default: int, least: int) -> int:
    """A whole number; anything else, or less than the least, stops with its name."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        message = f"{name} is {value!r}: it must be a whole number, {least} or more."
        raise ImproperlyConfigured(message)
    return int(value)


def secret(name: str) -> bytes | None:
    """The bytes of NAME_FILE if that is set; an unreadable file stops with its name."""
    path = text(f"{name}_FILE")
    if not path:
        return None
    try:
        return Path(path).read_bytes()
    except OSError as error:
        message = f"{name}_FILE names {path}, which can't be read ({error.strerror}). Give this server's user the right to read it."
        raise ImproperlyConfigured(message) from error
