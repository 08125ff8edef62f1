"""Names that would run or fetch something: on every page, in every view, they are only shown.

That nothing failed and nothing was asked for elsewhere is what `open_browser` checks at the end: a
violation of the content policy is an error on the console.
"""

import itertools
import shutil
from dataclasses import fields, is_dataclass, replace

import pytest
from playwright.sync_api import expect

from planner.access import Role
from planner.config import settings_in
from planner.i18n import Language, translator
from planner.model import Bilingual, PersonName
from planner.pages.frame import PAGES
from planner.services import issuing, scenarios
from planner.services.context import open_context
from planner.services.views import PlanRef
from tests.e2e.conftest import PHONE, SIGNED_IN, WIDE, serving, settled, sign_in_to

CORPUS = (
    "![x](http://leak.example/p.png)",
    "<img src=http://leak.example/q.png onerror=window.PWNED=1>",
    "</script><script>window.PWNED=2</script>",
    "`${window.PWNED=3}` {{7*7}}",
    '"onmouseover="window.PWNED=4',
    "[a](javascript:window.PWNED=5) $x^2$ *b*",
    "<svg/onload=window.PWNED=6>\\u2028",
    '=HYPERLINK("http://leak.example")',
    "</style><style>@import 'http://leak.example/s.css'",
)
FIRST = PlanRef(1, 1)
VIEWS = ("Itineraries", "Timeline", "Map", "Findings", "Versions")


def poisoned(value, words):
    """The same data with a hostile word in every name and note."""
    if isinstance(value, Bilingual | PersonName):
        texts = {f.name: getattr(value, f.name) for f in fields(value)}
        return replace(value, **{k: next(words) for k, v in texts.items() if isinstance(v, str)})
    if isinstance(value, tuple):
        return tuple(poisoned(one, words) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        own = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {k: poisoned(v, words) for k, v in own.items() if isinstance(v, tuple)}
        changed |= {k: poisoned(v, words) for k, v in own.items() if is_dataclass(v)}
        changed |= {k: next(words) for k in ("notes", "note", "plate", "code_name") if own.get(k)}
        return replace(value, **changed)
    return value


@pytest.fixture(scope="module")
def hostile(planned_dir, tmp_path_factory):
    """A server over the planned sample, every name of which is hostile; its plan is issued."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(planned_dir, folder)
    ctx = open_context(settings_in(folder), "officer")
    before = scenarios.current(ctx, 1)
    changed = poisoned(before.scenario, itertools.cycle(CORPUS))
    office = replace(changed.office, name=Bilingual(CORPUS[1], CORPUS[0]))
    scenarios.save(ctx, 1, before.version, replace(changed, office=office), CORPUS[2])
    open_points = issuing.open_points(ctx, FIRST, translator(Language.EN))
    issuing.issue(ctx, FIRST, accepted=[point.key for point in open_points], note=CORPUS[1])
    ctx.store.close()
    with serving(folder) as server:
        token = sign_in_to(folder, *Role)
        SIGNED_IN[server.address] = token
        yield server


@pytest.mark.parametrize(
    ("language", "size"),
    [(Language.EN, WIDE), (Language.ZH_CN, PHONE)],
    ids=["en-wide", "zh-phone"],
)
def test_a_hostile_name_is_shown_and_does_nothing(hostile, open_browser, shoot, language, size):
    t = translator(language)
    page = open_browser(f"{hostile.address}/plan?lang={language}", size).page
    for view in VIEWS:
        page.get_by_test_id("stMain").get_by_role("radio", name=t(view), exact=True).click()
        settled(page)
        if view == "Map":
            map_ = page.frame_locator("iframe.map")
            expect(map_.locator(".rm-badge").first).to_be_visible()
            map_.locator(".rm-badge").first.hover()
            assert map_.locator("body").evaluate("() => window.PWNED") is None
        assert page.evaluate("window.PWNED") is None
    for name, title, _, _ in PAGES:
        page.goto(f"{hostile.address}/{name}?lang={language}")
        expect(page.get_by_role("heading", level=1)).to_have_text(t(title))
        settled(page)
        assert page.evaluate("window.PWNED") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        shoot(page, name)
    page.goto(f"{hostile.address}/delegations?delegation=jp-ritto&lang={language}")
    settled(page)
    assert page.locator("a[href*='leak.example']").count() == 0
    assert page.evaluate("window.PWNED") is None
