"""Weeks: the numbers in each table are the kept ones, gaps stay gaps, and all of it is one's own."""

import re
from datetime import date

import pytest

from tests.people import Couple, Still, check_in
from tests.web import client_of
from toward import world
from toward.accounts.models import Host
from toward.accounts.sessions import Vault
from toward.content.load import programme, text
from toward.programme.commands import FinishSolo, NotePractice, SayAskedToShow
from toward.services import mine, weeks

pytestmark = pytest.mark.django_db


def page(vault: Vault, path: str = "/weeks/") -> str:
    return client_of(now_typed(vault)).get(path).content.decode()


def now_typed(vault: Vault) -> Vault:
    """The same vault as after the passphrase was typed just now."""
    return Vault(vault.person, vault.name, vault.key, vault.mine, vault.idle_minutes, world.now())


def table(html: str, title: str) -> list[list[str]]:
    body = (
        html.split(f"<figcaption><h2>{title}</h2></figcaption>")[1]
        .split("<tbody>")[1]
        .split("</tbody>", maxsplit=1)[0]
    )
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def seven_days(vault: Vault, still: Still, alarm: int = 4, **more: object) -> None:
    for _ in range(7):
        check_in(vault, alarm, **more)
        still.pass_by(days=1)


def test_before_the_first_check_in_it_says_what_comes(anna: Vault) -> None:
    html = page(anna)

    assert "Nothing here yet" in html
    assert "<svg" not in html.split("<main")[1].split("</main>")[0]


def test_what_was_never_said_is_a_sentence_and_no_empty_chart(anna: Vault) -> None:
    check_in(anna, 4, heard=0)

    html = page(anna)

    assert "<figcaption><h2>Times I felt heard, by week</h2></figcaption>" in html
    assert "<figcaption><h2>Times I felt pushed, by week</h2></figcaption>" not in html
    assert html.count("Nothing was said about this yet.") == 2


def test_tables_hold_the_kept_sums_and_gaps(anna: Vault, still: Still) -> None:
    seven_days(anna, still, heard=1, watched=0)
    still.pass_by(days=7)
    seven_days(anna, still, heard=2, pushed=1)

    html = page(anna)

    heard = [row[:2] for row in table(html, "Times I felt heard, by week")]
    assert heard == [
        ["Week 1", "7"],
        ["Week 2", "no answer"],
        ["Week 3", "14"],
        *[heard[3]],
    ]
    watched = [row[1] for row in table(html, "Times I kept watch, by week")]
    assert watched[:3] == ["0", "no answer", "no answer"]
    assert table(html, "Times I felt pushed, by week")[2] == ["Week 3", "7", "feeling pushed"]


def test_drawn_bars_are_the_table_and_gaps_are_dotted(anna: Vault, still: Still) -> None:
    seven_days(anna, still, heard=1)
    still.pass_by(days=7)
    check_in(anna, 3, heard=3)

    html = page(anna)

    figure = html.split("Times I felt heard, by week</h2></figcaption>")[1].split("</svg>")[0]
    heights = [float(tall) for tall in re.findall(r'class="bar"[^>]* height="([\d.]+)"', figure)]
    assert heights[0] / heights[1] == pytest.approx(7 / 3, rel=0.01)
    assert figure.count('class="gap"') == 1


def test_alarm_waits_until_there_is_enough_to_say(anna: Vault, still: Still) -> None:
    seven_days(anna, still)
    for _ in range(6):
        check_in(anna)
        still.pass_by(days=1)
    assert "Not enough to say yet." in page(anna)

    check_in(anna)

    html = page(anna)
    assert "Not enough to say yet." not in html
    assert 'class="band"' in html or 'class="dot"' in html


def test_alarm_table_holds_the_line_with_its_band(anna: Vault, still: Still) -> None:
    for _ in range(4):
        seven_days(anna, still, alarm=6)

    rows = table(page(anna), "Body’s alarm")

    view = weeks.look(anna)
    last = [point for point in view.points if point.level is not None][-1]
    shown = next(row for row in reversed(rows) if row[1] != "not enough to say")
    assert float(shown[1]) == pytest.approx(last.level, abs=0.051)
    low, high = (float(value) for value in shown[2].split("–"))
    assert low == pytest.approx(last.low, abs=0.051)
    assert high == pytest.approx(last.high, abs=0.051)
    assert rows[0][1] == "not enough to say"


def test_week_without_check_ins_breaks_the_line(anna: Vault, still: Still) -> None:
    for _ in range(4):
        seven_days(anna, still, alarm=6)
    still.pass_by(days=7)
    for _ in range(2):
        seven_days(anna, still, alarm=5)

    html = page(anna)

    assert table(html, "Body’s alarm")[4][1] == "not enough to say"
    figure = html.split("Body’s alarm</h2></figcaption>")[1].split("</svg>")[0]
    assert figure.count('class="line"') == 2


def test_mostly_ten_is_counted_instead_of_drawn(anna: Vault, still: Still) -> None:
    for _ in range(2):
        seven_days(anna, still, alarm=10)

    html = page(anna)

    assert "You gave mostly 0 or 10." in html
    assert '<th scope="row">10</th><td>14</td>' in html


