import { author, captioned, summary } from "./bubbles.js";
import { element } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const touch = matchMedia("(pointer: coarse)");

/**
 * Where a person types. Enter sends and Shift+Enter breaks the line, but on a phone Enter breaks
 * the line too. A message may be answered or, if it is the person's own, edited.
 */
export class Composer {
  #replyTo = null;
  #editing = null;
  #before = "";

  /** `send(text, {replyTo, editing})` gets what was typed; `typed(text)` every change; `lastOwn()` the message Up edits. */
  constructor({ form, text, context, suggestions, send, typed, lastOwn, paste }) {
    Object.assign(this, { form, text, context, suggestions, send, typed, lastOwn });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    text.addEventListener("input", () => this.#changed());
    text.addEventListener("keydown", (event) => this.#key(event));
    text.addEventListener("paste", (event) => {
      const [file] = event.clipboardData.files;
      if (file) (event.preventDefault(), paste(file));
    });
  }

  get value() {
    return this.text.value;
  }

  /** What is to be kept for later: not the words of an edit, but what stood here before it. */
  get draft() {
    return this.#editing ? this.#before : this.value;
  }

  /** Puts a text in place of what was typed, with the cursor at its end. */
  fill(value) {
    this.text.value = value;
    this.text.focus();
    this.text.setSelectionRange(value.length, value.length);
    this.#changed();
  }

  /** Lets a person type at once; on a phone that would cover half the chat with the keyboard. */
  focus() {
    if (!touch.matches) this.text.focus({ preventScroll: true });
  }

  /** Opens with a draft, for another person: no reply, no edit. */
  reset(draft = "") {
    this.#settle();
    this.text.value = draft;
    this.#changed();
  }

  reply(message) {
    this.#settle();
    this.#replyTo = message;
    this.#showContext("reply", author(message), message);
  }

  edit(message) {
    this.#before = this.draft;
    this.#settle();
    this.#editing = message;
    this.fill(message.text ?? message.caption ?? "");
    this.#showContext("edit", say("editing"), message);
  }

  /** Messages are gone: one that was being answered or edited no longer is. */
  forget(ids) {
    if (ids.includes((this.#editing ?? this.#replyTo)?.message_id)) this.#giveUp();
  }

  // A caption may be taken away, a text may not.
  get #complete() {
    return Boolean(this.value.trim() || (this.#editing && captioned(this.#editing)));
  }

  #submit() {
    if (!this.#complete) return;
    const text = this.value.trim();
    const about = { replyTo: this.#replyTo?.message_id, editing: this.#editing?.message_id };
    this.reset(this.#editing ? this.#before : "");
    this.send(text, about);
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.suggestions.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey && !touch.matches)
      (event.preventDefault(), this.#submit());
    else if (event.key === "Escape") this.#giveUp();
    else if (event.key === "ArrowUp" && !this.value && this.lastOwn())
      (event.preventDefault(), this.edit(this.lastOwn()));
  }

  #giveUp() {
    this.text.value = this.draft;
    this.#settle();
    this.#changed();
  }

  #settle() {
    this.#replyTo = null;
    this.#editing = null;
    this.context.hidden = true;
    this.context.replaceChildren();
  }

  #changed() {
    this.form.classList.toggle("filled", this.#complete);
    this.fit();
    this.typed(this.value);
  }

  /** Makes the box as high as its text; a hidden one has no height to go by. */
  fit() {
    this.text.style.height = "auto";
    if (this.text.scrollHeight) this.text.style.height = `${this.text.scrollHeight}px`;
  }

  #showContext(sign, title, message) {
    const cancel = element(
      "button",
      {
        type: "button",
        class: "round",
        "aria-label": say("cancel"),
        "data-testid": "context-cancel",
        click: () => this.#giveUp(),
      },
      icon("close"),
    );
    this.context.replaceChildren(
      icon(sign),
      element("div", {}, element("b", {}, title), element("span", {}, summary(message))),
      cancel,
    );
    this.context.hidden = false;
    this.text.focus();
  }
}
