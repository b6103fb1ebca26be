import { byId, element } from "./dom.js";
import { avatar, roleName } from "./people.js";
import { say } from "./words.js";

/** The line above the chat: the bot and what it is doing. */
export function drawBot(bot, { online, typing }) {
  const state = online ? say(typing ? "typing" : "bot") : say("connecting");
  byId("bot").replaceChildren(
    avatar(bot),
    element(
      "div",
      {},
      element("b", {}, bot.first_name),
      element(
        "small",
        { class: online && !typing ? "" : "lively", "data-testid": "status" },
        state,
      ),
    ),
  );
}

/** The same line for a group or a channel. */
export function drawPlace(chat, { online, typing }) {
  const state = online ? (typing ? say("typing") : chat.about) : say("connecting");
  byId("bot").replaceChildren(
    avatar(chat.person),
    element(
      "div",
      {},
      element("b", {}, chat.person.first_name),
      element("small", { "data-testid": "status" }, state),
    ),
  );
}

/** Whose telephone this is. */
export function drawPersona(person) {
  byId("persona").setAttribute("aria-label", `${say("switch")}: ${person.first_name}`);
  byId("persona").replaceChildren(
    element(
      "span",
      {},
      element("b", {}, person.first_name),
      element("small", {}, roleName(person.role)),
    ),
    avatar(person),
  );
}

/** How much waits unread with the other people: on the drawer's button and in the window's title. */
export function drawUnread(total, bot) {
  byId("drawer-open").querySelector(".badge")?.remove();
  if (total) byId("drawer-open").append(element("span", { class: "badge" }, String(total)));
  document.title = total ? `(${total}) ${bot.first_name}` : bot.first_name;
}

/** The list of people slides over the chat on a phone. */
export function connectDrawer() {
  const app = byId("app");
  const show = (open) => {
    app.classList.toggle("drawer", open);
    byId("drawer-open").setAttribute("aria-expanded", String(open));
    if (open) byId("people-list").querySelector("[aria-current]")?.focus();
  };
  byId("drawer-open").addEventListener("click", () => show(true));
  byId("backdrop").addEventListener("click", () => show(false));
  byId("people").addEventListener("keydown", (event) => event.key === "Escape" && show(false));
  return { open: () => show(true), close: () => show(false) };
}
