"""What no template may hold: inline script or style, doors around escaping, and words we don't say."""

import re
from pathlib import Path

import pytest

import toward

ROOT = Path(toward.__file__).parent
TEMPLATES = sorted(ROOT.glob("**/templates/**/*.html"))
# Pages that tell of a count of their own may need a word of it; none does so far.
FORBIDDEN = {
    "inline style": r"\sstyle\s*=",
    "inline handler": r"<[^>]*\son[a-z]+\s*=",
    "inline script": r"<script(?![^>]*\ssrc=)",
    "style element": r"<style\b",
    "address that runs code": r"javascript:|\bjs:",
    "hx-on": r"hx-on",
    "unescaped text": r"\|\s*safe\b|autoescape\s+off|\bsafeseq\b",
    "plain http": r"http://(?!www\.w3\.org)",
    "another host's file": r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?(?:https?:)?//",
    "title of a page": r"{%\s*block\s+title\s*%}(?!toward)",
    "picture inside the address": r"data:",
}
WORDS = (
    r"\b(ladders?|rungs?|unlocked|levels?|progress|ready|streaks?|score[sd]?|refus(?:e|ed|al|es)|"
    r"reject(?:ed|s|ion)?|fail(?:ed|s|ure)?|relapsed?|betray\w*|cheat\w*|affairs?|victims?|"
    r"trauma\w*|ptsd|heal(?:s|ed|ing)|experts?|great job|well done|congratulations|you should|"
    r"try harder|both agreed|consent given|leave now|slower body|he|she|his|her|him|husband|wife)\b"
)


def _said(text: str) -> str:
    """What a person reads or hears: text and spoken attributes, without tags and comments."""
    text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", " ", text, flags=re.DOTALL)
    spoken = re.findall(r"(?:aria-label|title|placeholder|alt|value)=\"([^\"]*)\"", text)
    strings = re.findall(r"{%\s*(?:trans|translate)\s+\"([^\"]*)\"", text)
    plain = re.sub(r"{{.*?}}|{%.*?%}|<[^>]*>", " ", text, flags=re.DOTALL)
    return "\n".join([plain, *strings, *spoken]).lower()


def _bare(text: str) -> set[str]:
    """Words that stand outside every translation tag."""
    text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", " ", text, flags=re.DOTALL)
    text = re.sub(r"{%\s*(blocktrans\w*)\b.*?end\1\s*%}", " ", text, flags=re.DOTALL)
    text = re.sub(r"{%\s*block main_attributes.*?endblock\s*%}", " ", text)
    text = re.sub(r"<(\w+)[^>]*translate=\"no\"[^>]*>.*?</\1>", " ", text)
    bare = re.sub(r"{{.*?}}|{%.*?%}|<!doctype[^>]*>|<[^>]*>", " ", text, flags=re.DOTALL)
    return set(re.findall(r"[A-Za-z]{2,}", bare)) - {"toward"}


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_holds_nothing_the_policy_or_we_forbid(path: Path) -> None:
    text = path.read_text("utf-8")

    assert {
        name: found for name, rule in FORBIDDEN.items() if (found := re.findall(rule, text))
    } == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_uses_none_of_the_words_we_do_not_say(path: Path) -> None:
    assert re.findall(WORDS, _said(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_leaves_its_words_to_the_translator(path: Path) -> None:
    assert _bare(path.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "leak",
    ['<p style="x">', "<a onclick='x'>", "<script>x</script>", "{{ x|safe }}", '<img src="//x/y">'],
)
def test_each_rule_can_fail(leak: str) -> None:
    assert any(re.search(rule, leak) for rule in FORBIDDEN.values())


def test_bare_words_are_found() -> None:
    assert _bare('<p>{% trans "Kept" %} <code translate="no">./run</code></p>') == set()
    assert _bare("<p>{% trans 'Kept' %} and more</p>") == {"and", "more"}


def test_the_word_rule_can_fail() -> None:
    assert re.findall(WORDS, _said('<p>{% trans "You unlocked a level" %}</p>')) == [
        "unlocked",
        "level",
    ]
