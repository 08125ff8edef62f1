"""Tables of public instances and of peers: ``python -m bench --help``."""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import own_problems
from bench.families import FAMILIES
from bench.families.instance import Instance
from bench.measuring import Row, measure, product
from bench.peers import PEERS
from optimizer.options import SolveOptions
from optimizer.solution import Tier

DATA = Path(__file__).parents[2] / "shared" / "bench"
"""Where the public instances lie beside the repository; they are not ours to ship."""


def main() -> None:
    """Print one table for each family, a line as soon as it is measured."""
    asked = _arguments()
    console = Console()
    options = SolveOptions(asked.seconds, asked.seed, asked.workers)
    _print_own(console, asked.own, options, peers=asked.peers)
    for family in asked.families:
        folder = asked.data / family
        if not folder.is_dir():
            console.print(f"{family}: no instances at {folder}")
            continue
        chosen = _chosen(FAMILIES[family](folder), asked.instances, asked.at_most)
        _print_family(console, family, chosen, options, peers=asked.peers)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("families", nargs="*", default=list(FAMILIES), help=", ".join(FAMILIES))
    parser.add_argument("--instances", default="", help="only those whose name has this in it")
    parser.add_argument("--at-most", type=int, default=1_000, help="so many of each family")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--peers", action="store_true", help="peers that suit a family as well")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--own", nargs="*", type=Path, default=[], help="our own problem files")
    asked = parser.parse_args()
    unknown = [family for family in asked.families if family not in FAMILIES]
    if unknown:
        parser.error(f"unknown families: {', '.join(unknown)}")
    return asked


def _print_own(console: Console, files: list[Path], options: SolveOptions, *, peers: bool) -> None:
    if not files:
        return
    title = f"own problems, {options.seconds:g} s, seed {options.seed}"
    tiers = (tier.name.lower() for tier in Tier)
    table = Table("problem", "solver", *tiers, "violations", "seconds", title=title)
    for file in files:
        for row in own_problems.rows(file, options, peers=peers):
            figures = (*row.tiers, row.violations, row.seconds)
            table.add_row(row.problem, row.solver, *map(str, figures))
    console.print(table)


def _chosen(instances: Iterator[Instance], part: str, at_most: int) -> Iterator[Instance]:
    return islice((each for each in instances if part in each.name), at_most)


def _print_family(
    console: Console,
    family: str,
    instances: Iterator[Instance],
    options: SolveOptions,
    *,
    peers: bool,
) -> None:
    rows: list[Row] = []
    for instance in instances:
        for row in _rows(instance, options, peers=peers):
            rows.append(row)
            console.print(_line(row), highlight=False)
    console.print(_summary(family, rows, options))


def _rows(instance: Instance, options: SolveOptions, *, peers: bool) -> Iterator[Row]:
    yield measure(instance, "reception", product, options)
    for peer in PEERS if peers else ():
        if peer.is_installed() and peer.suits(instance.problem):
            yield measure(instance, peer.NAME, peer.plan, options)


def _line(row: Row) -> str:
    best = "–" if row.best_known is None else f"{row.best_known:g}"
    gap = "–" if row.gap_percent is None else f"{row.gap_percent:+.2f} %"
    return (
        f"| {row.instance} | {row.solver} | {row.objective:g} | {best} | {gap} "
        f"| {row.flaws} | {row.seconds} |"
    )


def _summary(family: str, rows: list[Row], options: SolveOptions) -> Table:
    """Return, for each solver, how often it met the best known value and how far off it was."""
    table = Table(title=f"{family}, {options.seconds:g} s, seed {options.seed}")
    for column in ("solver", "instances", "flawed", "best known met", "mean gap", "worst gap"):
        table.add_column(column)
    by_solver: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_solver[row.solver].append(row)
    for solver, own in by_solver.items():
        gaps = [row.gap_percent for row in own if row.gap_percent is not None]
        known = sum(row.best_known is not None for row in own)
        table.add_row(
            solver,
            str(len(own)),
            str(sum(row.flaws > 0 for row in own)),
            f"{sum(gap <= 0 for gap in gaps)} of {known}",
            f"{sum(gaps) / len(gaps):.2f} %" if gaps else "–",
            f"{max(gaps):.2f} %" if gaps else "–",
        )
    missing = [peer.NAME for peer in PEERS if not peer.is_installed()]
    table.caption = f"not installed: {', '.join(missing)}" if missing else None
    return table


if __name__ == "__main__":
    main()
