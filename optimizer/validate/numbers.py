"""No number anywhere in a problem is so large that sums of it could overflow the solver."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from optimizer.errors import Flaw
from optimizer.validate.conditions import at_least, at_most

LARGEST = 10_000_000
"""Far above any minute, head or weight that means something."""


def flaws(value: object, path: str = "") -> Iterator[Flaw]:
    """Yield each number of a problem, or of a part of it, that is out of all proportion."""
    if isinstance(value, int):
        yield from at_least(path, value, -LARGEST)
        yield from at_most(path, value, LARGEST)
    elif isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from flaws(entry, f"{path}[{n}]")
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from flaws(entry, f"{path}.{key}")
    elif is_dataclass(value):
        for field in fields(value):
            name = f"{path}.{field.name}" if path else field.name
            yield from flaws(getattr(value, field.name), name)
