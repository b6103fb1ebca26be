const PATIENCE_MS = 30_000;

/** Inline buttons that wait for the bot's answer; the answer may overtake the reply to the press. */
export class Presses {
  #waiting = new Map();
  #early = new Set();

  /** Marks `node` busy until the bot answers what `request` resolves to. */
  async begin(node, request) {
    if (node.classList.contains("busy")) return;
    busy(node, true);
    try {
      const { callback_query_id: id } = await request();
      if (this.#early.delete(id)) return busy(node, false);
      this.#waiting.set(id, node);
      setTimeout(() => this.#settle(id), PATIENCE_MS);
    } catch (error) {
      busy(node, false);
      throw error;
    }
  }

  answered(id) {
    if (!this.#settle(id)) this.#early.add(id);
  }

  #settle(id) {
    const node = this.#waiting.get(id);
    if (node) busy(node, false);
    return this.#waiting.delete(id);
  }
}

function busy(node, is) {
  node.classList.toggle("busy", is);
  node.setAttribute("aria-busy", String(is));
}
