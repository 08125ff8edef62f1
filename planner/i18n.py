"""Everything a person reads, in the language they chose.

The English text is the key. Code that shows something takes a `Translator` as ``t``:

    t("Plan of {delegation}", delegation=name)
    t.n("{count} vehicle", "{count} vehicles", number_of_vehicles)

Text that is chosen in one place and shown in another (the label of an enum member)
is marked with ``N_("Banquet")`` where it stands and translated with ``t(label)``.
Only literals can be found by the extraction: build no text out of pieces.

To add text: write it in English as above, run ``make messages`` and fill in the empty
``msgstr`` lines it added under ``planner/locale/<language>/``. The catalogues of a
language are merged; a text may stand in one of them, or in several if they agree.
To add a language: a member of `Language`, a folder of catalogues.
"""

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE_DIR = Path(__file__).parent / "locale"


class Language(StrEnum):
    """A language of the planner's own text; the value names its catalogue folder."""

    EN = "en"
    ZH_CN = "zh_CN"

    @property
    def locale(self) -> Locale:
        """The conventions for dates, numbers and lists (British ones for English)."""
        return _locale("en_GB" if self is Language.EN else self.value)

    @property
    def own_name(self) -> str:
        """The language's name as its speakers write it."""
        name = Locale(self.locale.language).get_language_name()
        return name or self.value


@cache
def _locale(tag: str) -> Locale:
    # Babel looks for files at each parse, and a page formats thousands of times.
    return Locale.parse(tag)


@dataclass(frozen=True, slots=True)
class Translator:
    """Says English texts in one language, with named facts filled in."""

    language: Language
    _texts: gettext.NullTranslations

    def __call__(self, message: str, /, **facts: object) -> str:
        """Translate `message` and fill its ``{name}`` places.

        Raises KeyError if the text names a fact that was not given.
        """
        return self._texts.gettext(message).format_map(facts)

    def n(self, singular: str, plural: str, count: int, /, **facts: object) -> str:
        """Translate the form that `count` asks for; ``{count}`` is filled in as well."""
        text = self._texts.ngettext(singular, plural, count)
        return text.format_map({"count": count, **facts})


def N_(message: str) -> str:
    """Mark `message` as text to translate later; it comes back unchanged."""
    return message


@cache
def translator(language: Language) -> Translator:
    """Return the translator into `language`; its catalogues are read on first use."""
    return Translator(language, _compile(read_catalogues(language).values(), language))


def read_catalogues(language: Language) -> Mapping[str, Catalog]:
    """Return the catalogues of `language` by file name without suffix, sorted.

    The language that the texts are written in has none.
    """
    catalogues = {}
    for path in sorted((LOCALE_DIR / language).glob("*.po")):
        with path.open("rb") as file:
            catalogues[path.stem] = read_po(file, locale=language, abort_invalid=True)
    return catalogues


def _compile(catalogues: Iterable[Catalog], language: Language) -> gettext.NullTranslations:
    merged = Catalog(locale=language)
    for catalogue in catalogues:
        for message in catalogue:
            if message.id:
                merged[message.id] = message
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
