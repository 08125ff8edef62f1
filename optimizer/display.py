"""What the command line of the optimizer prints: ids and numbers, for those who build it."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from optimizer.bench import Measurement, TierAt
from optimizer.options import Progress
from optimizer.solution import CostLine, Result, Tier, Unplaced, Violation


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
