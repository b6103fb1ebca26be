import { fileUrl } from "./api.js";
import { element } from "./dom.js";
import { safeUrl } from "./links.js";
import { say } from "./words.js";

const TYPING_PAUSE_MS = 250;

/** Inline mode: "@bot words" in the composer asks the bot, and a result pressed is sent. */
export class InlineMode {
  #timer = null;
  #asked = null;

  /** `ask(query, offset)` resolves to `{results, next_offset}`; `choose(resultId)` sends one. */
  constructor({ suggestions, ask, choose }) {
    Object.assign(this, { suggestions, ask, choose });
  }

  /** Looks at the composer's text; true while it is an inline query to this bot. */
  typed(text, username) {
    clearTimeout(this.#timer);
    this.#asked = null;
    const query = queryIn(text, username);
    if (query === null) return false;
    this.#timer = setTimeout(() => this.#search(query), TYPING_PAUSE_MS);
    return true;
  }

  async #search(query) {
    const asked = Symbol(query);
    this.#asked = asked;
    const { results, next_offset: next } = await this.ask(query, "");
    if (this.#asked === asked) this.#show(query, results, next);
  }

  #show(query, results, next) {
    const options = results.map((result) => this.#option(result));
    if (next) options.push(this.#moreOption(query, results, next));
    this.suggestions.show(options, { note: results.length ? null : say("nothing") });
  }

  #option(result) {
    return {
      testid: "inline-result",
      content: [
        thumbnail(result),
        element("b", {}, result.title ?? result.caption ?? result.id),
        element("span", {}, result.description ?? ""),
      ],
      choose: () => this.choose(result.id),
    };
  }

  #moreOption(query, results, next) {
    return {
      testid: "inline-more",
      content: [element("b", { class: "more" }, say("unfold"))],
      choose: async () => {
        const answer = await this.ask(query, next);
        this.#show(query, [...results, ...answer.results], answer.next_offset);
      },
    };
  }
}

/** The result's picture, or the first letter of its title. */
function thumbnail({ photo_file_id: photo, thumbnail_url: url, title }) {
  const letter = element("span", { class: "thumb", "aria-hidden": "true" }, [...(title ?? "•")][0]);
  const source = photo ? fileUrl(photo) : safeUrl(url ?? "");
  if (!source) return letter;
  const image = element("img", { class: "thumb", src: source, alt: "", "data-testid": "thumbnail" });
  image.addEventListener("error", () => image.replaceWith(letter));
  return image;
}

function queryIn(text, username) {
  const [name, ...rest] = text.split(" ");
  return rest.length && name.toLowerCase() === `@${username.toLowerCase()}` ? rest.join(" ") : null;
}
