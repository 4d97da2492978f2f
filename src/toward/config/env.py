"""Reads settings from the environment: text, flag and secret. Nothing secret has a default."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name)
    return value.lower() in {"1", "yes", "true", "on"} if value else default


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
