"""Languages and regions by the names people know."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.i18n import N_, Translator

LANGUAGES: Final = (
    *("zh", "yue", "en", "ja", "ko", "fr", "de", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs"),
    *("hu", "ro", "sr", "el", "tr", "ar", "fa", "he", "hi", "ur", "bn", "si", "ne", "th", "vi"),
    *("lo", "km", "my", "ms", "id", "tl", "mn", "kk", "uz", "sw", "am", "sv", "da", "nb", "fi"),
)
"""Codes of the languages that guests are likely to be addressed in."""

# These are regions of China, which the locale data do not say of all three.
_OWN_REGIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "HK": N_("Hong Kong, China"),
        "MO": N_("Macao, China"),
        "TW": N_("Taiwan, China"),
    }
)
_REGION_CODE_LENGTH: Final = 2


def language_name(code: str, t: Translator) -> str:
    """Return what a language is called; the code itself if nobody has named it."""
    name: str | None = t.language.locale.languages.get(code)
    return name or code


def language_labels(t: Translator) -> dict[str, str]:
    """Return the names of the usual languages by code."""
    return {code: language_name(code, t) for code in LANGUAGES}


def region_labels(t: Translator) -> dict[str, str]:
    """Return the names of home regions by code, by name; those of China first."""
    named = {
        code: name
        for code, name in t.language.locale.territories.items()
        if len(code) == _REGION_CODE_LENGTH and code.isalpha() and code not in _OWN_REGIONS
    }
    ours = {code: t(name) for code, name in _OWN_REGIONS.items()}
    return ours | dict(sorted(named.items(), key=lambda entry: entry[1]))
