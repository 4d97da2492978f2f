"""Each kind of fault is found at its line, and all of them in one run."""

from datetime import date

import pytest

from tests.content.folder import Folder
from toward.content.check import check
from toward.content.check_texts import NO_SOURCE

PROGRAMME = "programme.toml"
HUG = "en/near/hug.md"
US = "lines/us.toml"

# name, file, the anchor after which to look, the text there, what it becomes, the message.
SPOILT = {
    "touch minutes of another type": (PROGRAMME, 'id = "hug"', "minutes = 1", 'minutes = "1"', "'minutes': Expected `int`, got `str`"),
    "unknown key": (PROGRAMME, 'id = "hug"', "minutes = 1", "minuets = 1", "unknown key 'minuets'"),
    "limits of another type": (PROGRAMME, "[limits]", "usual_days = 14", "usual_days = []", "'usual_days': Expected `int`, got `array`"),
    "unknown direction": (PROGRAMME, 'id = "push-the-wall"', '["revved"]', '["angry"]', "'directions': Invalid enum value 'angry' - at `$[0]`"),
    "unknown id in after": (PROGRAMME, 'id = "hug"', 'after = ["hand-on-the-back"', 'after = ["sofa"', "unknown id 'sofa' in after"),
    "lips as a condition": (PROGRAMME, 'id = "turns-longer"', 'after = ["turns-back"', 'after = ["brief-kiss"', "'brief-kiss' is never a condition for anything"),
    "twin not found": (PROGRAMME, 'id = "hug"', 'twin = "hello-meant"', 'twin = "hello"', "the twin 'hello' is no calm or micro card"),
    "twin with words": (PROGRAMME, 'id = "turns-hands"', 'twin = "one-song"', 'twin = "true-small-thing"', "the twin 'true-small-thing' is no calm or micro card"),
    "twin of another time": (PROGRAMME, 'id = "hug"', 'twin = "hello-meant"', 'twin = "sky"', "the twin 'sky' takes another time"),
    "twin used twice": (PROGRAMME, 'id = "hug"', 'twin = "hello-meant"', 'twin = "goodbye-meant"', "the twin 'goodbye-meant' is used twice"),
    "words twin not found": (PROGRAMME, 'id = "said-back"', 'twin = "draw-the-same-thing"', 'twin = "glance-and-nod"', "the twin 'glance-and-nod' is no calm card"),
    "inward twin inward": (PROGRAMME, 'id = "short-body-scan"', 'twin = "slow-look-round"', 'twin = "own-hand"', "the twin 'own-hand' is no other outward practice"),
    "twin of itself": (PROGRAMME, 'id = "warm-cup"', 'twin = "slow-look-round"', 'twin = "warm-cup"', "the twin 'warm-cup' is no other outward practice"),
    "an id twice": (PROGRAMME, "[[quiet]]", 'id = "sky"', 'id = "one-song"', "the id 'one-song' is used twice"),
    "a row without a text": (PROGRAMME, "[[quiet]]", 'id = "early-night"', 'id = "late-night"', "'late-night' has no text"),
    "minutes that differ from the text": (PROGRAMME, 'id = "own-hand"', "minutes = 3", "minutes = 4", "en/near/own-hand.md says 3 minutes"),
    "a deep card in gentle blocks": (PROGRAMME, 'id = "what-it-was-like"', '["words", "full"]', '["gentle", "words"]', "too much for a gentle block"),
    "a micro card in gentle blocks": (PROGRAMME, 'id = "a-note-left"', '["words", "full"]', '["gentle", "words"]', "too much for a gentle block"),
    "a depth beyond five": (PROGRAMME, 'id = "what-it-was-like"', "depth = 5", "depth = 6", "depth is 1 to 5 for words, and not given otherwise"),
    "a season out of order": (PROGRAMME, "[[season]]", 'id = "ground"', 'id = "truth"', "the season here is 'ground'"),
    "an unknown condition": (PROGRAMME, 'id = "truth"', '["floor_met"]', '["moon"]', "'after': Invalid enum value 'moon'"),
    "a first season that waits": (PROGRAMME, "[[season]]", 'id = "ground"', 'weeks = 1\nid = "ground"', "the first season begins at once"),
    "an offer without anything": (PROGRAMME, "[[offer]]", 'page = "own-watching"', 'page = ""', "an offer has a page or a text"),
    "an offer of no text": (PROGRAMME, "[[offer]]", 'text = "the-work-of-watching"', 'text = "the-work"', "nothing to read is named 'the-work'"),
    "what can't wait and is none of the first week": (PROGRAMME, "first_week", 'cannot_wait = "first-week-bodies-first"', 'cannot_wait = "two-addresses"', "'two-addresses' is none of the first week"),
    "touch proposed every third day": (PROGRAMME, "near_every", "near_every = 8", "near_every = 3", "near_every is an even number of days"),
    "an offer twice": (PROGRAMME, "[[offer]]", 'text = "the-work-of-watching"', 'page = "own-watching"', "'own-watching' is offered twice"),
    "an offer of every day and more": (PROGRAMME, "[[offer]]", "every = 7", "every = 0", "every is one day or more"),
    "an offer in no season": (PROGRAMME, 'text = "the-work-of-watching"', 'seasons = ["ground", "truth"]', "seasons = []", "an offer belongs to a season"),
    "front matter of another type": (HUG, "+++", "minutes = 1", "minutes = 1.5", "'minutes': Expected `int`, got `float`"),
    "front matter with an unknown key": (HUG, "+++", "version = 1", "vresion = 1", "unknown key 'vresion'"),
    "a practice that says nothing of where it comes from": ("en/near/hand-on-the-back.md", "+++", 'source = "That small touch may come back before large is one writer’s picture. Words and limits are ours; for people in this situation we know of no test."', 'source = ""', "what is there to read or to do says where it comes from"),
    "a text to read with an empty source": ("en/read/before-and-after.md", "+++", 'source = "https://pmc.ncbi.nlm.nih.gov/articles/PMC9006138"', 'source = ""', "what is there to read or to do says where it comes from"),
    "an id that is not the file's": (HUG, "+++", 'id = "hug"', 'id = "bear-hug"', "the id must be the file's name, 'hug'"),
    "an unknown heading": (HUG, "+++", "## Attend to", "## Attend", "unknown heading 'Attend'"),
    "an unknown form": (HUG, "+++", "### Seated", "### In a boat", "unknown heading 'In a boat'"),
    "a heading twice": (HUG, "+++", "## Close", "## Set up", "'Set up' stands here twice"),
    "of_version in English": (HUG, "+++", "version = 1", "of_version = 1", "of_version is for translations only"),
    "a forbidden word": (HUG, "## Set up", "chests together", "your partner together", "'partner': say instead: "),
    "a forbidden word in a title": (HUG, "+++", "A hug, unhurried", "The next level", "'level': say instead: "),
    "touch on a card without touch": ("en/micro/hello-meant.md", "## Close", "Take off the coat", "Hug", "'Hug': say instead: "),
    "an unknown country": (US, "", 'code = "US"', 'code = "UZZ"', "unknown country 'UZZ'"),
    "a country in another's file": (US, "", 'code = "US"', 'code = "FR"', "the file of 'FR' must be named fr.toml"),
    "letters in a number": (US, "", 'number = "911"', 'number = "HELP"', "a number has digits and spaces only"),
    "an unknown kind": (US, "988 Suicide", 'kind = "crisis"', 'kind = "chat"', "'kind': Invalid enum value 'chat'"),
    "a source that is no address": (US, "988 Suicide", 'source = "https', 'source = "memory of https', "a source is an https address"),
    "a directory without a source": ("directories.toml", "", 'source = "https', 'source = "http', "a source is an https address"),
    "a HARK question out of order": ("en/questions.toml", "", 'id = "afraid"', 'id = "scared"', "the questions here are, in this order, humiliation, afraid, rape, kick"),
    "a sum that can't be reached": ("instruments.toml", 'id = "gad-7"', "highest = 21", "highest = 20", "the highest sum of these items is 21"),
    "a boundary beyond every sum": ("instruments.toml", 'id = "gad-7"', "{ at = 15 }", "{ at = 25 }", "no sum lies beyond 25"),
    "a help item that is none": ("instruments.toml", 'id = "phq-9"', "help_item = 9", "help_item = 10", "there is no item 10"),
    "an unknown scale": ("instruments.toml", 'id = "csi-4"', '"happiness"', '"happines"', "unknown scale 'happines'"),
    "a questionnaire without words": ("instruments.toml", "[[instrument]]", 'id = "phq-4"', 'id = "phq-5"', "'phq-5' has no words"),
    "an answer too many": ("en/instruments/gad-7.toml", "[answers]", '"Not at all", ', '"Not at all", "Rarely", ', "'two_weeks' has 4 answers"),
    "a questionnaire of another id": ("en/instruments/pcl-5.toml", "", 'id = "pcl-5"', 'id = "pcl"', "no questionnaire has the id 'pcl'"),
    "a questionnaire without a source": ("en/instruments/pcl-5.toml", "", 'source = "https', 'source = "from memory of https', "a source is an https address"),
    "a bad row of forbidden words": ("en/forbidden.toml", "[[word]]", "pattern =", "patern =", "unknown key 'patern'"),
    "a broken pattern of forbidden words": ("en/forbidden.toml", "[[word]]", "pattern = '", "pattern = '(", "no regular expression: missing ), unterminated subpattern"),
}  # fmt: skip


