"""What pages get: texts with their sections, the programme's order, and HTML that is safe to print."""

import pytest
from django.template import Context, Template

from toward.content import load, markdown
from toward.content.schema import FOLDERS, Html
from toward.programme.definition import DIRECTIONS

RULES = load.programme()


@pytest.mark.parametrize("ref", [x.id for x in (*RULES.touch, *RULES.quiet, *RULES.solo)])  # type: ignore[attr-defined]
def test_every_row_of_the_programme_has_a_text(ref: str) -> None:
    text = load.text(ref)

    assert (text.id, text.lang) == (ref, "en")
    assert text.title
    assert text.short.endswith(".")
    assert {"set_up", "close"} <= set(text.sections)


def test_an_unknown_text_is_an_error() -> None:
    with pytest.raises(load.UnknownTextError):
        load.text("no-such-thing")


def test_a_language_without_texts_falls_back_to_english() -> None:
    assert load.text("hug", "xx") == load.text("hug")
    assert load.texts("near", "xx") == load.texts("near")
    assert load.questions("xx") == load.questions()


def test_ways_to_be_near_come_in_the_programmes_order() -> None:
    near = [text.id for text in load.texts("near")]

    assert near == ["own-hand", *(step.id for step in RULES.touch)]


def test_every_folder_has_texts_and_no_text_is_in_two() -> None:
    ids = [text.id for folder in FOLDERS for text in load.texts(folder)]

    assert all(load.texts(folder) for folder in FOLDERS)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_grounding_begins_with_what_goes_outward(direction: str) -> None:
    outward = {practice.id: practice.outward for practice in RULES.solo}
    found = [outward[text.id] for text in load.grounding(direction)]  # type: ignore[arg-type]

    assert len(found) >= 3
    assert found[0]
    assert found == sorted(found, reverse=True)


def test_markdown_becomes_html_and_raw_html_stays_text() -> None:
    html = markdown.render("Say *then*.\n\n<script>alert(1)</script> [x](javascript:alert(1))")

    assert html.startswith("<p>Say <em>then</em>.</p>")
    assert "<script" not in html
    assert "href" not in html


def test_a_template_prints_a_section_as_it_is_and_a_title_escaped() -> None:
    context = Context({"html": Html("<p>a</p>"), "title": "<p>"})

    assert Template("{{ html }}{{ title }}").render(context) == "<p>a</p>&lt;p&gt;"


def test_the_questions_are_harks_four_and_ours() -> None:
    asked = load.questions()

    assert [q.id for q in asked.hark] == ["humiliation", "afraid", "rape", "kick"]
    assert all(q.text.startswith("Within the last year, have you been ") for q in asked.hark)
    assert "Sohal" in asked.citation
    assert asked.doi == "10.1186/1471-2296-8-49"
    assert len(asked.ours) == 4
    assert "Toward's own" in asked.ours_note
