"""A small store of what takes long to make and never changes once made."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Recent(Generic[Key, Item]):
    """Keeps the items used last; safe for threads, each item is made once.

    Args:
        size: how many items are kept.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._items: OrderedDict[Key, Item] = OrderedDict()
        # Reentrant: making one item may ask for another.
        self._lock = RLock()

    def get(self, key: Key, make: Callable[[], Item]) -> Item:
        """Return the item of a key, made now if it is not kept."""
        with self._lock:
            if key not in self._items:
                self._items[key] = make()
                while len(self._items) > self._size:
                    self._items.popitem(last=False)
            self._items.move_to_end(key)
            return self._items[key]
