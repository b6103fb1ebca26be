import { element } from "./dom.js";

/** The list above the composer: commands while typing "/", results while typing "@bot …". */
export class Suggestions {
  #options = [];
  #active = 0;

  constructor(root, input) {
    Object.assign(this, { root, input });
    // The composer keeps the focus, and with it a phone's keyboard.
    root.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get shown() {
    return !this.root.hidden;
  }

  /** `options` are `{content: [nodes], choose, testid}`; an empty list hides. */
  show(options, { note = null } = {}) {
    this.#options = options;
    this.#active = 0;
    this.root.replaceChildren(
      ...options.map((option, index) =>
        element(
          "div",
          {
            role: "option",
            id: `option-${index}`,
            class: "option",
            "data-testid": option.testid,
            click: () => option.choose(),
          },
          option.content,
        ),
      ),
    );
    if (note) this.root.append(element("p", { class: "note" }, note));
    this.root.hidden = !options.length && !note;
    this.input.setAttribute("aria-expanded", String(this.shown));
    this.#mark();
  }

  hide() {
    this.show([]);
  }

  /** Takes the keys that belong to an open list; true when it did. */
  key(event) {
    if (!this.shown) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#options.length) {
      this.#active = (this.#active + step + this.#options.length) % this.#options.length;
      this.#mark();
    } else if (event.key === "Escape") this.hide();
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") {
      if (!this.#options.length) return false;
      this.#options[this.#active].choose({ complete: event.key === "Tab" });
    } else return false;
    return true;
  }

  #mark() {
    [...this.root.querySelectorAll(".option")].forEach((node, index) => {
      node.setAttribute("aria-selected", String(index === this.#active));
      if (index === this.#active) node.scrollIntoView({ block: "nearest" });
    });
    if (this.#options.length)
      this.input.setAttribute("aria-activedescendant", `option-${this.#active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }
}
