"""What every page must hold to be read: nothing that axe finds, nothing wider than its window, nothing in the way.

Where TOWARD_SHOTS names a folder, every page looked at here is kept there as pictures too (`just shots`).
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

# Wider than the window; a table that scrolls inside its own box is meant to be.
WIDE = """() => {
  const over = [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1 && !one.closest('.twin, .wide, .unseen');
  });
  const page = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
  return page.concat(over.slice(0, 3).map((one) => `${one.tagName}.${one.className}`));
}"""
# Two things to read or press that lie over one another; the places on the figure belong to their chips.
CROWDED = """() => {
  const said = 'h1, h2, h3, p, legend, label, summary, li > a, .button, main button, input, textarea, select';
  const seen = [...document.querySelectorAll(`main :is(${said})`)].filter((one) =>
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && getComputedStyle(one).display !== 'inline' && !one.closest('.figure-taps, .unseen'));
  const boxes = seen.map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
  const told = [];
  boxes.forEach(([one, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 2 && !one.contains(other) && !other.contains(one))
      told.push(`${one.outerHTML.slice(0, 60)} over ${other.outerHTML.slice(0, 60)}`);
  }));
  return told.slice(0, 3);
}"""
# The places one can go to stand still at the foot of a long picture, and over nothing.
SETTLED = "() => Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => {})))"
STILL = "(how) => { scrollTo(0, 0); for (const one of document.querySelectorAll('.tabs')) one.style.position = how; }"
LARGE = "(size) => { document.documentElement.style.fontSize = size; }"
SMALL_PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
LARGEST = "large-360"
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
# What can hang on the language: all but the colours, which take most of the time.
SAID = {"rules": {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"]}
VARIANTS = [
    (f"{scheme}-{size['width']}", scheme, size)
    for scheme in ("light", "dark")
    for size in (SMALL_PHONE, DESK)
]


def faults_of(page) -> list[str]:
    """Empty for a page that can be read, at the size it comes in and at twice the text size."""
    # A chip on its way to another colour has none that could be judged.
    page.evaluate(SETTLED)
    found = [*_told(Axe().run(page)), *too_wide(page)]
    keep(page)
    return found


def faults_of_contrast(page) -> list[str]:
    """The one thing that light and dark do not have in common."""
    page.evaluate(SETTLED)
    return _told(Axe().run(page, options=CONTRAST))


def faults_of_speech(page) -> list[str]:
    """What is read aloud: names, labels, headings, landmarks, languages."""
    return _told(Axe().run(page, options=SAID))


def too_wide(page) -> list[str]:
    told = crowded(page)
    page.evaluate(LARGE, "200%")
    told += [f"{one} at 200%" for one in crowded(page)]
    page.evaluate(LARGE, "")
    return told


def crowded(page) -> list[str]:
    told = [f"wide: {one}" for one in page.evaluate(WIDE)]
    return told + [f"crowded: {one}" for one in page.evaluate(CROWDED)]


def keep(page, name: str = "") -> None:
    """Four pictures of the whole page, and a fifth with large text; nothing without TOWARD_SHOTS."""
    folder = os.environ.get("TOWARD_SHOTS")
    if not folder:
        return
    taken, was = _free(Path(folder), name or named(page)), page.viewport_size
    page.evaluate(STILL, "static")
    for variant, scheme, size in VARIANTS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        page.screenshot(path=Path(folder) / variant / taken, full_page=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(was)
    page.evaluate(LARGE, "200%")
    page.screenshot(path=Path(folder) / LARGEST / taken, full_page=True)
    page.evaluate(LARGE, "")
    page.evaluate(STILL, "")


def named(page) -> str:
    """After its address, without the ids in it, and its heading: one address may be several pages in turn."""
    asked = urlsplit(page.url)
    parts = [part for part in asked.path.split("/") if re.fullmatch(r"[a-z0-9-]{1,20}", part)]
    heading = page.locator("h1").first.inner_text() if page.locator("h1").count() else ""
    return ".".join(
        filter(None, ("-".join(parts) or "front", _plain(asked.query), _plain(heading)))
    )


def _free(folder: Path, name: str) -> str:
    """The same page met again, of somebody else or later, stands beside the first."""
    names = (f"{name}{again}.png" for again in ("", *(f"-{number}" for number in range(2, 99))))
    return next(one for one in names if not (folder / LARGEST / one).exists())


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40]


def _told(found) -> list[str]:
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found.response["violations"]]
