"""Faults in the safety lines: shape, country, number, source, and how long ago it was checked."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from toward.content.faults import Doc, Problem, read_file, shape
from toward.content.schema import Country, Directory

A_YEAR = timedelta(days=365)
_NUMBER = re.compile(r"^\+?\d[\d ]*$")

# ISO 3166-1 alpha-2.
COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 (a table reads better than 249 quoted words)
)


class Directories(Struct, frozen=True, kw_only=True):
    directory: tuple[Directory, ...]


def problems(root: Path, today: date | None) -> Iterator[Problem]:
    for path in sorted((root / "lines").glob("*.toml")):
        doc = read_file(root, path)
        yield from [doc] if isinstance(doc, Problem) else _country(doc, path.stem, today)
    listed = read_file(root, root / "directories.toml")
    yield from [listed] if isinstance(listed, Problem) else _directories(listed, today)


def _country(doc: Doc, stem: str, today: date | None) -> Iterator[Problem]:
    yield from shape(doc, doc.data, Country)
    code = doc.data.get("code")
    if code not in COUNTRIES:
        yield doc.problem(f"unknown country {code!r}", "code")
    elif str(code).lower() != stem:
        yield doc.problem(f"the file of {code!r} must be named {str(code).lower()}.toml", "code")
    if not any(row.get("kind") == "emergency" for row in doc.rows("lines")):
        yield doc.problem("an emergency number is missing", "code")
    for n, row in enumerate(doc.rows("lines")):
        if not _NUMBER.match(str(row.get("number", ""))):
            yield doc.problem("a number has digits and spaces only", "lines", n, "number")
        yield from _provenance(doc, ("lines", n), row, today)


def _directories(doc: Doc, today: date | None) -> Iterator[Problem]:
    yield from shape(doc, doc.data, Directories)
    for n, row in enumerate(doc.rows("directory")):
        yield from _provenance(doc, ("directory", n), row, today)


def _provenance(
    doc: Doc, at: tuple[str, int], row: dict[str, object], today: date | None
) -> Iterator[Problem]:
    if not str(row.get("source", "")).startswith("https://"):
        yield doc.problem("a source is an https address", *at, "source")
    checked = row.get("checked_on")
    if today is None or not isinstance(checked, date):
        return
    if checked > today:
        yield doc.problem("checked on a day that has not come", *at, "checked_on")
    elif today - checked > A_YEAR:
        yield doc.problem("checked more than twelve months ago", *at, "checked_on")
