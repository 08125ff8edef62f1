"""The pages of the entrance: plain HTML that password managers and old phones understand."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final
from urllib.parse import urlencode

from planner.access.passwords import LONGEST, SHORTEST
from planner.i18n import Language, Translator
from planner.labels import label
from planner.store.accounts import Account

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""What these pages may load: their style and icon, and nothing that runs."""


def page(t: Translator, title: str, *parts: str, next_path: str = "/") -> str:
    """Return a whole page around its parts, which are HTML."""
    name = escape(t("Reception planner"))
    return (
        f'<!DOCTYPE html><html lang="{t.language.value.replace("_", "-")}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} · {name}</title>"
        '<link rel="icon" href="/login/icon.svg"><link rel="stylesheet" href="/login/style.css">'
        f'</head><body><header><img src="/login/icon.svg" alt=""><p>{name}</p></header>'
        f"<main><h1>{escape(title)}</h1>{''.join(parts)}</main>"
        f"{_languages(t, next_path)}</body></html>"
    )


def notice(text: str, kind: str = "error") -> str:
    """Return a remark that stands out; `kind` is `error` or `info`."""
    role = "alert" if kind == "error" else "note"
    return f'<p class="{kind}" role="{role}">{escape(text)}</p>'


def sign_in_form(t: Translator, next_path: str) -> str:
    """Return the form of name and password."""
    return _form(
        f"/login?{urlencode({'lang': t.language.value})}",
        _field(t("Account"), "name", autocomplete="username", extra="autofocus"),
        _field(t("Password"), "password", kind="password", autocomplete="current-password"),
        _hidden("next", next_path),
        _button(t("Sign in")),
    )


def way_elsewhere(text: str, next_path: str) -> str:
    """Return the link to an OpenID Connect provider."""
    address = f"/login/oidc/start?{urlencode({'next': next_path})}"
    return f'<p class="elsewhere"><a class="button" href="{escape(address)}">{escape(text)}</a></p>'


def set_up_form(t: Translator) -> str:
    """Return the form of the first account."""
    rules = t("At least {count} characters; a sentence is easy to remember.", count=SHORTEST)
    size = f'minlength="{SHORTEST}" maxlength="{LONGEST}"'
    return _form(
        f"/login/set-up?{urlencode({'lang': t.language.value})}",
        _field(t("Your name"), "display_name", autocomplete="name", extra="autofocus"),
        _field(
            t("Account: small letters, digits, dots"),
            "name",
            autocomplete="username",
            extra='pattern="[a-z0-9][a-z0-9._@\\-]+"',
        ),
        _field(
            f"{t('Password')} ({rules})",
            "password",
            kind="password",
            autocomplete="new-password",
            extra=size,
        ),
        _field(t("Once more"), "again", kind="password", autocomplete="new-password", extra=size),
        _button(t("Set up")),
    )


def sample_buttons(t: Translator, samples: Iterable[Account]) -> str:
    """Return one button for each sample account."""
    buttons = "".join(
        f'<button name="name" value="{escape(one.name)}">'
        f"{escape(' · '.join(t(label(role)) for role in sorted(one.roles)))}</button>"
        for one in samples
    )
    action = f"/login/sample?{urlencode({'lang': t.language.value})}"
    return (
        f'<section class="samples"><h2>{escape(t("Look around as …"))}</h2>'
        f"<p>{escape(_about_samples(t))}</p>"
        f'<form method="post" action="{escape(action)}">{buttons}</form></section>'
    )


def _about_samples(t: Translator) -> str:
    return t(
        "The offices and people here are invented. These sign-ins need no password, work on this "
        "computer only, and end when you set up your own first account."
    )


def link(text: str, path: str, language: Language) -> str:
    """Return a link to one of our own pages."""
    address = f"{path}?{urlencode({'lang': language.value})}"
    return f'<p><a href="{escape(address)}">{escape(text)}</a></p>'


def _languages(t: Translator, next_path: str) -> str:
    links = "".join(
        f'<a href="?{escape(urlencode({"lang": one.value, "next": next_path}))}" '
        f'lang="{one.value.replace("_", "-")}"'
        f"{_current(one, t)}>{escape(one.own_name)}</a>"
        for one in Language
    )
    return f'<nav aria-label="{escape(t("Language"))}">{links}</nav>'


def _current(language: Language, t: Translator) -> str:
    return ' aria-current="true"' if language is t.language else ""


def _form(action: str, *fields: str) -> str:
    return f'<form method="post" action="{escape(action)}">{"".join(fields)}</form>'


def _field(
    label_: str, name: str, *, autocomplete: str, kind: str = "text", extra: str = ""
) -> str:
    return (
        f"<label>{escape(label_)}"
        f'<input name="{name}" type="{kind}" autocomplete="{autocomplete}" autocapitalize="none" '
        f'spellcheck="false" required {extra}></label>'
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _button(text: str) -> str:
    return f'<button class="main">{escape(text)}</button>'
