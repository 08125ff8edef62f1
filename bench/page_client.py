"""A browser without a window: asks for a page over Streamlit's websocket, and works on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE_S = 60.0
_GOES_ON = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


class PageFailed(Exception):
    """A page told of an error, which is the argument."""


class NoSuchWidget(LookupError):
    """A widget that should stand on a page does not; the argument is its key."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What is done to one widget: text typed, options chosen, or a press where neither is given.

    `key` is the widget's own key in the page's source.
    """

    key: str
    text: str | None = None
    chosen: tuple[str, ...] | None = None


class PageClient:
    """One person's open page.

    Args:
        socket: the websocket to the server.
        page: the page's name in the address.
        query: what follows it there.
    """

    def __init__(self, socket: ClientConnection, page: str, query: str) -> None:
        self._socket = socket
        self._page = page
        self._query = query
        self._ids: dict[str, str] = {}
        self._kept: dict[str, WidgetState] = {}
        self._errors: list[str] = []

    async def act(self, *touches: Touch) -> float:
        """Do something on the page, or just ask for it; return the seconds until it is there.

        Raises:
            NoSuchWidget: the page has shown no such widget yet.
            PageFailed: it shows an error.
            TimeoutError: it was not there within `PATIENCE_S`.
            websockets.ConnectionClosed: the server is gone, or the session is over.
        """
        began = perf_counter()
        async with asyncio.timeout(PATIENCE_S):
            await self._socket.send(self._request(touches).SerializeToString())
            while not await self._finished():
                pass
        if self._errors:
            raise PageFailed("; ".join(self._errors))
        return perf_counter() - began

    async def visit(self, page: str) -> float:
        """Go to another page of the same office; return the seconds until it is there.

        Raises what `act` raises.
        """
        self._page = page
        self._kept.clear()
        return await self.act()

    def _request(self, touches: tuple[Touch, ...]) -> BackMsg:
        request = BackMsg()
        request.rerun_script.page_name = self._page
        request.rerun_script.query_string = self._query
        pressed = []
        for touch in touches:
            if touch.key not in self._ids:
                raise NoSuchWidget(touch.key)
            state = _state(self._ids[touch.key], touch)
            if state.WhichOneof("value") == "trigger_value":
                pressed.append(state)
            else:
                self._kept[touch.key] = state
        request.rerun_script.widget_states.widgets.extend([*self._kept.values(), *pressed])
        return request

    async def _finished(self) -> bool:
        message = ForwardMsg()
        message.ParseFromString(bytes(await self._socket.recv(decode=False)))
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._errors.clear()
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element)
        return kind == "script_finished" and message.script_finished != _GOES_ON

    def _note(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "alert" and element.alert.format == element.alert.ERROR:
            self._errors.append(element.alert.body)
        widget_id = str(getattr(getattr(element, kind or "", None), "id", ""))
        # Streamlit's ids of widgets end in the keys of their source.
        _, _, key = widget_id.removeprefix("$$ID-").partition("-")
        if key:
            self._ids[key] = widget_id


@asynccontextmanager
async def page_of(
    address: str, token: str, page: str, query: str = "lang=en"
) -> AsyncIterator[PageClient]:
    """Open a page of the server at `address` in the session of `token`; nothing is asked yet."""
    async with connect(
        f"ws{address.removeprefix('http')}/_stcore/stream",
        origin=Origin(address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": f"sid={token}"},
        max_size=None,
    ) as socket:
        yield PageClient(socket, page, query)


def _state(widget_id: str, touch: Touch) -> WidgetState:
    state = WidgetState(id=widget_id)
    if touch.text is not None:
        state.string_value = touch.text
    elif touch.chosen is not None:
        state.string_array_value.data.extend(touch.chosen)
    else:
        state.trigger_value = True
    return state
