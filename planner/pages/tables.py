"""Tables whose lines can be clicked to open what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

_MAX_ROWS_UNSCROLLED: Final = 14
_SCROLLED_PX: Final = 500


def clickable_table(
    columns: Mapping[str, Sequence[object]], ids: Sequence[str], *, opens: str, key: str, name: str
) -> None:
    """Draw a table; a click on a line opens its id in the select box whose key is `opens`.

    The box stands before the table: people who cannot see or click the canvas use it instead.
    `name` is what a screen reader calls the table.
    """
    table = pd.DataFrame(columns)
    st.dataframe(
        table,
        hide_index=True,
        on_select=lambda: _open_clicked(key, list(ids), opens),
        selection_mode="single-cell",
        height="content" if len(table) <= _MAX_ROWS_UNSCROLLED else _SCROLLED_PX,
        key=key,
        alt=name,
    )


def _open_clicked(key: str, ids: list[str], opens: str) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        st.session_state[opens] = ids[cells[0][0]]


def edit_rows(
    table: pd.DataFrame,
    columns: Mapping[str, ColumnConfig],
    *,
    key: str,
    name: str,
) -> list[dict[str, Any]]:
    """Let lines be changed, added and taken out; return them, with None where a cell is empty.

    Columns of `table` that `columns` does not configure come back but are not shown.
    """
    entered: pd.DataFrame = st.data_editor(
        table,
        num_rows="dynamic",
        hide_index=True,
        height="content",
        column_order=list(columns),
        column_config=columns,
        # Streamlit would write an English "None".
        placeholder="",
        key=key,
        alt=name,
    )
    return [
        {str(column): None if pd.isna(cell) else cell for column, cell in row.items()}
        for row in entered.to_dict("records")
    ]
