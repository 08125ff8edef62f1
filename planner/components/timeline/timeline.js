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
  startEditable: event.grips.includes("start") || event.grips.includes("row"),
  durationEditable: event.grips.includes("length"),
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
  el.dataset.bar = event.id;
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

const barOf = (host, id) => host.querySelector(`.ec-event[data-bar="${CSS.escape(id)}"]`);

// Takes the calendar away and tells what the reader had before them, for the next one.
const clear = (host) => {
  const shown = calendars.get(host);
  if (!shown) return undefined;
  const main = host.querySelector(".ec-main");
  const left = {
    day: shown.day,
    picked: shown.picked,
    scrolledX: main?.scrollLeft ?? 0,
    scrolledY: main?.scrollTop ?? 0,
    focused: host.getRootNode().activeElement?.dataset?.bar ?? shown.toFocus,
  };
  shown.stop();
  EventCalendar.destroy(shown.calendar);
  calendars.delete(host);
  return left;
};

const restore = (host, data, left) => {
  const main = host.querySelector(".ec-main");
  if (left?.day === data.day) main.scrollTo(left.scrolledX, left.scrolledY);
  // The bars are drawn a moment later.
  requestAnimationFrame(() => {
    const shown = calendars.get(host);
    if (shown?.toFocus) barOf(host, shown.toFocus)?.focus({ preventScroll: true });
    if (shown) shown.toFocus = undefined;
    if (data.picked && data.picked !== left?.picked) {
      host.querySelector(".ec-event.picked")?.scrollIntoView({ block: "nearest", inline: "center" });
    }
  });
};

// Times are those of the office's clock: what the browser's own zone is does not matter.
const wallClock = (date) =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}T${clock(date)}`;

const dropOf = (event, data) => {
  const was = event.extendedProps;
  const moves = (grip) => was.grips.includes(grip);
  const length = event.end - event.start;
  const start = moves("start") ? wallClock(event.start) : was.start;
  const end = new Date(new Date(start).getTime() + (moves("length") ? length : lengthOf(was)));
  return {
    number: data.number,
    engagement: was.engagement,
    isDrive: was.isDrive,
    start,
    end: wallClock(end),
    from: was.resource,
    to: moves("row") ? event.resourceIds[0] : was.resource,
  };
};

const lengthOf = (shown) => new Date(shown.end) - new Date(shown.start);

// The same by the arrow keys: a bar goes by five minutes at a press, grows with Shift, changes
// its row; when no key has come for a moment it is dropped where it is. Escape takes it back.
const STEP_MS = 300000;
const REST_MS = 800;
const AWAY = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

const pushed = (event, { key, shiftKey }, data) => {
  const by = AWAY[key];
  const grips = event.extendedProps.grips;
  const later = (date) => new Date(date.getTime() + by * STEP_MS);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const rows = data.resources.map((row) => row.id);
    const row = rows[rows.indexOf(event.resourceIds[0]) + by];
    return row !== undefined && grips.includes("row") ? { ...event, resourceIds: [row] } : event;
  }
  if (shiftKey) {
    const end = later(event.end);
    return grips.includes("length") && end > event.start ? { ...event, end } : event;
  }
  if (!grips.includes("start")) return event;
  return { ...event, start: later(event.start), end: later(event.end) };
};

const listenToKeys = (host, calendar, data, drop) => {
  let waiting;
  const take = (id, change) => {
    calendar.updateEvent(change);
    requestAnimationFrame(() => barOf(host, id)?.focus({ preventScroll: true }));
  };
  const onKey = (pressed) => {
    const id = pressed.target.closest(".ec-event")?.dataset.bar;
    const event = id && calendar.getEventById(id);
    if (!event) return;
    if (pressed.key === "Escape" && waiting) {
      clearTimeout(waiting);
      waiting = undefined;
      const was = event.extendedProps;
      take(id, { ...event, start: was.start, end: was.end, resourceIds: [was.resource] });
    } else if (pressed.key in AWAY && event.extendedProps.grips.length) {
      pressed.preventDefault();
      clearTimeout(waiting);
      const change = pushed(event, pressed, data);
      take(id, change);
      waiting = setTimeout(() => drop(calendar.getEventById(id)), REST_MS);
    }
  };
  host.addEventListener("keydown", onKey);
  return () => {
    clearTimeout(waiting);
    host.removeEventListener("keydown", onKey);
  };
};

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".timeline");
  drawLegend(parentElement.querySelector(".legend"), data);
  const left = clear(host);
  const drop = (event) => setTriggerValue("dropped", dropOf(event, data));
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
    snapDuration: { minutes: 5 },
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
    dragConstraint: ({ event, oldEvent }) =>
      oldEvent.extendedProps.grips.includes("row") ||
      event.resourceIds[0] === oldEvent.resourceIds[0],
    eventDrop: ({ event }) => drop(event),
    eventResize: ({ event }) => drop(event),
    resources: data.resources,
    events: data.events.map(asEvent),
  });
  const stop = listenToKeys(host, calendar, data, drop);
  calendars.set(host, { calendar, day: data.day, picked: data.picked, stop, toFocus: left?.focused });
  restore(host, data, left);
  return () => clear(host);
}
