"""Flaws of engagements and the order between them."""

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from optimizer.errors import Flaw, FlawCode
from optimizer.problem import DAY_MIN, Engagement, Problem
from optimizer.validate.conditions import (
    all_known,
    at_least,
    at_most,
    forwards,
    in_order,
    is_known,
    no_repeats,
    not_empty,
    own_ids,
    two_different,
)
from optimizer.validate.known import Known


def flaws(problem: Problem, known: Known) -> Iterator[Flaw]:
    """Yield the flaws of engagements and precedences."""
    yield from own_ids("engagements", (engagement.id for engagement in problem.engagements))
    for n, engagement in enumerate(problem.engagements):
        path = f"engagements[{n}]"
        yield from _parties_and_numbers(path, engagement, known)
        yield from _windows(path, engagement, problem.days * DAY_MIN)
        yield from _options(path, engagement, known)
        languages = (need.language for need in engagement.languages)
        yield from no_repeats(f"{path}.languages", languages, ".language")
        yield from _interpreters(path, engagement, known)
        yield from _equipment(path, engagement, known)
    yield from _precedences(problem, known)
    yield from _offsets(problem, known)


def _parties_and_numbers(path: str, engagement: Engagement, known: Known) -> Iterator[Flaw]:
    yield from not_empty(f"{path}.parties", engagement.parties)
    yield from all_known(f"{path}.parties", engagement.parties, known.parties)
    yield from no_repeats(f"{path}.parties", engagement.parties)
    yield from at_least(f"{path}.duration_min", engagement.duration_min, 1)
    if engagement.min_duration_min is not None:
        least_path = f"{path}.min_duration_min"
        yield from at_least(least_path, engagement.min_duration_min, 1)
        yield from at_most(least_path, engagement.min_duration_min, engagement.duration_min)
    yield from at_least(f"{path}.people", engagement.people, 1)
    yield from at_least(f"{path}.worth", engagement.worth, 0)
    if engagement.guest_rank is not None:
        yield from at_least(f"{path}.guest_rank", engagement.guest_rank, 1)
    for name, value in (
        ("rank_gap_cap", engagement.rank_gap_cap),
        ("cleared_from_min", engagement.cleared_from_min),
    ):
        if value is not None:
            yield from at_least(f"{path}.{name}", value, 0)


def _windows(path: str, engagement: Engagement, horizon_min: int) -> Iterator[Flaw]:
    for n, window in enumerate(engagement.windows):
        window_path = f"{path}.windows[{n}]"
        yield from forwards(window_path, window)
        yield from at_least(f"{window_path}.start_min", window.start_min, 0)
        yield from at_most(f"{window_path}.start_min", window.start_min, horizon_min - 1)
        yield from at_most(f"{window_path}.end_min", window.end_min, horizon_min + DAY_MIN)
    lengths = (window.end_min - window.start_min for window in engagement.windows)
    longest = max(lengths, default=0)
    if longest < engagement.least_min:
        facts = (("duration", engagement.least_min), ("longest", longest))
        yield Flaw(f"{path}.windows", FlawCode.FITS_NO_WINDOW, facts)


def _options(path: str, engagement: Engagement, known: Known) -> Iterator[Flaw]:
    yield from not_empty(f"{path}.rooms", engagement.rooms)
    yield from no_repeats(f"{path}.rooms", (option.room for option in engagement.rooms), ".room")
    for n, option in enumerate(engagement.rooms):
        yield from is_known(f"{path}.rooms[{n}].room", option.room, known.rooms)
        yield from at_least(f"{path}.rooms[{n}].cost", option.cost, 0)
    leaders = (choice.leader for choice in engagement.hosts)
    yield from no_repeats(f"{path}.hosts", leaders, ".leader")
    for n, choice in enumerate(engagement.hosts):
        yield from is_known(f"{path}.hosts[{n}].leader", choice.leader, known.leaders)
        yield from at_least(f"{path}.hosts[{n}].cost", choice.cost, 0)


def _interpreters(path: str, engagement: Engagement, known: Known) -> Iterator[Flaw]:
    for n, need in enumerate(engagement.languages):
        if need.team_size is not None:
            yield from at_least(f"{path}.languages[{n}].team_size", need.team_size, 1)
    preferred = f"{path}.preferred_interpreters"
    yield from all_known(preferred, engagement.preferred_interpreters, known.interpreters)
    yield from no_repeats(preferred, engagement.preferred_interpreters)


def _equipment(path: str, engagement: Engagement, known: Known) -> Iterator[Flaw]:
    kinds = (need.equipment for need in engagement.equipment)
    yield from no_repeats(f"{path}.equipment", kinds, ".equipment")
    for n, need in enumerate(engagement.equipment):
        yield from is_known(f"{path}.equipment[{n}].equipment", need.equipment, known.equipment)
        yield from at_least(f"{path}.equipment[{n}].count", need.count, 1)


def _offsets(problem: Problem, known: Known) -> Iterator[Flaw]:
    for n, offset in enumerate(problem.offsets):
        path = f"offsets[{n}]"
        pair = (offset.first, offset.second)
        yield from is_known(f"{path}.first", offset.first, known.engagements)
        yield from is_known(f"{path}.second", offset.second, known.engagements)
        yield from two_different(path, pair)
        yield from in_order(path, (offset.least_min, offset.most_min))


def _precedences(problem: Problem, known: Known) -> Iterator[Flaw]:
    before: dict[str, list[str]] = defaultdict(list)
    for n, order in enumerate(problem.precedences):
        path = f"precedences[{n}]"
        yield from is_known(f"{path}.before", order.before, known.engagements)
        yield from is_known(f"{path}.after", order.after, known.engagements)
        yield from at_least(f"{path}.gap_min", order.gap_min, 0)
        before[order.after].append(order.before)
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        ring = error.args[1][:-1]
        first = ring.index(min(ring))
        ids = (*ring[first:], *ring[: first + 1])
        yield Flaw("precedences", FlawCode.CYCLE, (("ids", " ".join(ids)),))
