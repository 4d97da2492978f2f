"""What somebody meets who hears the pages, or sees them in colours of their own: the tree that Chromium hands to a screen reader."""

import pytest

from tests.browser.test_pages import running
from tests.people import check_in

pytestmark = pytest.mark.browser
LOOK = """(one) => {
  const drawn = getComputedStyle(one);
  return [drawn.backgroundColor, drawn.outlineStyle];
}"""


def test_a_fresh_check_in_says_what_its_numbers_mean_and_that_nothing_is_wrong(phone, two) -> None:
    page = phone(two.anna)
    page.goto("/today/check-in/")

    heard = tree(page)
    asked = next(one for one in heard if one["name"] == "How loud is your body’s alarm?")
    assert asked["said"] == "0 quiet 10 every part says no"
    words = next(one for one in heard if one["name"] == "What is here right now?")
    assert words["said"] == "As many as fit; opposites may stand together."
    assert [one["name"] for one in heard if one["role"] == "radio"][:2] == ["0", "1"]
    assert [one for one in heard if one["invalid"] not in {None, "false"}] == []


def test_an_unanswered_check_in_is_told_where_it_is_asked(phone, two) -> None:
    page = phone(two.anna)
    page.goto("/today/check-in/")
    page.get_by_role("button", name="Keep this").click()

    page.locator(".error").first.wait_for()
    asked = next(one for one in tree(page) if one["name"] == "How loud is your body’s alarm?")
    assert "Tap one number" in asked["said"]


def test_two_doors_have_two_names(phone, two, still) -> None:
    check_in(two.anna, 4)
    running(two, still)
    page = phone(two.anna)
    page.goto("/today/")

    names = [one["name"] for one in tree(page) if one["role"] == "link"]
    assert {"Join Listening in turns", "Join Breathing at one pace"} <= set(names)
    assert len(names) == len(set(names))


def test_in_colours_of_ones_own_what_is_ticked_and_where_one_is_look_different(phone, two) -> None:
    page = phone(two.anna, forced_colors="active")
    page.goto("/today/check-in/")
    chips = page.locator("label.chip").filter(has=page.locator("[type=checkbox]"))
    ticked, other = chips.nth(0), chips.nth(1)
    plain = other.evaluate(LOOK)

    ticked.locator("input").focus()
    page.keyboard.press("Space")
    here = ticked.evaluate(LOOK)
    page.keyboard.press("Tab")
    left = ticked.evaluate(LOOK)

    assert left[0] != plain[0]
    assert here[0] == left[0]
    assert (here[1], left[1]) == ("solid", "none")


def tree(page) -> list[dict[str, str]]:
    """Of each thing its role, its name, what is said beside it, and whether it is called wrong."""
    found = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": _value(one, "role"),
            "name": _value(one, "name"),
            "said": _value(one, "description"),
            "invalid": _property(one, "invalid"),
        }
        for one in found
        if not one["ignored"]
    ]


def _value(one, name: str) -> str:
    return one.get(name, {}).get("value", "")


def _property(one, name: str) -> str | None:
    said = {each["name"]: each["value"].get("value") for each in one.get("properties", ())}
    return said.get(name)
