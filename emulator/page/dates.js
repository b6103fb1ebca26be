import { locale, say } from "./words.js";

const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "long",
  year: "numeric",
});
const shortDay = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit" });
const full = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium" });

// Bot API dates are Unix seconds; everything is shown in the browser's own zone.
const dateOf = (seconds) => new Date(seconds * 1000);

export const clock = (seconds) => time.format(dateOf(seconds));
export const moment = (seconds) => full.format(dateOf(seconds));
export const dayKey = (seconds) => dateOf(seconds).toDateString();

function daysAgo(date, now) {
  const midnight = (moment) => Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  return Math.round((midnight(now) - midnight(date)) / 86_400_000);
}

/** A date separator: today, yesterday, 4 July, or 4 July 2024 in another year. */
export function dayName(seconds, now = new Date()) {
  const date = dateOf(seconds);
  const ago = daysAgo(date, now);
  if (ago === 0 || ago === 1) return say(ago ? "yesterday" : "today");
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}

/** The time of a message in the list of people: the clock today, a short date before. */
export function shortMoment(seconds, now = new Date()) {
  const date = dateOf(seconds);
  return daysAgo(date, now) === 0 ? time.format(date) : shortDay.format(date);
}
