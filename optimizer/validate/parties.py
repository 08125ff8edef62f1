"""Flaws of parties and their days."""

from collections.abc import Iterator

from optimizer.errors import Flaw
from optimizer.problem import DAY_MIN, Party, PartyDay, Problem
from optimizer.validate.conditions import (
    all_known,
    at_least,
    at_most,
    forwards,
    in_order,
    is_known,
    no_repeats,
    own_ids,
    two_different,
)
from optimizer.validate.known import Known


def flaws(problem: Problem, known: Known) -> Iterator[Flaw]:
    """Yield the flaws of all parties."""
    yield from own_ids("parties", (party.id for party in problem.parties))
    for n, party in enumerate(problem.parties):
        yield from _numbers(f"parties[{n}]", party)
        if party.lodging is not None:
            yield from is_known(f"parties[{n}].lodging", party.lodging, known.sites)
        yield from _days(f"parties[{n}]", party, problem.days, known)
    for n, pair in enumerate(problem.apart):
        yield from all_known(f"apart[{n}]", pair, known.parties)
        yield from two_different(f"apart[{n}]", pair)


def _numbers(path: str, party: Party) -> Iterator[Flaw]:
    yield from at_least(f"{path}.headcount", party.headcount, 1)
    for field, value in (
        ("load_min", party.load_min),
        ("unload_min", party.unload_min),
        ("luggage_pieces", party.luggage_pieces),
        ("banquets_given", party.banquets_given),
        ("activities_per_day", party.activities_per_day),
        ("walking_day_min", party.walking_day_min),
    ):
        if value is not None:
            yield from at_least(f"{path}.{field}", value, 0)
    yield from at_least(f"{path}.security_level", party.security_level, 1)
    for n, ban in enumerate(party.bans):
        yield from forwards(f"{path}.bans[{n}].window", ban.window)


def _days(path: str, party: Party, horizon_days: int, known: Known) -> Iterator[Flaw]:
    yield from no_repeats(f"{path}.days", (str(day.day) for day in party.days), ".day")
    yield from in_order(f"{path}.days", (day.day for day in party.days))
    for n, party_day in enumerate(party.days):
        day_path = f"{path}.days[{n}]"
        yield from at_least(f"{day_path}.day", party_day.day, 0)
        yield from at_most(f"{day_path}.day", party_day.day, horizon_days - 1)
        yield from is_known(f"{day_path}.start_site", party_day.start_site, known.sites)
        yield from is_known(f"{day_path}.end_site", party_day.end_site, known.sites)
        yield from _minutes(day_path, party_day)


def _minutes(path: str, party_day: PartyDay) -> Iterator[Flaw]:
    midnight = party_day.day * DAY_MIN
    yield from at_least(f"{path}.present_min", party_day.present_min, midnight)
    # A farewell banquet, or the drive back from it, may end after midnight.
    yield from at_most(f"{path}.gone_min", party_day.gone_min, midnight + 2 * DAY_MIN)
    yield from in_order(f"{path}.ready_min", (party_day.present_min, party_day.ready_min))
    yield from in_order(f"{path}.gone_min", (party_day.due_min, party_day.gone_min))
    yield from no_repeats(f"{path}.meals", party_day.meals)
