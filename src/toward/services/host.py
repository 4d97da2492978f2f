"""Who runs this server: asked once behind a one-time link, told to everyone."""

from uuid import UUID

from django.conf import settings

from toward import world
from toward.accounts.models import Host, Person
from toward.vault.digest import digest

Answer = Host.Answer
TOKEN_BYTES = 16


class SetupError(Exception):
    """The link was used, or is not this server's."""


def answer() -> str:
    """ "" until somebody answered."""
    row = Host.objects.filter(id=1).first()
    return row.answer if row else ""


def new_link() -> str:
    """A one-time token for the set-up page; an earlier one stops working."""
    token = world.random_bytes(TOKEN_BYTES).hex()
    Host.objects.update_or_create(id=1, defaults={"link_digest": _digest(token)})
    return token


def is_link(token: str) -> bool:
    row = Host.objects.filter(id=1).first()
    return bool(row and row.link_digest and bytes(row.link_digest) == _digest(token))


def keep(token: str, answer: str) -> None:
    if not is_link(token) or answer not in Answer.values:
        raise SetupError
    Host.objects.filter(id=1).update(answer=answer, link_digest=b"")


def pepper_fits() -> bool:
    """Whether this server's pepper is the one its people signed up with; the first start remembers it."""
    wanted = digest(settings.TOWARD_PEPPER, purpose="pepper check")
    row, _ = Host.objects.get_or_create(id=1, defaults={"pepper_digest": wanted})
    if not row.pepper_digest:
        Host.objects.filter(id=1).update(pepper_digest=wanted)
        return True
    return bytes(row.pepper_digest) == wanted


def allows_pairing() -> bool:
    return answer() != Answer.ALONE


def allows_menu() -> bool:
    """With 'one of the two of us' menu, risk questions and free text are off."""
    return answer() == Answer.NEITHER


def allows_free_text() -> bool:
    return answer() != Answer.ONE_OF_US


def knows_month(person_id: UUID) -> bool:
    """'I know they could read this', asked again each month where a partner hosts."""
    return Person.objects.filter(id=person_id, knows_host_month=_month()).exists()


def say_known(person_id: UUID) -> None:
    Person.objects.filter(id=person_id).update(knows_host_month=_month())


def _month() -> str:
    return f"{world.now():%Y-%m}"


def _digest(token: str) -> bytes:
    return digest(token.encode(), purpose="setup", key=settings.TOWARD_PEPPER)
