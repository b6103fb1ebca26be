import { element } from "./dom.js";

/** What the list offers for a text that begins a command; empty once the command is complete or has arguments. */
export function commandOptions(commands, text, { send, fill }) {
  const typed = /^\/\w*$/.exec(text)?.[0].toLowerCase();
  if (!typed || commands.some(({ command }) => `/${command}` === typed)) return [];
  return commands
    .filter(({ command }) => `/${command}`.startsWith(typed))
    .map(({ command, description }) => ({
      testid: `command-${command}`,
      content: [element("b", {}, `/${command}`), element("span", {}, description)],
      choose: ({ complete = false } = {}) =>
        complete ? fill(`/${command} `) : send(`/${command}`),
    }));
}
