"""A questionnaire as its card shows it, and what the end of Weeks may offer."""

from typing import Any

from toward.accounts.sessions import Vault
from toward.services import measures, mine
from toward.services.measures import Sheets
from toward.web.measures import say
from toward.web.texts import instrument_text


def shown(sheets: Sheets) -> dict[str, Any]:
    instrument = sheets.instrument
    said = say.lines(instrument, sheets.taken)
    return {
        "number": sheets.number,
        "text": instrument_text(instrument.id),
        "is_short": instrument.offered == "fortnight",
        "lines": said,
        "earlier": said[1:],
        "since_first": say.since_first(instrument, sheets.taken),
    }


def offer(vault: Vault) -> dict[str, object]:
    """At most every two weeks, with a way to say not now; nobody is offered what stands in another language."""
    every = [shown(one) for one in measures.offered(vault)]
    found = [one for one in every if not one["text"].quoted]
    return {"offered": found, "command": mine.command_id()}
