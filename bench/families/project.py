"""Projects: jobs in an order that should be over as soon as they can.

Every job is an engagement of a party of its own at one place. The project's end is a last
engagement that everything precedes and that is wished for at minute 0: its start is the
makespan, and missing the wish is what it costs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bench.families import mapping
from optimizer.problem import Parameters, Precedence, Problem, Window
from optimizer.solution import Solution

END = "end"
_YARD = "yard"


def problem_of(
    name: str, durations: Mapping[str, int], order: Iterable[tuple[str, str]], horizon_min: int
) -> Problem:
    """Return a project without any resources as our problem."""
    starts = Window(0, horizon_min)
    jobs = [mapping.request(job, _YARD, starts, length) for job, length in durations.items()]
    end = replace(mapping.request(END, _YARD, starts, 1), preferred_start_min=0)
    asked = (*jobs, end)
    days = mapping.days_of(starts)
    pairs = [*order, *((job, END) for job in durations)]
    return Problem(
        name=name,
        days=len(days),
        rooms=(mapping.room_at(_YARD),),
        parties=tuple(mapping.resident(each.id, _YARD, days) for each in asked),
        leaders=(),
        interpreters=(),
        vehicles=(),
        engagements=asked,
        travel=mapping.travel_of((_YARD,), ((0,),)),
        precedences=tuple(Precedence(before, after) for before, after in pairs),
        parameters=Parameters(
            grid_min=1,
            interpreter_call_min=0,
            weights=mapping.only(musts=1, preferred_time=1),
        ),
    )


def makespan(durations: Mapping[str, int], solution: Solution) -> int:
    """Return when the last job of a plan is over."""
    ends = (
        visit.start_min + durations[visit.engagement]
        for visit in solution.visits
        if visit.engagement != END
    )
    return max(ends, default=0)


def flaws(
    durations: Mapping[str, int], order: Iterable[tuple[str, str]], solution: Solution
) -> list[str]:
    """Return the jobs that are missing and the orders that a plan breaks."""
    starts = {visit.engagement: visit.start_min for visit in solution.visits}
    found = [f"{job} is missing" for job in durations if job not in starts]
    for before, after in order:
        both = before in starts and after in starts
        if both and starts[before] + durations[before] > starts[after]:
            found.append(f"{after} begins before {before} is over")
    return found
