"""Where the data that come with the planner lie."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).resolve().parents[2] / "data"

CITIES = _DATA / "cities"
RULE_PACKS = _DATA / "rulepacks"
SCENARIOS = _DATA / "scenarios"
