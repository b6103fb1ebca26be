import { captionFor, placeFor, popupMenu } from "./dialogs.js";
import { element } from "./dom.js";

/**
 * The attach menu, pasted and dropped files. `send(file, caption, asPhoto)` sends one and
 * `sendPlace([latitude, longitude])` a place; `samples`
 * are texts offered for the composer, `fill(text)` puts one there.
 */
export class Attaching {
  constructor({ button, area, samples, send, sendPlace, fill }) {
    Object.assign(this, { samples, send, sendPlace, fill });
    button.addEventListener("click", () => {
      const box = button.getBoundingClientRect();
      popupMenu({ x: box.left, y: box.top }, this.#items());
    });
    area.addEventListener("dragover", (event) => event.preventDefault());
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      for (const file of event.dataTransfer.files) this.offer(file);
    });
  }

  #items() {
    return [
      { word: "photo", sign: "photo", act: () => this.#pick("image/*", true) },
      { word: "document", sign: "document", act: () => this.#pick("", false) },
      { word: "place", sign: "place", act: () => this.#askPlace() },
      ...(this.samples.length ? [{ heading: "samples" }] : []),
      ...this.samples.map(({ title, text }) => ({
        label: title,
        sign: "sample",
        act: () => this.fill(text),
      })),
    ];
  }

  async #askPlace() {
    const place = await placeFor();
    if (place) await this.sendPlace(place);
  }

  #pick(accept, asPhoto) {
    const input = element("input", { type: "file", accept });
    input.addEventListener("change", () => input.files[0] && this.offer(input.files[0], asPhoto));
    input.click();
  }

  /** Asks for the caption, then sends. */
  async offer(file, asPhoto = file.type.startsWith("image/")) {
    const caption = await captionFor(file, asPhoto);
    if (caption !== null) await this.send(file, caption, asPhoto);
  }
}
