"""Files in and out."""

import pytest

from planner.services import scenarios
from tests.app.preparing import SAMPLE


def upload(open_page, content: bytes):
    page = open_page("about")
    page.file_uploader(key="about_file").set_value(("office.json", content, "application/json"))
    page.run()
    page.button(key="about_import").click().run()
    return page


def test_an_empty_store_takes_in_its_first_office(empty_ctx, open_page):
    page = upload(open_page, SAMPLE.read_bytes())
    assert [box.value for box in [*page.exception, *page.error]] == []
    assert len(scenarios.current(empty_ctx, 1).scenario.delegations) == 1


@pytest.mark.parametrize(
    ("content", "first_line"),
    [
        (b"{", "The file is not taken in:"),
        (b"\xff\xfe", "The file is not taken in:"),
        (b"{}", "The file is not taken in:"),
        (SAMPLE.read_bytes(), "There is already a period of just these days for this office."),
    ],
    ids=["cut short", "not UTF-8", "empty", "twice"],
)
def test_a_file_that_cannot_be_taken_in_is_refused_with_the_reason(
    ctx, open_page, content, first_line
):
    before = scenarios.current(ctx, 1)
    page = upload(open_page, content)
    assert [box.value.splitlines()[0] for box in page.error] == [first_line]
    assert scenarios.current(ctx, 1) == before
