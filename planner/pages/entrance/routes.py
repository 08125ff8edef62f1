"""The routes of the entrance: sign in, look around as a sample, set up, sign out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from planner.errors import Conflict, Flaw, FlawCode, InvalidInput
from planner.flaw_texts import flaw_text
from planner.i18n import Language, Translator, translator
from planner.pages.entrance import markup
from planner.pages.entrance.cookies import comes_from_us, give, is_own_computer, take_away
from planner.pages.entrance.gate import session_of
from planner.pages.session import server_context
from planner.services import first_run, signing_in
from planner.services.signing_in import SignInRefused

_FOLDER: Final = Path(__file__).parent
_ICON: Final = _FOLDER.parent / "icon.svg"
_ASSET_MAX_AGE_S: Final = 24 * 60 * 60
_LONGEST_FIELD: Final = 1000


def routes() -> list[BaseRoute]:
    """Return the routes of the entrance."""
    return [
        Route("/login", show_sign_in, methods=["GET"]),
        Route("/login", sign_in, methods=["POST"]),
        Route("/login/sample", enter_as_sample, methods=["POST"]),
        Route("/login/set-up", show_set_up, methods=["GET"]),
        Route("/login/set-up", set_up, methods=["POST"]),
        Route("/login/style.css", _asset(_FOLDER / "style.css")),
        Route("/login/icon.svg", _asset(_ICON)),
        Route("/sign-out", sign_out, methods=["GET"]),
    ]


def show_sign_in(request: Request) -> Response:
    """Answer with the sign-in page; who is signed in already goes on at once."""
    if session_of(request) is not None:
        return _go_on(request.query_params.get("next", ""))
    return _sign_in_page(request)


async def sign_in(request: Request) -> Response:
    """Take name and password; a session begins, or the form comes back with one remark."""
    form = await _form_of(request)
    name, password = _text(form, "name"), _text(form, "password")
    try:
        token = await run_in_threadpool(signing_in.sign_in, server_context(), name, password)
    except SignInRefused:
        t = _translator(request)
        remark = t(
            "Account and password do not fit. After several failures an account is locked for a "
            "quarter of an hour."
        )
        return await run_in_threadpool(
            _sign_in_page, request, markup.notice(remark), 401, _text(form, "next")
        )
    return entered(request, token, _text(form, "next"))


async def enter_as_sample(request: Request) -> Response:
    """Begin a session of a sample account, for somebody at this computer."""
    form = await _form_of(request)
    if not is_own_computer(request):
        raise HTTPException(403)
    ctx = server_context()
    try:
        token = await run_in_threadpool(first_run.enter_as_sample, ctx, _text(form, "name"))
    except Conflict as error:
        raise HTTPException(403) from error
    return entered(request, token, "/")


def show_set_up(request: Request) -> Response:
    """Answer with the page of the first account, to somebody at this computer."""
    _refuse_set_up(request)
    return _set_up_page(request)


async def set_up(request: Request) -> Response:
    """Make the first account and sign it in."""
    form = await _form_of(request)
    await run_in_threadpool(_refuse_set_up, request)
    ctx = server_context()
    try:
        account = await run_in_threadpool(
            first_run.set_up,
            ctx,
            _text(form, "name"),
            _text(form, "display_name"),
            _typed_twice(form),
        )
    except InvalidInput as error:
        t = _translator(request)
        remarks = (markup.notice(f"{_fields(t)[f.path]}: {flaw_text(f, t)}") for f in error.flaws)
        return _set_up_page(request, "".join(remarks))
    token = await run_in_threadpool(signing_in.begin_session, ctx, account, "set-up")
    return entered(request, token, "/")


def sign_out(request: Request) -> Response:
    """End the session; a link on somebody else's page cannot do that."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise HTTPException(403)
    session_id = session_of(request)
    if session_id is not None:
        signing_in.sign_out(server_context(), session_id)
    answer = RedirectResponse(f"/login?lang={_translator(request).language.value}", 303)
    take_away(answer, request)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _sign_in_page(
    request: Request, remark: str = "", status: int = 200, next_path: str | None = None
) -> Response:
    t = _translator(request)
    ctx = server_context()
    wanted = request.query_params.get("next", "/") if next_path is None else next_path
    wanted = _local(wanted)
    if "failed" in request.query_params:
        remark += markup.notice(t("The sign-in elsewhere brought nobody who has an account here."))
    parts = [remark, markup.sign_in_form(t, wanted)]
    if ctx.settings.oidc_issuer:
        name = t("Sign in with {name}", name=ctx.settings.oidc_name)
        parts.append(markup.way_elsewhere(name, wanted))
    if is_own_computer(request) and first_run.needs_set_up(ctx):
        parts.append(markup.link(t("Set up the first account"), "/login/set-up", t.language))
        samples = first_run.samples_offered(ctx)
        if samples:
            parts.append(markup.sample_buttons(t, samples))
    return _html(markup.page(t, t("Sign in"), *parts, next_path=wanted), status)


def _set_up_page(request: Request, remark: str = "") -> Response:
    t = _translator(request)
    about = t("This account administers the planner: it gives everybody else theirs.")
    parts = (remark, f"<p>{about}</p>", markup.set_up_form(t))
    return _html(markup.page(t, t("Set up the first account"), *parts))


def _fields(t: Translator) -> dict[str, str]:
    return {
        "name": t("Account"),
        "display_name": t("Your name"),
        "password": t("Password"),
        "again": t("Once more"),
    }


def _refuse_set_up(request: Request) -> None:
    if not is_own_computer(request) or not first_run.needs_set_up(server_context()):
        raise HTTPException(403)


def _html(text: str, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": markup.POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(text, status, headers)


def entered(request: Request, token: str, next_path: str) -> Response:
    """Answer with a session's token, and lead to what was asked for."""
    answer = _go_on(_in_language(_local(next_path), _translator(request).language))
    give(answer, request, token)
    return answer


def _go_on(next_path: str) -> Response:
    return RedirectResponse(_local(next_path), 303, {"Cache-Control": "no-store"})


def _in_language(path: str, language: Language) -> str:
    """Return a path of ours that opens in the language of the sign-in page."""
    if "lang=" in path:
        return path
    return f"{path}{'&' if '?' in path else '?'}lang={language.value}"


def _local(path: str) -> str:
    """Return a path of ours; anything that could lead elsewhere becomes the first page."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_ours and path.isprintable() else "/"


async def _form_of(request: Request) -> FormData:
    if not comes_from_us(request):
        raise HTTPException(403)
    return await request.form(max_files=0, max_fields=10)


def _typed_twice(form: FormData) -> str:
    password = _text(form, "password")
    if password != _text(form, "again"):
        raise InvalidInput((Flaw("again", FlawCode.NOT_THE_SAME),))
    return password


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST_FIELD:
        raise HTTPException(400)
    return value


def _translator(request: Request) -> Translator:
    asked = request.query_params.get("lang", "")
    if asked in set(Language):
        return translator(Language(asked))
    prefers_chinese = request.headers.get("accept-language", "").lower().startswith("zh")
    return translator(Language.ZH_CN if prefers_chinese else Language.EN)


def _asset(path: Path) -> Callable[[Request], Response]:
    def answer(_request: Request) -> Response:
        return FileResponse(path, headers={"Cache-Control": f"public, max-age={_ASSET_MAX_AGE_S}"})

    return answer
