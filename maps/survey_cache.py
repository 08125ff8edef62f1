"""A file cache of surveys: the same sites on the same roads are computed once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.engines.contract import Survey
from maps.geo import Point
from maps.kernel import PathForest
from maps.modes import MOTORCADE_RULE, TRAFFIC_FACTOR, Mode
from maps.periods import DayProfile
from maps.roads import JUNCTION_DELAY_S

FORMAT = 1
"""Raise it when the arithmetic of an engine changes, so that old files are not believed."""


def survey_key(fingerprint: str, points: Sequence[Point], profile: DayProfile) -> str:
    """Return a key of everything that a survey depends on."""
    factors = [(period.id, sorted(period.factors.items())) for period in profile.periods]
    modes = (sorted(TRAFFIC_FACTOR.items()), MOTORCADE_RULE, sorted(JUNCTION_DELAY_S.items()))
    places = [(round(point.lat, 7), round(point.lon, 7)) for point in points]
    text = repr((FORMAT, fingerprint, profile.reference, factors, modes, places))
    return hashlib.sha256(text.encode()).hexdigest()


def read_survey(cache_dir: Path, key: str) -> Survey | None:
    """Return a stored survey, or None when there is none or the file is damaged."""
    try:
        content = (cache_dir / f"{key}.npz").read_bytes()
        with np.load(BytesIO(content), allow_pickle=False) as stored:
            return _unpack({name: stored[name] for name in stored.files})
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def write_survey(cache_dir: Path, key: str, survey: Survey) -> None:
    """Store a survey in one step, so that no reader ever sees half a file.

    A cache that cannot be written costs time and nothing else, so the failure is passed over.
    """
    with contextlib.suppress(OSError):
        cache_dir.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache_dir, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, allow_pickle=False, **_pack(survey))
            Path(name).replace(cache_dir / f"{key}.npz")
        finally:
            Path(name).unlink(missing_ok=True)


def _pack(survey: Survey) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {
        "usable": survey.usable,
        "snap_m": survey.snap_m,
        "node": survey.node,
        "distance_m": survey.distance_m,
    }
    for (mode, period), minutes in survey.minutes.items():
        arrays[f"minutes/{mode.value}/{period}"] = minutes
    for lane, forest in survey.forests.items():
        arrays[f"leaf/{lane}"] = forest.leaf
        arrays[f"parent/{lane}"] = forest.parent
        arrays[f"edge/{lane}"] = forest.edge
    return arrays


def _unpack(arrays: dict[str, NDArray[Any]]) -> Survey:
    tables = [name.split("/", 2) for name in arrays if name.startswith("minutes/")]
    lanes = [name.removeprefix("leaf/") for name in arrays if name.startswith("leaf/")]
    return Survey(
        usable=arrays["usable"],
        snap_m=arrays["snap_m"],
        node=arrays["node"],
        minutes={(Mode(m), p): arrays[f"minutes/{m}/{p}"] for _, m, p in tables},
        distance_m=arrays["distance_m"],
        forests={
            lane: PathForest(
                arrays[f"leaf/{lane}"], arrays[f"parent/{lane}"], arrays[f"edge/{lane}"]
            )
            for lane in lanes
        },
    )
