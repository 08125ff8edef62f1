"""Public instances as problems: parse, solve with the product's solver, verify, compare."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from bench.families import hhcrsp, mspsp, rcpsp, toptw, vrptwsyn
from bench.families.instance import Instance

FAMILIES: Mapping[str, Callable[[Path], Iterator[Instance]]] = MappingProxyType(
    {
        "vrptwsyn": vrptwsyn.instances,
        "toptw": toptw.instances,
        "hhcrsp": hhcrsp.instances,
        "mspsp": mspsp.instances,
        "rcpsp": rcpsp.instances,
    }
)
"""Each family by the name of its folder of data."""
