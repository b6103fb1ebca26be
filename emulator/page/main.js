import * as api from "./api.js";
import { App } from "./app.js";
import { toast } from "./dialogs.js";
import { icon } from "./icons.js";
import { say, translate } from "./words.js";

translate(document);
for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));

// Whatever a request was refused for, the person sees it, and goes on.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  toast(say("failed", { reason: event.reason.message }));
});

const app = new App({ samples: await api.samples().catch(() => []) });
api.follow({
  opened: () => app.resync(),
  happened: (event) => app.happened(event),
  lost: () => app.lost(),
});
addEventListener("hashchange", () => app.openFromAddress());
