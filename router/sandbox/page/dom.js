// Elements from plain calls. Children that are strings become text nodes: nothing is ever parsed as HTML.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "testid") element.dataset.testid = value;
    else if (name === "style") for (const [key, look] of Object.entries(value)) element.style.setProperty(key, look);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  clip: "M8 12.5 14.6 6a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a5.3 5.3 0 0 1-7.5-7.5L11 4.2",
  photos: "M4 6h16v13H4zM4 16l4.6-4.6 4 4 2.6-2.6L20 17.4M15.5 9.6h.1",
  receipt: "M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8.5h6M9 12.5h6",
  send: "M12 20V5M5.5 11.5 12 5l6.5 6.5",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9.5l6 6 6-6",
  pin: "M9 3.5h6l-1 6 3.5 4h-11l3.5-4zM12 13.5V21",
  file: "M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4",
  voice: "M12 4a2.6 2.6 0 0 1 2.6 2.6v5a2.6 2.6 0 0 1-5.2 0v-5A2.6 2.6 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3.5",
  play: "M8 5.5v13l10.5-6.5z",
  dots: "M5.5 12h.1M12 12h.1M18.5 12h.1",
  link: "M8 16 16 8M9.5 8H16v6.5",
  copy: "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
  reply: "M10 6 4 12l6 6M4 12h9.5c4 0 6 2.2 6.5 6",
  edit: "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z",
  bin: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  picture.append(path);
  return picture;
}

export function iconButton(name, label, act, props = {}) {
  const look = `icon-button ${props.class ?? ""}`;
  return h("button", { type: "button", title: label, "aria-label": label, ...props, class: look, on: { click: act } }, icon(name));
}
