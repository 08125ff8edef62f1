"""What an installation keeps: scenarios, plans, runs and who did what, in one SQL database.

A `Store` is opened once and shared by all threads:

    store = open_store(settings.database_url)
    with store.snapshot() as view:
        version, scenario = scenarios.load_head(view, period_id)
    with store.transaction(actor="li.mei") as tx:
        scenarios.save(tx, period_id, changed, base_version=version, reason="…")

The modules `periods`, `scenarios`, `plans`, `choices`, `issues`, `notices`, `mailings`,
`submissions`, `runs`, `queue` and `audit` hold the functions that read (from a view) and write
(in a transaction). Nothing outside this package speaks SQL.
"""

from planner.store.backup import backup_to, restore_from
from planner.store.transactions import Clock, Snapshot, Store, Transaction, View, now, open_store

__all__ = [
    "Clock",
    "Snapshot",
    "Store",
    "Transaction",
    "View",
    "backup_to",
    "now",
    "open_store",
    "restore_from",
]
