"""What a worker does for each kind of run: a claim in, the document of its answer out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from optimizer.alternatives import alternatives
from optimizer.document import load_problem
from optimizer.options import Observer, SolveOptions, StopSignal
from optimizer.replan import replan
from optimizer.solution import Status
from optimizer.solve import solve
from optimizer.why import explain
from planner.jobs.questions import Alternatives, AlternativesTask, ExplainTask
from planner.jobs.replans import Replanned, ReplanTask
from planner.store.codec import decode, encode
from planner.store.queue import Claim
from planner.store.runs import RunKind


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a run as its document; `is_cut` where it was stopped before its end."""

    document: str
    is_cut: bool


def answer(held: Claim, on_progress: Observer, should_stop: StopSignal) -> Answer:
    """Do what a claimed run asks for.

    Raises:
        InvalidProblem: an older release wrote the problem, and it no longer means anything.
        StorageFailed: `document_unreadable`, the same of what was asked beside it.
    """
    return _WORK[held.kind](held, on_progress, should_stop)


def _plan(held: Claim, on_progress: Observer, should_stop: StopSignal) -> Answer:
    options = SolveOptions(held.seconds, held.seed, held.solver_threads)
    result = solve(load_problem(held.problem), options, on_progress, should_stop)
    return Answer(encode(result), result.status is Status.STOPPED)


def _replan(held: Claim, on_progress: Observer, should_stop: StopSignal) -> Answer:
    task = decode(ReplanTask, held.task or "")
    problem = load_problem(held.problem)
    found = replan(problem, task.told, task.options, on_progress, should_stop)
    answers = Replanned(found.released, found.fallback, found.alternatives)
    is_cut = any(each.result.status is Status.STOPPED for each in found.alternatives)
    return Answer(encode(answers), is_cut)


def _explain(held: Claim, _on_progress: Observer, should_stop: StopSignal) -> Answer:
    task = decode(ExplainTask, held.task or "")
    problem = load_problem(held.problem)
    found = explain(problem, task.told, task.wish, task.options, should_stop)
    return Answer(encode(found), should_stop())


def _alternatives(held: Claim, _on_progress: Observer, should_stop: StopSignal) -> Answer:
    task = decode(AlternativesTask, held.task or "")
    problem = load_problem(held.problem)
    found = alternatives(problem, task.told, task.group, task.options, should_stop)
    return Answer(encode(Alternatives(found)), should_stop())


_WORK: Mapping[RunKind, Callable[[Claim, Observer, StopSignal], Answer]] = MappingProxyType(
    {
        RunKind.PLAN: _plan,
        RunKind.REPLAN: _replan,
        RunKind.EXPLAIN: _explain,
        RunKind.ALTERNATIVES: _alternatives,
    }
)
