// The sandbox's time, and how moments are written. Moments are milliseconds since the epoch.

let anchor = { moment: Date.now(), at: performance.now() };
const listeners = new Set();

export const now = () => anchor.moment + performance.now() - anchor.at;

export function setNow(moment) {
  const moved = Math.abs(moment - now()) > 1500;
  anchor = { moment, at: performance.now() };
  if (moved) tick();
}

export function onTick(listener) {
  listeners.add(listener);
  listener();
}

function tick() {
  for (const listener of listeners) listener();
}

setInterval(tick, 1000);

const formats = new Map();

function format(language, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, options));
  return formats.get(key);
}

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export const timeOf = (moment, language) => format(language, TIME).format(moment);

export const dayOf = (moment, language) => {
  const sameYear = new Date(moment).getFullYear() === new Date(now()).getFullYear();
  return format(language, { month: "long", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) }).format(moment);
};

export const momentOf = (moment, language) =>
  format(language, { weekday: "short", year: "numeric", month: "short", day: "numeric", ...TIME }).format(moment);

// Telegram's format of a date entity: w weekday, d or D a short or long date, t or T the time without or with seconds.
export function entityDate(moment, shape, language) {
  const options = { ...(shape.includes("w") && { weekday: "short" }) };
  if (/d/i.test(shape)) Object.assign(options, dateParts(moment, shape.includes("D")));
  if (/t/i.test(shape)) Object.assign(options, TIME, shape.includes("T") && { second: "2-digit" });
  return format(language, options).format(moment);
}

function dateParts(moment, long) {
  const otherYear = new Date(moment).getFullYear() !== new Date(now()).getFullYear();
  return { month: long ? "long" : "short", day: "numeric", ...((long || otherYear) && { year: "numeric" }) };
}

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

// "in 3 h", "2 days ago", counted from the sandbox's now.
export function hint(moment, language) {
  const words = new Intl.RelativeTimeFormat(language, { style: language.startsWith("zh") ? "long" : "short" });
  const distance = moment - now();
  const size = Math.abs(distance);
  if (size < MINUTE) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");
  if (size < HOUR) return words.format(Math.round(distance / MINUTE), "minute");
  if (size < 2 * DAY) return words.format(Math.round(distance / HOUR), "hour");
  return words.format(Math.round(distance / DAY), "day");
}
