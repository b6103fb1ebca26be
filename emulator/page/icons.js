const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  list: "M4 7h16M4 12h16M4 17h16",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  down: "m6 9 6 6 6-6",
  attach:
    "m19.5 11.5-7.8 7.8a5 5 0 0 1-7.1-7.1l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.8-7.8",
  send: "M4.5 12h7M4.5 12 3 4.5 21 12 3 19.5z",
  close: "m6 6 12 12M18 6 6 18",
  reply: "M10 7 5 12l5 5M5 12h8a6 6 0 0 1 6 6",
  edit: "m4 20 1-4L16.5 4.5l3 3L8 19z",
  delete: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.8 5.8l12.4 12.4",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  document: "M6 3h8l4 4v14H6zM14 3v4h4",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4 3.5-6 7.5-6s7.5 2 7.5 6",
  place: "M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  sample: "M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4",
  outside: "M8 16 16 8M9 8h7v7",
  share: "M14 6l6 5-6 5v-3c-5 0-8 1-10 5 0-6 4-9 10-9z",
  read: "m2 12.5 4 4L14.5 8M10.5 16.5 19 8",
};

/** An icon drawn with the current text colour; decorative, so hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
