import { bubble } from "./bubbles.js";
import { dayKey, dayName } from "./dates.js";
import { fadeDays } from "./days.js";
import { element } from "./dom.js";
import { say } from "./words.js";

const AT_BOTTOM_PX = 48;
const GROUP_SECONDS = 300;

/**
 * The messages of the open chat, in days. It stays at the bottom while its reader is there, and
 * counts what came on the jump button when not.
 */
export class Conversation {
  #nodes = new Map();
  #chat = null;
  #stuck = true;
  #height = 0;

  /** `onRead` runs when unread messages have been seen. */
  constructor({ scroller, jump, actions, onRead }) {
    Object.assign(this, { scroller, jump, actions, onRead });
    this.typing = element(
      "div",
      { class: "message in typing", role: "status", hidden: true, "aria-label": say("typing") },
      element("div", { class: "bubble" }, element("i"), element("i"), element("i")),
    );
    this.count = element("span", { class: "count", "data-testid": "jump-count" });
    jump.append(this.count);
    jump.addEventListener("click", () => this.toBottom({ smooth: true }));
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    fadeDays(scroller);
    document.addEventListener("visibilitychange", () => this.#read());
    new ResizeObserver(() => this.#resized()).observe(scroller);
  }

  open(chat) {
    this.#chat = chat;
    const [firstUnread] = chat.unread;
    this.#draw();
    if (firstUnread) this.#markUnread(firstUnread.message_id);
    else this.toBottom();
    this.#height = this.scroller.clientHeight;
    this.#scrolled();
  }

  /** Draws what an event changed; the chat has taken it in already. */
  update(event) {
    if (event.type === "deleted") this.#remove(event.message_ids);
    else this.#put(event.message);
    this.#regroup();
    if (this.#stuck || (event.type === "message" && event.message.outgoing)) this.toBottom();
    if (this.#stuck && event.type === "edited") this.#showStart(event.message);
    this.#read();
  }

  /** Draws everything again, keeping the place; after a reconnection. */
  redraw() {
    const { scrollTop } = this.scroller;
    this.#draw();
    if (this.#stuck) this.toBottom();
    else this.scroller.scrollTop = scrollTop;
    this.#read();
  }

  showTyping(shown) {
    if (this.typing.hidden === !shown) return;
    this.typing.hidden = !shown;
    if (this.#stuck) this.toBottom();
  }

  goTo(id) {
    const node = this.#nodes.get(id);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.remove("pointed");
    requestAnimationFrame(() => node.classList.add("pointed"));
  }

  toBottom({ smooth = false } = {}) {
    this.scroller.scrollTo({
      top: this.scroller.scrollHeight,
      behavior: smooth ? "smooth" : "instant",
    });
  }

  #draw() {
    this.#nodes.clear();
    this.scroller.replaceChildren(this.typing);
    const messages = this.#chat.messages;
    if (!messages.length) this.typing.before(greeting(this.#chat));
    for (const message of messages) this.#append(message);
    this.#regroup();
  }

  #put(message) {
    const old = this.#nodes.get(message.message_id);
    if (old) exchange(old, this.#node(message));
    else if (message.message_id === this.#chat.last?.message_id) this.#append(message);
    else this.redraw();
  }

  #append(message) {
    this.#day(message).append(this.#node(message));
  }

  #node(message) {
    const node = bubble(message, this.actions);
    this.#nodes.set(message.message_id, node);
    return node;
  }

  #day({ date }) {
    const key = dayKey(date);
    const last = [...this.scroller.querySelectorAll(".day")].at(-1);
    if (last?.dataset.day === key) return last;
    this.scroller.querySelector(".greeting")?.remove();
    const day = element(
      "section",
      { class: "day", "data-day": key },
      element("div", { class: "date" }, element("span", {}, dayName(date))),
    );
    this.typing.before(day);
    return day;
  }

  // A page turned under the finger is read from its top.
  #showStart({ message_id: id }) {
    const node = this.#nodes.get(id);
    if (node?.offsetHeight > this.scroller.clientHeight) node.scrollIntoView({ block: "start" });
  }

  #remove(ids) {
    for (const id of ids) {
      const node = this.#nodes.get(id);
      const day = node?.parentElement;
      node?.remove();
      this.#nodes.delete(id);
      if (day && !day.querySelector("[data-message]")) day.remove();
    }
    if (!this.#chat.last) this.#draw();
  }

  // The last of a row of messages by one side carries the tail.
  #regroup() {
    const messages = this.#chat.messages;
    messages.forEach((message, index) => {
      const next = messages[index + 1];
      const continued =
        next &&
        next.by === message.by &&
        next.date - message.date < GROUP_SECONDS &&
        dayKey(next.date) === dayKey(message.date);
      this.#nodes.get(message.message_id)?.classList.toggle("last", !continued);
    });
    this.#pair(messages);
  }

  // The photos of an album stand in pairs.
  #pair(messages) {
    const album = ({ photo, media_group_id: group } = {}) => (photo ? group : undefined);
    let place = 0;
    messages.forEach((message, index) => {
      const group = album(message);
      const more = Boolean(group) && album(messages[index + 1]) === group;
      place = group && album(messages[index - 1]) === group ? place + 1 : 0;
      const list = this.#nodes.get(message.message_id)?.classList;
      list?.toggle("album", more || place > 0);
      list?.toggle("second", place % 2 === 1);
      list?.toggle("single", place > 0 && place % 2 === 0 && !more);
    });
  }

  #markUnread(id) {
    const bar = element("div", { class: "unread-bar" }, say("unread"));
    this.#nodes.get(id).before(bar);
    bar.scrollIntoView({ block: "start" });
  }

  #resized() {
    this.#height = this.scroller.clientHeight;
    if (this.#stuck) this.toBottom();
    else this.#scrolled();
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    // The composer grew: the bottom moved, not the reader.
    if (clientHeight !== this.#height) return;
    this.#stuck = scrollHeight - scrollTop - clientHeight < AT_BOTTOM_PX;
    this.#read();
  }

  #read() {
    if (!this.#chat) return;
    if (this.#stuck && document.visibilityState === "visible" && this.#chat.unread.length) {
      this.#chat.markRead();
      this.onRead();
    }
    const unread = this.#chat.unread.length;
    this.jump.hidden = this.#stuck;
    this.count.textContent = unread || "";
  }
}

// A menu is redrawn under the finger: whoever uses the keyboard stays at the same button.
function exchange(old, node) {
  const controls = (one) => [...one.querySelectorAll("button, a, [role=button]")];
  const place = controls(old).indexOf(document.activeElement);
  old.replaceWith(node);
  controls(node)[place]?.focus({ preventScroll: true });
}

function greeting({ isPlace }) {
  return element(
    "div",
    { class: "greeting" },
    element("b", {}, say("empty")),
    isPlace ? null : element("span", {}, say("begin")),
  );
}
