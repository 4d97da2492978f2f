"""What every page must hold to be read: nothing that axe finds, nothing wider than a small phone."""

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
LARGE = "(size) => { document.documentElement.style.fontSize = size; }"


def faults_of(page) -> list[str]:
    """Empty for a page that can be read, at the size it comes in and at twice the text size."""
    found = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    return [*told, *too_wide(page)]


def too_wide(page) -> list[str]:
    told = [f"wide: {one}" for one in page.evaluate(WIDE)]
    page.evaluate(LARGE, "200%")
    told += [f"wide at 200%: {one}" for one in page.evaluate(WIDE)]
    page.evaluate(LARGE, "")
    return told
