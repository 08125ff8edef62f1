"""Write the sample scenarios of `data/scenarios`; the same files every time."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from planner.model import Scenario
from planner.rulepack import Numbers, load_rule_pack
from planner.scenario import dump_scenario
from scripts.samples.expo import make_expo
from scripts.samples.hengyang import make_hengyang
from scripts.samples.planting import Planted
from scripts.samples.weekday import make_weekday

DATA = Path(__file__).parents[1] / "data"

Maker = Callable[[Numbers], tuple[Scenario, tuple[Planted, ...]]]

SAMPLES: Mapping[str, tuple[str, Maker]] = MappingProxyType(
    {
        "hengyang-small": ("hengyang", make_hengyang),
        "hangzhou-weekday": ("cn-municipal", make_weekday),
        "hangzhou-expo": ("cn-municipal", make_expo),
    }
)
"""Each sample's rule pack and maker by the name of its file."""


def make_sample(name: str) -> tuple[Scenario, tuple[Planted, ...]]:
    """Return a sample and the plan planted with it."""
    pack_id, maker = SAMPLES[name]
    return maker(load_rule_pack(pack_id, DATA / "rulepacks").numbers)


def main() -> None:
    """Write every sample."""
    for name in SAMPLES:
        scenario, planted = make_sample(name)
        path = DATA / "scenarios" / f"{name}.json"
        path.write_text(dump_scenario(scenario), encoding="utf-8")
        print(f"{path.name}: {len(scenario.engagements)} engagements, {len(planted)} planted")


if __name__ == "__main__":
    main()
