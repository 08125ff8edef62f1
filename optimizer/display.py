"""What the command line of the optimizer prints: ids and numbers, for those who build it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from optimizer.bench import Measurement, TierAt
from optimizer.options import Progress
from optimizer.problem import Dimension
from optimizer.rehearsal import SPARE_MIN, Link, Rehearsal
from optimizer.replan import Alternative, Replan
from optimizer.solution import CostLine, Result, Solution, Tier, Unplaced, Violation


def progress_line(progress: Progress) -> str:
    """Return a progress report as a line."""
    return (
        f"{progress.seconds:.0f} s, {progress.phase}: {progress.tier.name.lower()} "
        f"{progress.value} (at least {_or_dash(progress.bound)}), "
        f"musts left out {progress.unplaced_musts}, shoulds {progress.unplaced_shoulds}"
    )


def show_result(console: Console, result: Result) -> None:
    """Print how a solve ended, tier by tier, and what is wrong with its plan."""
    console.print(f"{result.status} after {result.seconds:.1f} s, seed {result.seed}")
    rows = [(t.tier.name, t.value, t.bound, "yes" if t.proven else "no") for t in result.tiers]
    console.print(_table("tier value bound proven", rows))
    show_check(console, result.violations, result.costs, result.unplaced)


def show_check(
    console: Console,
    violations: Sequence[Violation],
    costs: Sequence[CostLine],
    unplaced: Sequence[Unplaced],
) -> None:
    """Print broken rules, the goals that cost something, and what is left out."""
    console.print(_table("goal tier cost", [(c.goal, c.tier.name, c.value) for c in costs]))
    for each in unplaced:
        console.print(f"left out: {each.engagement} ({each.priority})", markup=False)
    if violations:
        rows = [(each.rule, " ".join(each.ids), each.amount) for each in violations]
        console.print(_table("rule ids amount", rows))
    else:
        console.print("no rule is broken")


def show_replan(console: Console, told: Solution, answer: Replan) -> None:
    """Print what each alternative changes, then the changes and flaws of the first one."""
    for lock in answer.released:
        console.print(f"no longer frozen: {lock.engagement} ({lock.dimension})", markup=False)
    columns = [dict(_respects(told, each)) for each in answer.alternatives]
    rows = [(name, *(column[name] for column in columns)) for name in columns[0]]
    console.print(_table(" ".join(["of", *(each.kind for each in answer.alternatives)]), rows))
    for change in answer.alternatives[0].changes:
        old, new = " ".join(change.old) or "–", " ".join(change.new) or "–"
        console.print(f"{change.engagement} {change.dimension}: {old} → {new}", markup=False)
    first = answer.alternatives[0].result
    show_check(console, first.violations, first.costs, first.unplaced)


def _respects(told: Solution, alternative: Alternative) -> Iterator[tuple[str, object]]:
    """Yield what alternatives are compared by: time, share unchanged, changes, tiers."""
    result, names = alternative.result, {visit.engagement for visit in told.visits}
    touched = names & {change.engagement for change in alternative.changes}
    yield "seconds", f"{result.seconds:.1f}"
    yield "unchanged", f"{1 - len(touched) / max(1, len(names)):.1%}"
    changes = Counter(change.dimension for change in alternative.changes)
    yield from ((f"changed {each}", changes[each]) for each in Dimension)
    for tier in result.tiers:
        proof = "proven" if tier.proven else f"at least {_or_dash(tier.bound)}"
        yield tier.tier.name.lower(), f"{tier.value} ({proof})"


def show_rehearsal(console: Console, found: Rehearsal) -> None:
    """Print how often each side waits at each appointment, and where time would help most."""
    rows = [
        (each.engagement, each.host_waits_permille, each.guests_wait_permille, each.late_min)
        for each in found.appointments
    ]
    console.print(_table("engagement host_waits_‰ guests_wait_‰ late_min", rows))
    console.print(f"{found.runs} runs, seed {found.seed}")
    if found.weakest is not None:
        console.print(f"weakest: {_link(found.weakest)}, {found.added_min} min", markup=False)
    if found.best_spare is not None:
        console.print(
            f"{SPARE_MIN} spare minutes help most: {_link(found.best_spare)}, "
            f"{found.spared_permille} ‰ fewer hosts wait",
            markup=False,
        )


def _link(link: Link) -> str:
    return f"{link.party} from {_or_dash(link.before)} to {link.after}"


def show_measurements(console: Console, measured: Sequence[Measurement]) -> None:
    """Print one table of files and one of their tiers at each checkpoint."""
    console.print(
        _table(
            "file parties engagements musts_s shoulds_s end_s status violations MiB",
            [
                (
                    each.file,
                    each.parties,
                    each.engagements,
                    each.seconds_to_musts,
                    each.seconds_to_shoulds,
                    each.seconds,
                    each.status,
                    each.violations,
                    each.peak_mib,
                )
                for each in measured
            ],
        )
    )
    rows = [
        (each.file, point.seconds, *map(_value_and_bound, point.tiers))
        for each in measured
        for point in each.checkpoints
    ]
    console.print(_table(" ".join(["file after_s", *(tier.name.lower() for tier in Tier)]), rows))


def _value_and_bound(at: TierAt) -> str:
    return f"{_or_dash(at.value)} ≥{_or_dash(at.bound)}"


def _table(titles: str, rows: Iterable[tuple[object, ...]]) -> Table:
    table = Table(*titles.split())
    for row in rows:
        table.add_row(*(Text(_or_dash(cell)) for cell in row))
    return table


def _or_dash(value: object) -> str:
    return "–" if value is None else str(value)
