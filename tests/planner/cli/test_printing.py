"""A plan on a terminal of 80 columns: nothing is cut, no word is broken."""

import json

import pytest
from rich.cells import cell_len

from planner.cli.exits import Exit
from planner.services.plan_files import load_plan

WIDTH = 80


@pytest.fixture
def printed(reception, hengyang, tmp_path, monkeypatch):
    """Plan the small sample once and return what is printed, as lines, with the plan."""

    def plan(language):
        monkeypatch.setenv("COLUMNS", str(WIDTH))
        file, out = tmp_path / "short.json", tmp_path / "plan.json"
        document = json.loads(hengyang.read_text(encoding="utf-8"))
        kept = {"jp-ritto-greeting", "jp-ritto-check-in", "jp-ritto-courtesy-call"}
        document["engagements"] = [
            {**engagement, "after_ids": []}
            for engagement in document["engagements"]
            if engagement["id"] in kept
        ]
        file.write_text(json.dumps(document), encoding="utf-8")
        answer = reception(
            "plan", file, "-o", out, "--seconds", 3, "--workers", 1, "--lang", language
        )
        assert answer.code == Exit.FINE
        return [line.rstrip() for line in answer.out.splitlines()], load_plan(out)

    return plan


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_line_is_wider_than_the_terminal(printed, language):
    lines, _ = printed(language)
    assert [line for line in lines if cell_len(line) > WIDTH] == []


def test_a_day_is_times_beside_what_happens(printed):
    lines, plan = printed("en")
    greeting = plan.visit("jp-ritto-greeting")
    assert greeting is not None
    start = lines.index("Tuesday 15 December 2026") + 1
    times = f"{greeting.start:%H:%M}–{greeting.end:%H:%M}"
    assert lines[start : start + 2] == [
        f"{times}  Greeting on arrival",
        " " * len(times) + "  Hengyang East Railway Station (high speed), VIP lounge",
    ]
    arrows = [line for line in lines if "→" in line]
    assert len(arrows) == len(plan.legs)


def test_chinese_days_have_chinese_words(printed):
    lines, _ = printed("zh_CN")
    assert "2026年12月15日（周二）" in lines
    assert [line for line in lines if "出面领导：" in line] != []
