// The signing page: what was signed is kept until it has arrived, and sent once, when it can be.

import { alone, forget, keep, readKept, whenAnotherTab } from "./sign_kept.js";
import { drawn, pad } from "./sign_pad.js";

const SEND_SECONDS = 25;
const AGAIN_SECONDS = 20;
const TOO_MANY = 429;
let sending = false;
let later = 0;

const byId = (id) => document.getElementById(id);

async function ask(address, options = {}) {
  const signal = AbortSignal.timeout?.(SEND_SECONDS * 1000);
  const response = await fetch(address, { signal, ...options });
  if (response.status >= 500 || response.status === TOO_MANY) throw new Error("not stored");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!page.querySelector("main")) throw new Error("not our page");
  return page;
}

function show(page) {
  document.title = page.title;
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  start();
  (byId("notice") ?? document.querySelector("main")).focus();
  window.scrollTo(0, 0);
}

function fieldsOf({ lines, name, strokes, ratio, drawing }) {
  if (drawing === false) return { answer: "name", lines, name };
  const points = JSON.stringify(strokes);
  return { answer: "sign", lines, name, drawing: drawn(strokes, ratio), strokes: points };
}

// Sends what waits exactly as it was signed, once; a tab that comes second shows what came of it.
async function deliver() {
  const action = byId("sign-form")?.action;
  if (!action || sending || !readKept().waits) return;
  sending = true;
  tell();
  try {
    show(await alone(() => sendKept(action)));
  } catch {
    tell("unsent");
    clearTimeout(later);
    later = setTimeout(deliver, AGAIN_SECONDS * 1000);
  } finally {
    sending = false;
  }
}

async function sendKept(action) {
  const kept = readKept();
  if (!kept.waits) return ask(location.href);
  const body = new URLSearchParams(fieldsOf(kept));
  const page = await ask(action, { method: "POST", body });
  keep({ ...kept, waits: false });
  return page;
}

function tell(why) {
  const [trouble, send] = ["trouble", "send"].map(byId);
  if (!trouble) return;
  trouble.hidden = !why;
  trouble.textContent = why ? trouble.dataset[why] : "";
  send.disabled = sending && !why;
  send.dataset.first ??= send.textContent;
  if (why === "unsent") send.textContent = send.dataset.again;
  else send.textContent = sending ? send.dataset.sending : send.dataset.first;
}

function start() {
  const form = byId("sign-form");
  if (document.querySelector("[data-answered]")) forget();
  if (!form) return;
  byId("coming").hidden = true;
  form.hidden = false;
  const kept = readKept();
  const lines = form.elements.lines.value;
  const others = Boolean(kept.lines) && kept.lines !== lines;
  const signed = Boolean(kept.waits || kept.signed);
  byId("other-lines").hidden = !(others && signed) || Boolean(byId("notice"));
  if (others) keep({ ...kept, waits: false, signed });
  signWith(form, lines, kept);
  byId("name-form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = event.target.elements.name.value;
    keep({ name, lines, drawing: false, waits: true });
    deliver();
  });
}

function signWith(form, lines, kept) {
  const [canvas, undo, clear] = ["pad", "undo", "clear"].map(byId);
  const name = form.elements.name;
  const strokes = Array.isArray(kept.strokes) ? kept.strokes : [];
  if (kept.name) name.value = kept.name;
  const ratio = () => canvas.height / canvas.width;
  const save = (waits) => keep({ strokes, name: name.value, lines, ratio: ratio(), waits });
  const enable = () => { undo.disabled = clear.disabled = strokes.length === 0; };
  let own = Boolean(kept.waits);
  const changed = () => {
    enable();
    // What another tab has signed is not thrown away by what is begun in this one.
    if (own || !readKept().waits) save(false);
    tell();
  };
  const repaint = pad(canvas, strokes, changed);
  enable();
  undo.addEventListener("click", () => { strokes.pop(); repaint(); changed(); });
  clear.addEventListener("click", () => { strokes.length = 0; repaint(); changed(); });
  name.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sending) return;
    if (strokes.length === 0) return tell("blank");
    own = true;
    save(true);
    deliver();
  });
}

whenAnotherTab(async (kept) => {
  if (!byId("sign-form") || sending || kept.waits) return;
  if (kept.lines) return;
  try {
    show(await ask(location.href));
  } catch {
    // Without coverage the page stays as it is.
  }
});
window.addEventListener("online", deliver);
document.addEventListener("visibilitychange", () => { if (!document.hidden) deliver(); });
start();
deliver();
