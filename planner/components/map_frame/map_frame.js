// Shows the map and passes its clicks on. The map lives in an origin of its own: a message
// is believed only if it comes from this very frame, and holds no more than an id.

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector("iframe");
  if (frame.getAttribute("src") !== data.address) frame.setAttribute("src", data.address);
  frame.title = data.title;
  const listen = ({ source, data: message }) => {
    if (source !== frame.contentWindow || message?.type !== "reception-stop") return;
    if (typeof message.engagement === "string") setTriggerValue("picked", message.engagement);
  };
  window.addEventListener("message", listen);
  return () => window.removeEventListener("message", listen);
}
