"""A form that comes back speaks in our words: none of the framework's, and no echo of what was sent."""

import re

import pytest

from tests.web import client_of
from toward.accounts.sessions import Vault

pytestmark = pytest.mark.django_db
NAME = re.compile(rb'<(?:input|select|textarea)[^>]* name="(\w+)"')
FORMS = (
    *("/today/check-in/", "/path/found/", "/own/stirs/", "/own/places/", "/own/noticed/"),
    *("/own/patterns/", "/own/lines/", "/own/landed/", "/own/watching/", "/own/turns/"),
)
THEIRS = (b"This field is required", b"Select a valid", b"Enter a ", b"Ensure this value")


@pytest.mark.parametrize("sent", ["", "zzzz", "-7"])
@pytest.mark.parametrize("address", FORMS)
def test_form_that_comes_back_speaks_in_our_words(anna: Vault, address: str, sent: str) -> None:
    client = client_of(anna)
    names = {found.decode() for found in NAME.findall(client.get(address).content)} - {"command"}
    assert names
    answer = client.post(address, dict.fromkeys(names, sent) | {"command": "one"})

    assert answer.status_code == 422
    assert [said for said in THEIRS if said in answer.content] == []
    assert b'class="error"' in answer.content
