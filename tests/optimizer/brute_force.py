"""Every plan of a tiny problem, judged by the checker alone."""

from dataclasses import replace
from itertools import combinations, product

from optimizer import check
from optimizer.legs import drive_legs
from optimizer.problem import Dimension, Meal, Priority
from optimizer.solution import Solution, Team, Tier, Visit

PROGRAMME_TIERS = tuple(tier for tier in Tier if tier is not Tier.CARS)
"""The tiers that times, rooms and people decide."""

MEALS = frozenset(Meal)


class BruteForce:
    """Looks at all plans of a problem, with all vehicles or as if each drive had its own.

    A plan that breaks a rule is taken to break it with more visits as well, which holds
    for the problems of ``tiny_problems`` but for H24: a rest mends that.
    """

    def __init__(self, problem, *, with_vehicles=False):
        numbers = replace(
            problem.parameters, rules_off=(*problem.parameters.rules_off, "H12", "H13", "H22")
        )
        self._problem = replace(problem, vehicles=(), zones=(), parameters=numbers)
        never_mended = replace(numbers, rules_off=(*numbers.rules_off, "H24"))
        self._for_parts = replace(self._problem, parameters=never_mended)
        self._fleet = Fleet(problem) if with_vehicles else None
        self._together = {}

    def best(self, accept=None):
        """The least values, tier before tier, of a plan without violations, and the plan.

        Only plans whose visits are accepted count. None where there is no such plan.
        """
        best = None
        for visits in self._plans(0, ()):
            if accept is not None and not accept(visits):
                continue
            if best is not None and self._left_out(visits) > best[0][:2]:
                continue
            values = programme_values(self._problem, visits)
            if (best is None or values < best[0]) and self._holds(visits):
                best = values, visits
        return best

    def _plans(self, position, visits):
        """Every plan of which no two visits break a rule; those with most visits first."""
        if position == len(self._problem.engagements):
            yield visits
            return
        for visit in choices(self._problem, self._problem.engagements[position]):
            if all(self._fit((other, visit)) for other in visits) and self._fit((visit,)):
                yield from self._plans(position + 1, (*visits, visit))
        yield from self._plans(position + 1, visits)

    def _fit(self, visits):
        if visits not in self._together:
            self._together[visits] = is_flawless(self._for_parts, visits)
        return self._together[visits]

    def _holds(self, visits):
        fits = is_flawless(self._problem, visits)
        return fits and (self._fleet is None or self._fleet.serves(visits))

    def _left_out(self, visits):
        """How many musts and shoulds are left out: no plan of these visits has less of them."""
        placed = {visit.engagement for visit in visits}
        missing = [e.priority for e in self._problem.engagements if e.id not in placed]
        return missing.count(Priority.MUST), missing.count(Priority.SHOULD)


class Fleet:
    """Tries every set of vehicles on every drive of a plan."""

    def __init__(self, problem):
        self._problem = problem
        names = [vehicle.id for vehicle in problem.vehicles]
        self._names = set(names)
        self._sets = [
            chosen for size in range(1, len(names) + 1) for chosen in combinations(names, size)
        ]

    def serves(self, visits):
        """Whether the drives can be given vehicles so that no rule on vehicles is broken."""
        return self._serves(visits, (), drive_legs(self._problem, visits))

    def _serves(self, visits, served, legs):
        if not self._keeps_the_rules(visits, served):
            return False
        return not legs or any(
            self._serves(visits, (*served, replace(legs[0], vehicles=chosen)), legs[1:])
            for chosen in self._sets
        )

    def _keeps_the_rules(self, visits, served):
        found = check.violations(self._problem, Solution(visits, served))
        return not any(each.rule in {"H12", "H13"} or each.ids[0] in self._names for each in found)


def is_flawless(problem, visits):
    plan = Solution(visits, drive_legs(problem, visits))
    return not flaws_beside_meals(check.violations(problem, plan))


def choices(problem, engagement):
    """Every way to place an engagement, with teams no larger than they have to be."""
    grid = problem.parameters.grid_min
    locked = {lock.values[0] for lock in problem.locks if is_time_of(engagement, lock)}
    starts = {int(minute) for minute in locked} | {
        start
        for window in engagement.windows
        for start in range(window.start_min, window.end_min)
        if start % grid == 0 and start + engagement.least_min <= window.end_min
    }
    lengths = range(engagement.duration_min, engagement.least_min - 1, -grid)
    hosts = [option.leader for option in engagement.hosts] or [None]
    everybody = [person.id for person in problem.interpreters]
    for lasts_min in lengths:
        teams = product(
            *(
                [Team(need.language, names) for names in combinations(everybody, size)]
                for need in engagement.languages
                for size in [team_size(problem, engagement, need, lasts_min)]
            )
        )
        options = product(sorted(starts), engagement.rooms, hosts, list(teams))
        for start, room, host, team in options:
            yield Visit(engagement.id, start, start + lasts_min, room.room, host, team)


def is_time_of(engagement, lock):
    return lock.engagement == engagement.id and lock.dimension is Dimension.TIME


def team_size(problem, engagement, need, lasts_min):
    """What mode and minutes ask for, or as many as are held to the only team."""
    steps = problem.parameters.team_steps[need.mode]
    asked = [step.size for step in steps if lasts_min > step.over_min][-1]
    held = [
        len(lock.values)
        for lock in problem.locks
        if lock.engagement == engagement.id and lock.dimension is Dimension.INTERPRETER
    ]
    return max(asked, *held) if len(engagement.languages) == 1 and held else asked


def programme_values(problem, visits):
    """The values of the tiers that need no vehicles."""
    values = check.tier_values(problem, Solution(tuple(visits)))
    return tuple(values[tier] for tier in PROGRAMME_TIERS)


def flaws_beside_meals(violations):
    """The violations without missing meals, which the first tier counts."""
    return [each for each in violations if (each.rule, each.ids[-1] in MEALS) != ("H14", True)]