def test_pushed_and_a_louder_week_are_said_as_ones_own_record(anna: Vault, still: Still) -> None:
    for _ in range(2):
        seven_days(anna, still, alarm=3)
    seven_days(anna, still, alarm=6, pushed=1)

    html = page(anna)

    assert "Week 3: you noted feeling pushed, and your alarm rose with it." in html
    assert '<a href="/weeks/2026-03/">See what you noted</a>' in html


def test_pushed_in_a_steady_week_claims_no_rise(anna: Vault, still: Still) -> None:
    seven_days(anna, still, alarm=3)
    seven_days(anna, still, alarm=3, pushed=1)

    html = page(anna)

    assert "Week 2: you noted feeling pushed." in html
    assert "rose" not in html


def test_only_the_last_twelve_weeks_are_drawn(anna: Vault, still: Still) -> None:
    for _ in range(14):
        check_in(anna, heard=1)
        still.pass_by(days=7)

    html = page(anna)

    rows = table(html, "Times I felt heard, by week")
    assert (len(rows), rows[-1][0]) == (12, "Week 15")
    assert "<h1>Twelve weeks</h1>" in html


def test_month_lists_ones_own_lines_newest_first(anna: Vault, still: Still) -> None:
    check_in(anna, 3, line="a first line")
    still.pass_by(days=1)
    check_in(anna, 8, line="corrected later")
    check_in(anna, 6, "revved", line="a second line", heard=2, here=("angry", "calm"))

    html = page(anna, "/weeks/2026-03/")

    assert html.index("a second line") < html.index("a first line")
    assert "corrected later" not in html
    assert "Alarm 6, wound up" in html
    assert "felt heard: twice" in html
    assert "angry, calm" in html


def test_month_lists_practices_and_leaves_out_what_endangers(anna: Vault, still: Still) -> None:
    solo, step = programme().solo[0].id, programme().touch[0].id
    mine.act(anna, FinishSolo(practice=solo, before=5, after=3), "solo")
    note = NotePractice(
        step=step, before=2, during=3, after=2, far_away=True, line="hands were warm"
    )
    mine.act(anna, note, "note")
    mine.act(anna, SayAskedToShow(), "asked")

    html = page(anna, "/weeks/2026-03/")

    assert text(solo).title in html
    assert "alarm before: 5" in html
    assert text(step).title in html
    assert "went far away" in html
    assert "hands were warm" in html
    assert "asked" not in html


def test_each_month_holds_its_own_and_names_its_neighbours(anna: Vault, still: Still) -> None:
    check_in(anna, line="in March")
    still.pass_by(days=31)
    check_in(anna, line="in April")

    march, april = page(anna, "/weeks/2026-03/"), page(anna, "/weeks/2026-04/")

    assert "in March" in march
    assert "in April" not in march
    assert 'href="/weeks/2026-04/"' in march
    assert "in March" not in april
    assert 'href="/weeks/2026-03/"' in april


@pytest.mark.parametrize("name", ["2026-02", "2026-13", "nonsense", "2026-3"])
def test_month_without_entries_and_nonsense_answer_alike(anna: Vault, name: str) -> None:
    check_in(anna)

    assert client_of(now_typed(anna)).get(f"/weeks/{name}/").status_code == 404


def test_the_other_sees_only_their_own(pair: Couple, still: Still) -> None:
    before = page(pair.ben)
    for number in range(3):
        check_in(pair.anna, 9, line=f"secret {number}", heard=5, pushed=2)
    check_in(pair.ben, 1, line="of Ben")

    html = page(pair.ben, "/weeks/2026-03/")

    assert "of Ben" in html
    assert "secret" not in html
    assert "Nothing here yet" in before
    assert page(pair.ben).count("Nothing was said about this yet.") == 3


@pytest.mark.parametrize("path", ["/weeks/", "/weeks/2026-03/"])
def test_weeks_ask_for_the_passphrase_again(anna: Vault, still: Still, path: str) -> None:
    check_in(anna)
    client = client_of(anna)
    still.pass_by(minutes=6)

    assert client.get(path)["Location"].startswith("/unlock/?fresh=1")


@pytest.mark.parametrize("path", ["/weeks/", "/weeks/2026-03/"])
def test_stranger_is_asked_to_sign_in(client, db, path: str) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")


def test_where_a_partner_hosts_it_is_said_first(anna: Vault) -> None:
    Host.objects.create(id=1, answer=Host.Answer.ONE_OF_US)

    answer = client_of(anna).get("/weeks/")

    assert answer["Location"].startswith("/start/known/")


def test_weeks_begin_on_their_monday(anna: Vault, still: Still) -> None:
    check_in(anna)

    assert weeks.look(anna).weeks[0].start == date(2026, 3, 2)


def test_change_is_said_plainly_and_only_when_fairly_sure(anna: Vault, still: Still) -> None:
    for _ in range(4):
        seven_days(anna, still, alarm=7, heard=0)
    assert "Neither clearly quieter nor clearly louder than three weeks ago." in page(anna)
    for _ in range(3):
        seven_days(anna, still, alarm=2, heard=3)

    html = page(anna)

    assert "Quieter than three weeks ago, fairly sure." in html
    assert "More often than three weeks ago, fairly sure." in html


def test_how_often_waits_until_there_is_enough_to_say(anna: Vault, still: Still) -> None:
    seven_days(anna, still, heard=1)
    assert "Not enough to say yet whether it changes." in page(anna)

    seven_days(anna, still, heard=1)

    assert "On a day with an answer about" in page(anna)
