"""Tables as CSV that a spreadsheet program shows and does not run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\0")
_BYTE_ORDER_MARK: Final = "\ufeff"


def csv_text(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV; it begins with the mark by which Excel knows that it is UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([safe_cell(cell) for cell in heading])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return _BYTE_ORDER_MARK + written.getvalue()


def safe_cell(value: object) -> str:
    """Return a cell such that no spreadsheet program takes it for a formula (ASVS 5.0, 1.2.10)."""
    text = str(value)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
