"""Approval by two people, and two officers at once, each in a browser of their own."""

import re

from playwright.sync_api import Page, expect

from planner.access import Role
from tests.e2e.conftest import sign_in_to

CALL = "Courtesy call and exchange of gifts"


def view(page: Page, name: str) -> None:
    page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True).click()


def tick(page: Page, title: str) -> None:
    page.get_by_text(title, exact=True).first.click()
    expect(page.get_by_text(re.compile(r"^Chosen: 1 of"))).to_be_visible()


def say(page: Page, text: str) -> None:
    comment = page.get_by_label("Comment")
    comment.fill(text)
    comment.blur()


def press(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_enabled()
    button.click()


def test_submit_return_submit_again_approve_and_issue(planned_alone, open_browser, shoot):
    address = f"{planned_alone.address}/approval"
    officer = open_browser(address).page
    chief_token = sign_in_to(planned_alone.data_dir, Role.CHIEF)
    tick(officer, CALL)
    say(officer, "Please")
    press(officer, "Submit for approval")
    expect(officer.get_by_text("Submitted: 1")).to_be_visible()

    chief = open_browser(address, token=chief_token).page
    tick(chief, CALL)
    shoot(chief, "to-decide")
    say(chief, "Not before lunch")
    press(chief, "Return for revision")
    expect(chief.get_by_text("Returned for revision: 1")).to_be_visible()

    officer.reload()
    expect(officer.get_by_text("“Not before lunch”")).to_be_visible()
    shoot(officer, "returned")
    tick(officer, CALL)
    press(officer, "Submit for approval")
    expect(officer.get_by_text("Submitted: 1")).to_be_visible()

    chief.reload()
    tick(chief, CALL)
    press(chief, "Approve")
    expect(chief.get_by_text("Approved: 1")).to_be_visible()

    view(officer, "Issue")
    officer.get_by_text("Issue it before it is approved").click()
    note = officer.get_by_label("Note", exact=True)
    note.fill("The others agreed by telephone")
    note.blur()
    press(officer, "Issue version 1")
    expect(officer.get_by_text(re.compile("^Version 1 binds since"))).to_be_visible()
    shoot(officer, "issued")


def test_what_is_printed_is_the_paper_alone(planned, open_browser, shoot):
    page = open_browser(f"{planned.address}/approval").page
    view(page, "Submission sheet")
    paper = page.locator(".st-key-paper")
    expect(paper.get_by_role("heading", name="Submission: receiving Ritto")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("heading", name="Approval", level=1)).to_be_hidden()
    expect(paper).to_be_visible()
    shoot(page, "print")


def test_who_saves_second_sees_both_changes_and_keeps_both(planned_alone, open_browser, shoot):
    one = open_browser(planned_alone.address).page
    token = sign_in_to(planned_alone.data_dir, Role.DUTY_OFFICER)
    other = open_browser(planned_alone.address, token=token).page
    for page in (one, other):
        page.get_by_role("button", name=re.compile("^Change: .*Courtesy call")).click()
        expect(page.get_by_role("dialog").get_by_role("button", name="Save")).to_be_visible()
    other.get_by_role("dialog").get_by_role("combobox", name=re.compile("Host")).click()
    other.get_by_role("option", name="Nobody").click()
    expect(other.get_by_text("This breaks:")).to_be_visible()
    other.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(other.get_by_text(re.compile("^Version 2 ·"))).to_be_visible()

    drawer = one.get_by_role("dialog")
    drawer.get_by_role("combobox", name=re.compile("Room")).click()
    one.get_by_role("option").nth(1).click()
    expect(drawer.get_by_text("Version 2 has come in between")).to_be_visible()
    expect(drawer.get_by_text("Changed there:")).to_be_visible()
    expect(drawer.get_by_text("Your change:")).to_be_visible()
    drawer.locator(".st-key-adjust_meanwhile").scroll_into_view_if_needed()
    shoot(one, "both")
    drawer.get_by_role("button", name="Save").click()
    expect(one.get_by_text(re.compile("^Version 3 ·"))).to_be_visible()
    view(one, "Versions")
    expect(one.get_by_text("What differs")).to_be_visible()
    shoot(one, "versions")
