"""The travel matrix of a set of sites: the best engine for every pair, down a ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath

import numpy as np
from numpy.typing import NDArray

from maps.citypack import CityPack
from maps.engines import ENGINES
from maps.engines.contract import Engine, Hop, Survey
from maps.geo import Point
from maps.modes import Mode
from maps.periods import DayProfile
from maps.survey_cache import read_survey, survey_key, write_survey
from maps.travel import Path, Rung, Table, TravelMatrix

ROUNDING_SLACK = 1e-9
"""Keeps 12.000000000001 minutes, a float's noise, from becoming 13."""


def travel_matrix(
    pack: CityPack, sites: Mapping[str, Point], cache_dir: FilePath | None = None
) -> TravelMatrix:
    """Return drive times between sites, rows in the sorted order of their ids.

    Every pair is answered by the first engine of `ENGINES` that speaks for both its sites,
    and says which one that was. With `cache_dir` the work is kept in files there.
    """
    ids = tuple(sorted(sites))
    points = tuple(sites[site] for site in ids)
    steps = _climb_down(pack, points, cache_dir)
    order = _chosen_step(steps, len(ids))
    profile = pack.profile
    modes = {
        mode: {
            period.id: _whole_minutes(_pick([s.minutes[mode, period.id] for _, s in steps], order))
            for period in profile.periods
        }
        for mode in Mode
    }
    rungs = [engine.RUNG for engine, _ in steps]
    return TravelMatrix(
        site_ids=ids,
        points=points,
        period_ids=profile.slice_ids,
        period_starts_min=profile.starts_min,
        minutes=modes,
        distance_m=_whole_metres(_pick([s.distance_m for _, s in steps], order)),
        rung=tuple(tuple(rungs[step] for step in row) for row in order.tolist()),
        snap_m=_snap_m(steps, len(ids)),
        path=partial(_path, _Ground(pack, points, tuple(steps), order)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What drawing needs to know about a finished matrix."""

    pack: CityPack
    points: tuple[Point, ...]
    steps: tuple[tuple[Engine, Survey], ...]
    order: NDArray[np.int64]


def _climb_down(
    pack: CityPack, points: Sequence[Point], cache_dir: FilePath | None
) -> list[tuple[Engine, Survey]]:
    """Ask engine after engine until every site pair has an answer."""
    steps: list[tuple[Engine, Survey]] = []
    covered = np.zeros((len(points), len(points)), dtype=np.bool_)
    for engine in ENGINES:
        fingerprint = engine.fingerprint(pack)
        if fingerprint is None:
            continue
        survey = _survey(engine, pack, points, fingerprint, cache_dir)
        steps.append((engine, survey))
        covered |= survey.usable
        if covered.all():
            break
    return steps


def _survey(
    engine: Engine,
    pack: CityPack,
    points: Sequence[Point],
    fingerprint: str,
    cache_dir: FilePath | None,
) -> Survey:
    if cache_dir is None or not points:
        return engine.survey(pack, points, pack.profile) if points else _nothing(pack.profile)
    key = survey_key(fingerprint, points, pack.profile)
    stored = read_survey(cache_dir, key)
    if stored is not None:
        return stored
    survey = engine.survey(pack, points, pack.profile)
    write_survey(cache_dir, key, survey)
    return survey


def _nothing(profile: DayProfile) -> Survey:
    """Answer for no sites at all."""
    empty = np.zeros((0, 0))
    minutes = {(mode, period.id): empty for mode in Mode for period in profile.periods}
    row = np.zeros(0)
    return Survey(empty.astype(np.bool_), row, row.astype(np.int64), minutes, empty, {})


def _chosen_step(steps: Sequence[tuple[Engine, Survey]], count: int) -> NDArray[np.int64]:
    """Say for each pair which step answers it, int64[n, n]; the last one answers everything."""
    order = np.full((count, count), len(steps) - 1, dtype=np.int64)
    for number in range(len(steps) - 2, -1, -1):
        order[steps[number][1].usable] = number
    return order


def _pick(tables: Sequence[NDArray[np.float64]], order: NDArray[np.int64]) -> NDArray[np.float64]:
    chosen: NDArray[np.float64] = np.take_along_axis(np.stack(tables), order[None, :, :], axis=0)
    return np.squeeze(chosen, axis=0)


def _whole_minutes(table: NDArray[np.float64]) -> Table:
    """Round up, at least one minute between different sites, none on the diagonal."""
    whole = np.maximum(np.ceil(table - ROUNDING_SLACK), 1).astype(np.int64)
    np.fill_diagonal(whole, 0)
    return tuple(tuple(row) for row in whole.tolist())


def _whole_metres(table: NDArray[np.float64]) -> Table:
    whole = np.rint(table).astype(np.int64)
    np.fill_diagonal(whole, 0)
    return tuple(tuple(row) for row in whole.tolist())


def _snap_m(steps: Sequence[tuple[Engine, Survey]], count: int) -> tuple[float, ...]:
    """Return each site's distance to the best network that speaks for it."""
    metres = np.zeros(count)
    for _, survey in reversed(steps):
        metres = np.where(survey.usable.diagonal(), survey.snap_m, metres)
    return tuple(round(float(metre), 1) for metre in metres)


def _path(ground: _Ground, start: int, end: int, lane: str) -> Path:
    ends = (ground.points[start], ground.points[end])
    if start == end:
        return Path(((ends[0].lat, ends[0].lon),), 0, ())
    engine, survey = ground.steps[int(ground.order[start, end])]
    return engine.path(ground.pack, survey, ends, Hop(start, end, lane))


def rungs_used(matrix: TravelMatrix) -> dict[Rung, int]:
    """Count the entries of a matrix by provenance, best rung first."""
    entries = [rung for row in matrix.rung for rung in row]
    return {rung: entries.count(rung) for rung in Rung if rung in entries}
