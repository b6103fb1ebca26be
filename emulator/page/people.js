import { summary } from "./bubbles.js";
import { shortMoment } from "./dates.js";
import { element } from "./dom.js";
import { serviceLine } from "./service.js";
import { say } from "./words.js";

const TINTS = 7;
const ROLES = ["reader", "editor", "owner", "channel", "group", "forum", "topic"];

/** A round picture of initials on the person's own colour. */
export function avatar({ id, first_name: name }) {
  const initials = name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]);
  return element(
    "span",
    { class: `avatar tint-${Math.abs(id) % TINTS}`, "aria-hidden": "true" },
    initials.join("").toLocaleUpperCase(),
  );
}

/** The role as a person reads it; an unknown one as it came. */
export function roleName(role) {
  return ROLES.includes(role) ? say(role) : (role ?? "");
}

/** Draws everybody with the newest message and the number of unread ones. */
export function drawPeople(root, chats, current, choose) {
  const focused = root.contains(document.activeElement)
    ? document.activeElement.dataset.testid
    : null;
  const entries = chats.flatMap((chat, index) => [
    chat.isPlace && !chats[index - 1]?.isPlace
      ? element("h2", { class: "people-part" }, say("places"))
      : null,
    entry(chat, chat === current, choose),
  ]);
  root.replaceChildren(...entries.filter(Boolean));
  if (focused) root.querySelector(`[data-testid="${focused}"]`)?.focus();
}

/** Draws links to what else is on this address. */
export function drawPages(root, pages) {
  root.replaceChildren(
    ...Object.entries(pages).map(([word, path]) =>
      element("a", { href: path, target: "_blank", "data-testid": `page-${word}` }, say(word)),
    ),
  );
}

function entry(chat, isCurrent, choose) {
  const { person, last, unread } = chat;
  return element(
    "button",
    {
      type: "button",
      class: person.role === "topic" ? "person nested" : "person",
      "data-testid": `person-${chat.key}`,
      "aria-current": isCurrent ? "true" : null,
      click: () => choose(chat.key),
    },
    avatar(person),
    element(
      "span",
      { class: "person-name" },
      person.first_name,
      element("small", { class: `role ${person.role}` }, roleName(person.role)),
    ),
    element("span", { class: "person-time" }, last ? shortMoment(last.date) : ""),
    element(
      "span",
      { class: "person-last" },
      last?.outgoing && !serviceLine(last) ? element("i", {}, `${say("you")}: `) : null,
      last ? summary(last) : say("empty"),
    ),
    unread.length > 0 &&
      element(
        "span",
        {
          class: "badge",
          "data-testid": "unread",
          "aria-label": `${say("unread")}: ${unread.length}`,
        },
        String(unread.length),
      ),
  );
}
