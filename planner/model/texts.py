"""Texts that people read in two languages, and the names of persons."""

from __future__ import annotations

from dataclasses import dataclass


def _is_chinese(language: str) -> bool:
    return language.lower().startswith("zh")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Chinese and in English."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """Return the text for a language tag (`zh_CN`, `en`); the other one where it is empty."""
        if _is_chinese(language):
            return self.zh or self.en
        return self.en or self.zh


@dataclass(frozen=True, slots=True)
class PersonName:
    """How a person is written and addressed.

    The name is stored whole in each script, in the order the person uses: splitting names on
    spaces is wrong for too many countries. Titles are those of the office held.
    """

    name_zh: str
    name_latin: str
    title_zh: str = ""
    title_en: str = ""

    def text(self, language: str) -> str:
        """Return the bare name for a language tag."""
        return Bilingual(self.name_zh, self.name_latin).text(language)

    def title(self, language: str) -> str:
        """Return the title of the office held for a language tag; empty when there is none."""
        return Bilingual(self.title_zh, self.title_en).text(language)

    def formal(self, language: str) -> str:
        """Return name and title as a list of participants shows them."""
        name, title = self.text(language), self.title(language)
        if not title:
            return name
        return f"{title}{name}" if _is_chinese(language) else f"{name}, {title}"
