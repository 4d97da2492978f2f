"""Who is at the door: reads the cookies when asked, never before, and collects what to set.

Help touches nothing of this, so that it works with the database down.
"""

from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from toward import world
from toward.accounts import sessions
from toward.accounts.sessions import Tier, Vault

PREFIX = "__Host-tw-" if settings.TOWARD_HTTPS else "tw-"
COOKIES = {tier: PREFIX + tier.value for tier in Tier}


def speak(response: HttpResponse, language: str) -> None:
    """Not a tier: it names nobody, so pages without a visit may set it as well. "": the browser's own."""
    if not language:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Strict")
        return
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Strict",
    )


class Visit:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._changed: dict[Tier, str] = {}
        self._language: str | None = None

    def cookie(self, tier: Tier) -> str:
        return self._changed.get(tier, self._request.COOKIES.get(COOKIES[tier], ""))

    @cached_property
    def vault(self) -> Vault | None:
        cookie = self.cookie(Tier.VAULT)
        return sessions.find_vault(cookie) if cookie else None

    @cached_property
    def shell(self) -> UUID | None:
        """The signed-in person, vault open or not."""
        if self.vault is not None:
            return self.vault.person
        cookie = self.cookie(Tier.SHELL)
        return sessions.find_person(cookie, Tier.SHELL) if cookie else None

    @cached_property
    def device(self) -> UUID | None:
        """Whom this device's quick door belongs to."""
        cookie = self.cookie(Tier.DEVICE)
        return sessions.find_person(cookie, Tier.DEVICE) if cookie else None

    def open(self, vault: Vault) -> None:
        """Signed in or unlocked: new cookies, the old vault and shell rows end."""
        sessions.end(self.cookie(Tier.VAULT), self.cookie(Tier.SHELL))
        place = self._place(vault)
        self._set(Tier.VAULT, sessions.begin(Tier.VAULT, vault.person, vault, place=place))
        self._set(Tier.SHELL, sessions.begin(Tier.SHELL, vault.person, place=place))
        self._forget()

    def _place(self, vault: Vault) -> UUID:
        """This browser, known or from now on known to its person."""
        is_theirs = self.device == vault.person
        known = sessions.come_back(self.cookie(Tier.DEVICE)) if is_theirs else None
        if known is not None:
            return known
        place = world.new_id()
        self._set(Tier.DEVICE, sessions.begin(Tier.DEVICE, vault.person, place=place))
        # Somebody else than before: a form they left open must not land in this one's room,
        # and the language they chose is theirs.
        rotate_token(self._request)
        if self.device is not None and not is_theirs:
            self.speak("")
        return place

    def lock(self) -> None:
        self._end(Tier.VAULT)

    def leave(self) -> None:
        """Sign out or close: vault and shell end; the device stays known for the quick door."""
        self._end(Tier.VAULT, Tier.SHELL)

    def speak(self, language: str) -> None:
        """The pages' language in this browser from now on; "" leaves it to the browser."""
        self._language = language

    def forget_device(self) -> None:
        self._end(Tier.DEVICE)
        self.speak("")

    def apply(self, response: HttpResponse) -> None:
        if self._language is not None:
            speak(response, self._language)
        for tier, value in self._changed.items():
            if value:
                response.set_cookie(
                    COOKIES[tier],
                    value,
                    max_age=settings.TOWARD_DEVICE_AGE if tier == Tier.DEVICE else None,
                    secure=settings.TOWARD_HTTPS,
                    httponly=True,
                    samesite="Strict",
                )
            else:
                response.delete_cookie(COOKIES[tier], samesite="Strict")

    def _end(self, *tiers: Tier) -> None:
        """The browser's half goes first, so that a database that is down can't keep it."""
        cookies = [self.cookie(tier) for tier in tiers]
        for tier in tiers:
            self._set(tier, "")
        self._forget()
        sessions.end(*cookies)

    def _set(self, tier: Tier, value: str) -> None:
        self._changed[tier] = value

    def _forget(self) -> None:
        for name in ("vault", "shell", "device"):
            self.__dict__.pop(name, None)
