/** Builds an element. Strings become text nodes, so a message's data can never become markup. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

function setAttribute(node, name, value) {
  if (value == null || value === false) return;
  if (typeof value === "function") node.addEventListener(name, value);
  else node.setAttribute(name, value === true ? "" : value);
}

/** Lets a piece of running text be pressed as a button: by pointer, Enter and Space. */
export function pressable(node, action) {
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action(event);
  });
  return node;
}

/** The element of the page's skeleton with this id. */
export function byId(id) {
  return document.getElementById(id);
}