def test_the_real_data_has_no_fault_today() -> None:
    assert check(today=date(2026, 11, 22)) == ()


def test_a_fresh_copy_has_no_fault(folder: Folder) -> None:
    assert folder.found() == []


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_found_at_its_line(folder: Folder, name: str) -> None:
    file, after, old, new, message = SPOILT[name]
    line = folder.change(file, old, new, after=after)

    at_line = [m for path, n, m in folder.found() if (path, n) == (file, line)]

    assert any(m.startswith(message) for m in at_line), folder.found()


@pytest.mark.parametrize("file", [PROGRAMME, US, "en/questions.toml", "en/forbidden.toml"])
def test_broken_toml_is_named_by_its_line(folder: Folder, file: str) -> None:
    lines = (folder.root / file).read_text("utf-8").splitlines()
    folder.write(file, "\n".join([*lines, "= nothing"]))

    (path, line, message) = next(f for f in folder.found() if f[0] == file)

    assert (path, line) == (file, len(lines) + 1)
    assert message.startswith("not TOML")


def test_broken_front_matter_is_named_by_its_line_in_the_file(folder: Folder) -> None:
    line = folder.change(HUG, 'short = "', "short = ")

    assert any(f[:2] == (HUG, line) and f[2].startswith("not TOML") for f in folder.found())


