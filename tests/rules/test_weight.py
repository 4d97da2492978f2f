"""Yes and no weigh the same to the eye, and a mistake is said to whoever cannot see where it stands."""

import re

import pytest

from tests.rules.test_templates import ROOT, TEMPLATES

# Where a yes concerns the body, another person or a large step: each answer stands alike.
EVEN = (
    "between/leave", "between/preview", "between/say_ends", "between/words", "crossroads/begin", "letters/before",
    "letters/give", "practice/rehearse", "practice/round", "settings/safety", "start/known", "tonight/card",
)  # fmt: skip
FULL = re.compile(r'class="button full')
MISTAKE = re.compile(r"(?P<before>.{0,60}){% for error in (?P<field>[\w.]+)\.errors %}")


@pytest.mark.parametrize("page", EVEN)
def test_each_answer_weighs_the_same(page: str) -> None:
    text = (ROOT / "web" / "templates" / f"{page}.html").read_text("utf-8")

    assert len(re.findall(r'class="button|<input type="submit', text)) > 1
    assert not FULL.search(text)


def test_the_rule_of_weight_can_fail() -> None:
    assert FULL.search('<button class="button full">')


def test_each_mistake_hangs_on_its_field() -> None:
    loose = [
        f"{path.name}: {found['field']}"
        for path in TEMPLATES
        for found in MISTAKE.finditer(path.read_text("utf-8"))
        if not found["before"].endswith(f'id="{{{{ {found["field"]}.auto_id }}}}_error">')
    ]

    assert loose == []
