// Small tools: making nodes, words in the page's language, and dialogs.

export const words = JSON.parse(document.getElementById("words").textContent);

export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  return fill(node, ...children);
}

export function fill(node, ...children) {
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

export function iconButton(name, label, onclick, props = {}) {
  return h("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick, ...props }, icon(name));
}

const HUES = ["#0b5c6b", "#7a4a12", "#5b3e8c", "#1f6b3a", "#8c2f4b", "#2f5597"];

export function avatar(name, bot = false) {
  const letters = (name.match(/(?<![\p{L}\d])[\p{L}\d]/gu) ?? ["?"]).slice(0, 2).join("").toUpperCase();
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % HUES.length;
  const face = h("span", { class: bot ? "avatar bot" : "avatar", "aria-hidden": "true" }, letters);
  if (!bot) face.style.setProperty("--hue", HUES[hue]);
  return face;
}

const locale = words.lang === "sv" ? "sv-SE" : "en-GB";
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" });

export function time(seconds) {
  const text = clock.format(new Date(seconds * 1000));
  return words.lang === "sv" ? text.replace(":", ".") : text;
}

export function dayOf(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  return days === 0 ? say("today") : days === 1 ? say("yesterday") : day.format(date);
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const number = bytes < 1 << 20 ? bytes / 1024 : bytes / (1 << 20);
  return `${number.toLocaleString(locale, { maximumFractionDigits: 1 })} ${bytes < 1 << 20 ? "kB" : "MB"}`;
}

// A dialog that resolves with its form's values, or null.
export function ask(title, fields, action, lead) {
  return new Promise((resolve) => {
    const form = h("form", { method: "dialog", class: "sheet" },
      h("h2", {}, title),
      lead && h("p", { class: "soft" }, lead),
      fields,
      h("div", { class: "actions" },
        h("button", { type: "button", class: "plain", onclick: () => box.close() }, say(action ? "cancel" : "close")),
        action && h("button", { type: "submit", class: "main" }, action)));
    const box = h("dialog", { onclose: () => { box.remove(); resolve(null); } }, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      resolve(Object.fromEntries(new FormData(form)));
      box.close();
    });
    document.body.append(box);
    box.showModal();
  });
}

export function field(label, name, props = {}) {
  return h("label", { class: "field" }, h("span", {}, label), h("input", { name, autocomplete: "off", ...props }));
}

// A small menu that closes when something else is wanted.
export function popMenu(anchor, items) {
  document.querySelector(".pop")?.remove();
  const menu = h("div", { class: "pop", role: "menu" }, items.filter(Boolean).map((item) =>
    item instanceof Node ? item : h("button", { type: "button", role: "menuitem", class: item.danger ? "danger" : "", onclick: () => { close(); item.act(); } },
      item.icon && icon(item.icon), h("span", {}, item.label, item.hint && h("small", {}, item.hint)))));
  function close() {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
  }
  const outside = (event) => { if (!menu.contains(event.target)) close(); };
  const escape = (event) => { if (event.key === "Escape") { close(); anchor.focus(); } };
  document.body.append(menu);
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const top = at.bottom + height + 8 < innerHeight ? at.bottom + 4 : at.top - height - 4;
  menu.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, top)}px`;
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  menu.querySelector("button")?.focus({ preventScroll: true });
  return close;
}

export function flash(root, text, kind = "") {
  root.querySelector(".toast")?.remove();
  const toast = h("div", { class: `toast ${kind}`, role: "status" }, text);
  root.append(toast);
  setTimeout(() => toast.remove(), 3500 + 40 * text.length);
}