def test_missing_front_matter_is_the_first_line(folder: Folder) -> None:
    folder.change(HUG, "+++", "---")

    assert (HUG, 1, "front matter between +++ lines is missing") in folder.found()


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("## Close", "the section 'Close' is missing"),
        ("## When the alarm rises", "the section 'When the alarm rises' is missing"),
        ("### Child asleep", "the form 'Child asleep' is missing"),
    ],
)
def test_a_missing_section_is_named_where_the_text_begins(
    folder: Folder, heading: str, message: str
) -> None:
    folder.change(HUG, heading, "#### Something else")

    body = (folder.root / HUG).read_text("utf-8").splitlines().index("+++", 1) + 2
    assert (HUG, body, message) in folder.found()


def test_a_text_to_read_without_a_source_is_named_where_its_head_begins(folder: Folder) -> None:
    line = 'source = "https://pmc.ncbi.nlm.nih.gov/articles/PMC9006138"\n'
    folder.change("es/read/before-and-after.md", line, "")

    assert ("es/read/before-and-after.md", 2, NO_SOURCE) in folder.found()


def test_an_empty_section_is_named_at_its_heading(folder: Folder) -> None:
    line = folder.change(HUG, "## Close\n", "## Close\n\n## Forms\n")

    assert (HUG, line, "'Close' is empty") in folder.found()


