"""Cells that a spreadsheet program would run are shown instead."""

import csv
import io

import pytest

from planner.services.csv_text import csv_text, safe_cell


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\0=1", '=HYPERLINK("http://leak.example")'],
)
def test_what_starts_a_formula_is_quoted(cell):
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "张三", "3", "a-b", '"', "a,b\nc"])
def test_everything_else_stays_as_it_is(cell):
    assert safe_cell(cell) == cell


def test_a_table_comes_back_as_it_was():
    rows = [["a,b", 'say "x"'], ["张三", "two\nlines"]]
    text = csv_text(["first", "second"], rows)
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [["first", "second"], *rows]
