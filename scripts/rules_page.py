"""Writes docs/rules.md from the docstrings of rules and goals, so that they cannot differ.

``python -m scripts.rules_page`` writes the page.
"""

from collections.abc import Sequence
from inspect import cleandoc
from pathlib import Path

from optimizer.goals import GOALS
from optimizer.rule import Goal, Rule
from optimizer.rules import RULES

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

_HEAD = """# Rules and goals

Made by `make docs` from the modules in `optimizer/rules` and `optimizer/goals`; change it there.
The numbers are the office's own: `data/rulepacks/`, each with its source. The codes are those of
the domain reference; an office can switch any of them off.

## Rules

A plan keeps all of them, or says which one it breaks, whom that concerns and by how much.
"""

_GOALS = """## Goals

Served tier by tier: nothing in a later tier is worth anything in an earlier one. Within a tier a
goal counts its raw value times its weight.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    rules = [_entry(rule.CODE, rule) for rule in sorted(RULES, key=lambda rule: rule.CODE)]
    goals = [
        _entry(f"{goal.CODE} · {goal.TIER.name.lower()} · weight {goal.WEIGHT}", goal)
        for goal in sorted(GOALS, key=lambda goal: (goal.TIER, goal.CODE))
    ]
    return "\n".join([_HEAD, *rules, _GOALS, *goals])


def _entry(heading: str, module: Rule | Goal) -> str:
    sentence, _, rest = cleandoc(module.__doc__ or "").partition("\n")
    return "\n".join(_lines(f"### {heading}", f"**{sentence}**", rest.strip()))


def _lines(*paragraphs: str) -> Sequence[str]:
    return [line for paragraph in paragraphs if paragraph for line in (paragraph, "")]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