def test_a_missing_key_is_named_at_its_table(folder: Folder) -> None:
    folder.change(PROGRAMME, 'twin = "hello-meant"\n', "", after='id = "hug"')
    text = (folder.root / PROGRAMME).read_text("utf-8")
    table = text.count("\n", 0, text.index('id = "hug"'))

    assert (PROGRAMME, table, "'twin' is missing") in folder.found()


def test_a_way_that_leads_back_to_itself(folder: Folder) -> None:
    folder.change(PROGRAMME, "after = []", 'after = ["hug"]', after='id = "side-by-side"')

    circle = {m for path, _, m in folder.found() if path == PROGRAMME}
    assert {"'side-by-side' leads back to itself", "'hug' leads back to itself"} <= circle


def test_a_text_in_no_programme(folder: Folder) -> None:
    folder.write("en/rest/owl.md", (folder.root / "en/rest/no-screens.md").read_text("utf-8"))

    assert ("en/rest/owl.md", 1, "no row of programme.toml has the id 'owl'") in folder.found()


def test_two_texts_of_one_name(folder: Folder) -> None:
    folder.write("en/calm/hug.md", (folder.root / HUG).read_text("utf-8"))

    doubles = {(path, line) for path, line, m in folder.found() if m == "two texts are named 'hug'"}
    assert doubles == {(HUG, 1), ("en/calm/hug.md", 1)}


def test_lines_grow_old_after_twelve_months(folder: Folder) -> None:
    line = folder.change(US, "checked_on = 2026-11-22", "checked_on = 2026-11-22")
    old = check(folder.root, today=date(2027, 11, 23))

    assert check(folder.root, today=date(2027, 11, 22)) == ()
    assert (US, line, "checked more than twelve months ago") in [
        (p.path, p.line, p.message) for p in old
    ]


def test_a_line_checked_in_the_future(folder: Folder) -> None:
    early = check(folder.root, today=date(2026, 11, 21))

    assert {p.message for p in early} == {"checked on a day that has not come"}


def test_a_country_needs_an_emergency_number(folder: Folder) -> None:
    line = folder.change(US, 'code = "US"', 'code = "US"')
    folder.change(US, 'kind = "emergency"', 'kind = "crisis"')

    assert (US, line, "an emergency number is missing") in folder.found()


def test_a_translation_names_the_version_it_was_made_from(folder: Folder) -> None:
    english = (folder.root / HUG).read_text("utf-8")
    folder.write("xx/near/hug.md", english.replace("version = 1", "of_version = 1"))
    assert folder.found() == []

    line = folder.change("xx/near/hug.md", "of_version = 1", "of_version = 0")
    message = "of_version is 0, the English text is version 1"
    assert ("xx/near/hug.md", line, message) in folder.found()


def test_a_translation_of_nothing(folder: Folder) -> None:
    english = (folder.root / HUG).read_text("utf-8")
    folder.write("xx/near/dance.md", english.replace('id = "hug"', 'id = "dance"'))

    assert ("xx/near/dance.md", 2, "there is no English text 'dance'") in folder.found()


def test_all_faults_come_in_one_run(folder: Folder) -> None:
    spoilt = {
        (HUG, folder.change(HUG, "minutes = 1", 'minutes = "x"')),
        (HUG, folder.change(HUG, "## Close", "## End")),
        (US, folder.change(US, 'number = "911"', 'number = "x"')),
        (PROGRAMME, folder.change(PROGRAMME, 'twin = "one-song"', 'twin = "none"')),
        ("en/questions.toml", folder.change("en/questions.toml", 'id = "kick"', 'id = "hit"')),
    }

    assert spoilt <= {(path, line) for path, line, _ in folder.found()}


def test_an_item_too_few_and_a_scale_without_answers(folder: Folder) -> None:
    name = "en/instruments/csi-4.toml"
    folder.change(name, '[[item]]\ntext = "How rewarding', '#\n# "How rewarding')
    folder.change(name, "degree = ", "degre = ", after="[answers]")

    messages = {message for path, _, message in folder.found() if path == name}

    assert "'csi-4' has 4 items, and here are 3" in messages
    assert "the answers of 'degree' are missing" in messages
