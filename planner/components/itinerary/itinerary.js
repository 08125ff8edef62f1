// Builds the programme out of elements; texts reach the page through textContent only.

const element = (tag, className, ...content) => {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
};

const fact = ({ label, text }) =>
  label
    ? element("span", "fact", element("span", "label", label), text)
    : element("span", "fact", text);

const headOf = (row) => {
  const head = element("div", "head", element("span", "title", row.title));
  if (row.kind) head.append(element("span", "kind", row.kind));
  if (row.held) head.append(element("span", "held", row.held));
  return head;
};

const carOf = ({ name, seats }) =>
  element(
    "li",
    "car",
    element("span", "title", name),
    ...seats.map((seat) => element("span", "seat", seat)),
  );

// Folded: who rides where matters to those who load the cars, not to everybody who reads.
const convoyOf = (cars, words) =>
  element(
    "details",
    "convoy",
    element("summary", "", words.convoy),
    element("ol", "cars", ...cars.map(carOf)),
  );

const lineOf = (row, words, pick) => {
  const body = element("div", "body", headOf(row), element("div", "facts", ...row.facts.map(fact)));
  if (row.convoy.length) body.append(convoyOf(row.convoy, words));
  row.conflicts.forEach((conflict) => body.append(element("div", "conflict", conflict)));
  const line = element("li", `line ${row.group}`, element("div", "time", row.time), body);
  line.classList.toggle("picked", row.picked);
  line.classList.toggle("broken", row.conflicts.length > 0);
  if (row.engagement) {
    const button = element("button", "change", words.change);
    button.setAttribute("aria-label", `${words.change}: ${row.time} ${row.title}`);
    button.addEventListener("click", () => pick(row.engagement));
    line.append(button);
  }
  return line;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const pick = (engagement) => setTriggerValue("picked", engagement);
  const days = data.days.map((day) =>
    element(
      "section",
      "day",
      element("h3", "date", day.label),
      element("ol", "lines", ...day.rows.map((row) => lineOf(row, data.words, pick))),
    ),
  );
  parentElement.querySelector(".itinerary").replaceChildren(...days);
}
