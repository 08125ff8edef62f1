// The glue between Streamlit and EventCalendar, whose script stands before this one.
// Texts reach the page through textContent and attributes only.

const TWO = 2;
const twoDigits = (number) => String(number).padStart(TWO, "0");
const clock = (date) => `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const classesOf = (event) => [
  "bar",
  event.group,
  ...(event.isNarrow ? ["narrow"] : []),
  ...["locked", "conflict", "picked"].filter((name) => event[name]),
];

const asEvent = (event) => ({
  id: event.id,
  resourceIds: [event.resource],
  start: event.start,
  end: event.end,
  title: event.title,
  classNames: classesOf(event),
  startEditable: false,
  durationEditable: false,
  extendedProps: event,
});

const barContent = ({ event }) => {
  const shown = event.extendedProps;
  if (!shown.title) return { domNodes: [] };
  const title = element("span", "bar-title", shown.title);
  if (shown.spillPx) title.style.maxWidth = `${shown.spillPx}px`;
  if (shown.isNarrow) return { domNodes: [title] };
  return { domNodes: [element("span", "bar-time", shown.time), title] };
};

const describe = ({ el, event }) => {
  const about = event.extendedProps.about;
  el.title = about;
  el.setAttribute("aria-label", about.replaceAll("\n", ", "));
};

const legendItem = ({ group, label }) => {
  const item = element("li", "");
  item.append(element("span", `swatch ${group}`), element("span", "", label));
  return item;
};

const drawLegend = (list, data) => {
  const marks = [];
  if (data.events.some((event) => event.locked)) marks.push({ group: "locked", label: data.words.held });
  if (data.events.some((event) => event.conflict)) {
    marks.push({ group: "conflict", label: data.words.broken });
  }
  list.replaceChildren(...[...data.legend, ...marks].map(legendItem));
};

// An hour is wide enough to read a title in, and wider where the page has room.
const LEAST_HOUR_PX = 56;
const SLOTS_PER_HOUR = 2;
const ROW_HEAD_PX = 190;
const NARROW_PX = 84;
const MARGIN_PX = 8;
const MS_PER_HOUR = 3600000;

const slotWidth = (host, data) => {
  const hours = data.lastHour - data.firstHour;
  const room = (host.clientWidth - ROW_HEAD_PX) / hours;
  return Math.floor(Math.max(LEAST_HOUR_PX, room) / SLOTS_PER_HOUR);
};

// A bar too narrow for its title may write it over the free time that follows in its row.
const fitTitles = (events, hourPx) => {
  const px = (from, to) => ((new Date(to) - new Date(from)) / MS_PER_HOUR) * hourPx;
  const rows = Map.groupBy(events, (event) => event.resource);
  for (const row of rows.values()) {
    row.sort((one, other) => one.start.localeCompare(other.start));
    row.forEach((event, index) => {
      event.isNarrow = px(event.start, event.end) < NARROW_PX;
      const next = row[index + 1];
      const freePx = next ? px(event.start, next.start) : NARROW_PX * 2;
      if (event.isNarrow) event.spillPx = Math.max(freePx, px(event.start, event.end)) - MARGIN_PX;
    });
  }
};

// Streamlit calls the function below anew for every change of the data, in the same element.
const calendars = new WeakMap();

const clear = (host) => {
  const shown = calendars.get(host);
  if (!shown) return 0;
  const scrolled = host.querySelector(".ec-main")?.scrollLeft ?? 0;
  EventCalendar.destroy(shown.calendar);
  calendars.delete(host);
  return scrolled;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".timeline");
  drawLegend(parentElement.querySelector(".legend"), data);
  const before = calendars.get(host);
  const scrolled = clear(host);
  const halfHourPx = slotWidth(host, data);
  fitTitles(data.events, halfHourPx * SLOTS_PER_HOUR);
  const calendar = EventCalendar.create(host, {
    view: "resourceTimelineDay",
    date: data.day,
    locale: data.language,
    headerToolbar: { start: "", center: "", end: "" },
    slotMinTime: { hours: data.firstHour },
    slotMaxTime: { hours: data.lastHour },
    scrollTime: { hours: data.firstHour },
    slotDuration: { minutes: 30 },
    slotLabelInterval: { hours: 1 },
    slotLabelFormat: clock,
    slotWidth: halfHourPx,
    height: data.scrolls ? "640px" : undefined,
    dayHeaderFormat: () => "",
    nowIndicator: true,
    eventGap: 2,
    eventContent: barContent,
    eventDidMount: describe,
    eventClick: ({ event }) => {
      const engagement = event.extendedProps.engagement;
      if (engagement) setTriggerValue("picked", engagement);
    },
    resources: data.resources,
    events: data.events.map(asEvent),
  });
  calendars.set(host, { calendar, day: data.day });
  if (before?.day === data.day) host.querySelector(".ec-main").scrollLeft = scrolled;
  return () => clear(host);
}
