"""Who runs this server: asked once, told to everyone; and a pepper that can't be swapped unnoticed."""

import pytest

from tests.people import Still
from toward.services import host
from toward.services.host import Answer, SetupError

pytestmark = pytest.mark.django_db


def test_link_works_once(still: Still) -> None:
    link = host.new_link()
    host.keep(link, Answer.NEITHER)

    with pytest.raises(SetupError):
        host.keep(link, Answer.ONE_OF_US)
    assert host.answer() == Answer.NEITHER


def test_new_link_ends_the_one_before(still: Still) -> None:
    before, after = host.new_link(), host.new_link()

    assert not host.is_link(before)
    assert host.is_link(after)


@pytest.mark.parametrize(
    ("answer", "pairing", "menu", "free_text"),
    [
        (Answer.ALONE, False, False, True),
        (Answer.NEITHER, True, True, True),
        (Answer.ONE_OF_US, True, False, False),
    ],
)
def test_answer_limits_the_product(
    still: Still, answer: str, pairing: bool, menu: bool, free_text: bool
) -> None:
    host.keep(host.new_link(), answer)

    allowed = (host.allows_pairing(), host.allows_menu(), host.allows_free_text())

    assert allowed == (pairing, menu, free_text)


def test_lost_pepper_is_noticed(still: Still, settings) -> None:
    assert host.pepper_fits()

    settings.TOWARD_PEPPER = bytes(32)

    assert not host.pepper_fits()
