"""The attempt to place an engagement that breaks the fewest rules by the least.

Guests and room are tried first, at every start; hosts and interpreters then only where
that alone breaks no more than the best whole attempt so far, so that most of the many
combinations are never looked at and yet none is missed.
"""

from dataclasses import dataclass, replace
from time import monotonic

from optimizer.explain.candidates import Candidates, TeamChoice
from optimizer.explain.clashes import NONE, Clashes
from optimizer.explain.surroundings import Surroundings
from optimizer.solution import Team, Visit

_FIRST_STARTS = 48
"""Starts that are tried before all others, spread over the engagement's windows."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An engagement placed somehow, and the rules that this breaks."""

    visit: Visit
    clashes: Clashes

    @property
    def weight(self) -> tuple[int, int]:
        """How many rules it breaks, then by how much in all."""
        return self.clashes.weight


def best_attempt(surroundings: Surroundings, candidates: Candidates, deadline: float) -> Attempt:
    """Return the attempt that clashes least, the best until ``deadline`` (monotonic seconds).

    At least one is made. Of equals the one nearest to the preferred start wins, then the
    earliest, then the best liked room and host.
    """
    step = -(-len(candidates.starts) // _FIRST_STARTS)
    others = tuple(start for n, start in enumerate(candidates.starts) if n % step)
    first, *rest = _guesses(surroundings, candidates, candidates.starts[::step], deadline)
    best = _staffed(surroundings, candidates, first)
    best = _better(surroundings, candidates, (best, rest), deadline)
    if best.clashes.found and monotonic() < deadline:
        guesses = _guesses(surroundings, candidates, others, deadline)
        best = _better(surroundings, candidates, (best, guesses), deadline)
    return best


def _better(
    surroundings: Surroundings,
    candidates: Candidates,
    found: tuple[Attempt, list[Attempt]],
    deadline: float,
) -> Attempt:
    """Return the best of an attempt and what guesses, the least clashing first, lead to."""
    best, guesses = found
    for guess in guesses:
        if guess.weight >= best.weight or monotonic() > deadline:
            break
        best = min(best, _staffed(surroundings, candidates, guess), key=lambda each: each.weight)
    return best


def _guesses(
    surroundings: Surroundings,
    candidates: Candidates,
    starts: tuple[int, ...],
    deadline: float,
) -> list[Attempt]:
    """Return the starts and rooms without host and team, the least clashing first."""
    guesses: list[Attempt] = []
    for start in sorted(starts, key=lambda start: _off_preferred_min(candidates, start)):
        if guesses and monotonic() > deadline:
            break
        for room in candidates.rooms:
            visit = candidates.visit(start, room)
            guesses.append(Attempt(visit, surroundings.clashes_of_guests(visit)))
    return sorted(guesses, key=lambda guess: guess.weight)


def _off_preferred_min(candidates: Candidates, start_min: int) -> int:
    preferred = candidates.engagement.preferred_start_min
    return 0 if preferred is None else abs(start_min - preferred)


def _staffed(surroundings: Surroundings, candidates: Candidates, guess: Attempt) -> Attempt:
    """Return a guess with the host and the team that add least to what it breaks."""
    visit = guess.visit
    hosts = [
        (host, NONE if host is None else surroundings.clashes_of_host(visit, host))
        for host in candidates.hosts
    ]
    host, of_host = min(hosts, key=lambda each: (guess.clashes | each[1]).weight)
    clashes = guess.clashes | of_host
    teams: list[Team] = []
    for choice in candidates.teams:
        taken = {name for team in teams for name in team.interpreters}
        team, of_team = _team(surroundings, visit, choice, taken)
        teams.append(team)
        clashes |= of_team
    placed = candidates.visit(visit.start_min, visit.room, host, tuple(teams))
    return Attempt(placed, clashes)


def _team(
    surroundings: Surroundings, visit: Visit, choice: TeamChoice, taken: set[str]
) -> tuple[Team, Clashes]:
    """Return the members who clash least; who already serves another language is no choice."""
    language = choice.need.language
    members: list[tuple[str, Clashes]] = []
    for person in choice.interpreters:
        if person not in taken:
            asked = replace(visit, teams=(Team(language, (person,)),))
            alone = choice.size == 1
            members.append(
                (person, surroundings.clashes_of_interpreter(asked, person, alone=alone))
            )
    members.sort(key=lambda each: each[1].weight)
    chosen = members[: choice.size]
    clashes = Clashes.of(each for _, of_one in chosen for each in of_one.found)
    return Team(language, tuple(sorted(person for person, _ in chosen))), clashes
