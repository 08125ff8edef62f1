"""How large an interpreter team the model makes."""

from optimizer.problem import Dimension, Engagement, LanguageNeed, Problem


def team_size_of(problem: Problem, engagement: Engagement, need: LanguageNeed) -> int:
    """Return the size of a team: what mode and minutes or somebody asks for, or a lock names."""
    size = 1
    for step in problem.parameters.team_steps.get(need.mode, ()):
        if step.over_min == 0 or engagement.duration_min > step.over_min:
            size = step.size
    size = max(size, need.team_size or 0)
    if len(engagement.languages) > 1:
        return size
    locked = (
        len(lock.values)
        for lock in problem.locks
        if lock.engagement == engagement.id and lock.dimension is Dimension.INTERPRETER
    )
    return max(size, *locked, 0)
