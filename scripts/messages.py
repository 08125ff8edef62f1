"""Bring the translation catalogues up to date with the texts in the source.

Every text in English that the source hands to ``t``, ``t.n`` or ``N_``, and the first
line of every rule and goal of the optimizer (which is its label), gets an entry.
Entries whose text left the source are dropped. Nothing else changes in a catalogue
that is up to date, so that a change shows only what was said anew.
"""

import ast
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from planner.i18n import LOCALE_DIR, Language, read_catalogues

MessageId = str | tuple[str, str]
"""A text, or its singular and plural."""

ROOT: Final = Path(__file__).parent.parent

HOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "cli": ("planner/cli", "planner/cli.py"),
    "pages": ("app.py", "planner/pages", "planner/components"),
    "domain": ("planner",),
}
"""The catalogue in which a new text is put, by where it stands; the first that fits."""

LABELLED: Final = ("optimizer/rules", "optimizer/goals")
"""Folders whose modules are labelled by the first line of their docstring."""

_HEADER: Final = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


class UnclearTextError(Exception):
    """A text for translation is built from pieces, so that no catalogue can hold it."""


def source_texts(root: Path = ROOT) -> dict[MessageId, str]:
    """Return every text for translation under `root` with its home catalogue.

    Raises UnclearTextError naming the place of a text that is not a literal.
    """
    texts: dict[MessageId, str] = {}
    for home, places in HOMES.items():
        for path in _python_files(root, places):
            for text in texts_in(path):
                texts.setdefault(text, home)
    for path in _python_files(root, LABELLED):
        label = label_of(path)
        if label is not None:
            texts.setdefault(label, "rules")
    return texts


def _python_files(root: Path, places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        path = root / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def texts_in(path: Path) -> Iterator[MessageId]:
    """Yield the texts that the module at `path` hands to ``t``, ``t.n`` and ``N_``.

    A name or an expression handed to ``t`` is a label that was marked where it stands.
    Babel's own extractor overlooks calls inside the arguments of other calls.
    """
    for node in ast.walk(_parse(path)):
        match node:
            case ast.Call(
                func=ast.Name(id="t" | "N_") | ast.Attribute(attr="t"),
                args=[ast.Constant(value=str(text)), *_],
            ):
                yield text
            case ast.Call(
                func=ast.Attribute(attr="n", value=ast.Name(id="t") | ast.Attribute(attr="t")),
                args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), *_],
            ):
                yield one, many
            case ast.Call(
                func=ast.Name(id="t" | "N_") | ast.Attribute(attr="t" | "n"),
                args=[ast.JoinedStr() | ast.BinOp(), *_],
            ):
                place = f"{path}:{node.lineno}"
                raise UnclearTextError(place)


def label_of(path: Path) -> str | None:
    """Return the label of the rule or goal at `path`; None for a module without a CODE."""
    module = _parse(path)
    docstring = ast.get_docstring(module)
    if docstring is None or not any(_assigns_code(statement) for statement in module.body):
        return None
    return docstring.splitlines()[0]


def _assigns_code(statement: ast.stmt) -> bool:
    match statement:
        case ast.Assign(targets=[ast.Name(id="CODE")]) | ast.AnnAssign(target=ast.Name(id="CODE")):
            return True
    return False


def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes(), filename=str(path))


def updated(language: Language, texts: Mapping[MessageId, str]) -> dict[str, Catalog]:
    """Return the catalogues of `language` with an entry for each of `texts` and no other."""
    catalogues = {home: Catalog(locale=language) for home in sorted(set(texts.values()))}
    kept = set()
    for name, old in read_catalogues(language).items():
        new = catalogues.setdefault(name, Catalog(locale=language))
        for message in old:
            if message.id in texts:
                new[message.id] = message
                kept.add(message.id)
    for text, home in texts.items():
        if text not in kept:
            catalogues[home].add(text)
    return {name: catalogue for name, catalogue in catalogues.items() if len(catalogue)}


def rendered(catalogue: Catalog, language: Language) -> bytes:
    """Return the file of `catalogue`: sorted, without dates, places and dropped texts."""
    output = BytesIO()
    header = _HEADER.format(language=language, plural_forms=catalogue.plural_forms)
    output.write(header.encode())
    write_po(
        output,
        catalogue,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return output.getvalue().rstrip(b"\n") + b"\n"


def main() -> None:
    """Rewrite every catalogue and say how many texts still want a translation."""
    texts = source_texts()
    for language in Language:
        if language is Language.EN:
            continue
        folder = LOCALE_DIR / language
        folder.mkdir(parents=True, exist_ok=True)
        catalogues = updated(language, texts)
        for path in folder.glob("*.po"):
            if path.stem not in catalogues:
                path.unlink()
        for name, catalogue in catalogues.items():
            (folder / f"{name}.po").write_bytes(rendered(catalogue, language))
            missing = [message for message in catalogue if not any(message.string or ())]
            print(f"{language}/{name}.po: {len(catalogue)} texts, {len(missing)} to translate")


if __name__ == "__main__":
    main()
