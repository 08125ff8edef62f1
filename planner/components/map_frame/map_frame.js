// Shows the map and passes its clicks on. The map lives in an origin of its own: a message
// is believed only if it comes from this very frame, and holds no more than an id. The other way
// goes no more than the id of the engagement that is to stand out.

// Streamlit calls the function below anew for every change of the data, with the same frame.
const listeners = new WeakMap();

const stopListening = (frame) => {
  const { listen, tell } = listeners.get(frame) ?? {};
  window.removeEventListener("message", listen);
  frame.removeEventListener("load", tell);
  listeners.delete(frame);
};

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector("iframe");
  if (frame.getAttribute("src") !== data.address) frame.setAttribute("src", data.address);
  frame.title = data.title;
  const listen = ({ source, data: message }) => {
    if (source !== frame.contentWindow || message?.type !== "reception-stop") return;
    if (typeof message.engagement === "string") setTriggerValue("picked", message.engagement);
  };
  stopListening(frame);
  const tell = () =>
    frame.contentWindow?.postMessage({ type: "reception-select", engagement: data.selected }, "*");
  listeners.set(frame, { listen, tell });
  window.addEventListener("message", listen);
  frame.addEventListener("load", tell);
  tell();
  return () => stopListening(frame);
}
