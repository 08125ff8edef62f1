from functools import partial
from threading import Barrier, Thread

from planner.services.recent import Recent


def test_what_is_kept_is_made_once_and_the_least_used_goes_first():
    made = []

    def make(key):
        made.append(key)
        return key.upper()

    kept: Recent[str, str] = Recent(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(key, partial(make, key)) == key.upper()
    assert made == ["a", "b", "c", "b"]


def test_threads_that_ask_together_get_the_same_item():
    kept: Recent[str, object] = Recent(1)
    together, found = Barrier(8), []

    def ask():
        together.wait()
        found.append(kept.get("key", object))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(item) for item in found}) == 1


def test_making_an_item_may_ask_for_another():
    kept: Recent[str, int] = Recent(2)
    assert kept.get("outer", lambda: kept.get("inner", lambda: 1) + 1) == 2
