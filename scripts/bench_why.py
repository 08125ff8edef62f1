"""How long questions about one engagement take, and how small their answers are.

`python -m scripts.bench_why PROBLEM PLAN [COUNT]` asks COUNT questions (40 if none is said),
drawn with a fixed seed: why something is left out, why not another hour or host, what the
next best would be. It prints how long what clashes was looked for, and what was found.
"""

import sys
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic

from optimizer.document import load_problem, load_solution
from optimizer.problem import UNIT_BODY, Dimension, Problem
from optimizer.solution import Solution
from optimizer.why import Clash, WhyOptions, Wish
from optimizer.why.clash import clash_of
from optimizer.why.explaining import has_no_other
from optimizer.why.options import Clockwork
from optimizer.why.pricing import offer_of

_LIMIT_S = 10.0
_USUAL_COUNT = 40


def main(arguments: list[str]) -> None:
    """Ask, measure and print."""
    problem = load_problem(Path(arguments[0]).read_bytes())
    plan = load_solution(Path(arguments[1]).read_bytes())
    count = int(arguments[2]) if len(arguments) > 2 else _USUAL_COUNT  # noqa: PLR2004
    seconds: list[float] = []
    clashes: list[Clash] = []
    for wish in _wishes(problem, plan, count):
        began = monotonic()
        offer = offer_of(problem, plan, wish)
        if has_no_other(offer):
            continue
        clock = Clockwork(WhyOptions(seconds=_LIMIT_S), began)
        clash = clash_of(offer.wished, offer.rest, wish, clock)
        seconds.append(monotonic() - began)
        if clash is not None:
            clashes.append(clash)
    sizes = sorted(len(clash.facts) for clash in clashes if clash.minimal)
    print(f"{len(seconds)} questions, {len(problem.engagements)} engagements")
    print(f"seconds: median {median(seconds):.2f}, longest {max(seconds):.2f}")
    print(f"impossible: {len(clashes)}, proven minimal: {len(sizes)}")
    print(f"facts: median {median(sizes)}, most {sizes[-1]}" if sizes else "no facts")


def _wishes(problem: Problem, plan: Solution, count: int) -> list[Wish]:
    random = Random(1)  # noqa: S311 - draws choose what is asked, not secrets
    placed = {visit.engagement: visit for visit in plan.visits}
    left_out = [each.id for each in problem.engagements if each.id not in placed]
    asked = [each for each in problem.engagements if each.id in placed]
    hosted = [each for each in asked if each.hosts]
    leaders = [leader.id for leader in problem.leaders if leader.body != UNIT_BODY]
    wishes = [Wish(name) for name in left_out[: count // 4]]
    while len(wishes) < count:
        any_one, with_host = random.choice(asked).id, random.choice(hosted).id
        moved = placed[any_one].start_min + random.choice((-180, -90, 90, 180))
        wishes += [
            Wish(any_one, start_min=moved),
            Wish(with_host, host=random.choice(leaders)),
            Wish(any_one, other_than=Dimension.TIME),
        ]
    return wishes[:count]


if __name__ == "__main__":
    main(sys.argv[1:])
