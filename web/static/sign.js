// The drawing pad of the signing page. What was drawn is kept on the device until it has arrived.

const KEPT = `ordna-signature:${location.pathname}`;
const EXPORT_WIDTH = 1000;
const PEN = 1 / 190;
const SEND_SECONDS = 25;

function readKept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep(strokes, name) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ strokes, name }));
  } catch {
    // A full or forbidden store only costs the copy; the page itself still has the strokes.
  }
}

function forget() {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept, then.
  }
}

// Points are fractions of the pad's width, so turning the phone keeps the drawing.
function paint(canvas, strokes, width, height, colour) {
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, width, height);
  pen.lineCap = pen.lineJoin = "round";
  pen.lineWidth = Math.max(2, width * PEN);
  pen.strokeStyle = pen.fillStyle = colour;
  for (const stroke of strokes) paintStroke(pen, stroke.map(([x, y]) => [x * width, y * width]));
}

function paintStroke(pen, points) {
  pen.beginPath();
  if (points.length === 1) {
    pen.arc(...points[0], pen.lineWidth * 0.8, 0, 2 * Math.PI);
    pen.fill();
    return;
  }
  pen.moveTo(...points[0]);
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const [nextX, nextY] = points[i + 1];
    pen.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  pen.lineTo(...points.at(-1));
  pen.stroke();
}

function drawn(strokes, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = EXPORT_WIDTH;
  canvas.height = Math.min(600, Math.round(EXPORT_WIDTH * ratio));
  paint(canvas, strokes, canvas.width, canvas.height, "#000");
  return canvas.toDataURL("image/png");
}

function pad(canvas, strokes, changed) {
  let current = null;
  let pointer = null;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const clip = (value, most) => Math.min(Math.max(value, 0), most) / box.width;
    return [clip(event.clientX - box.left, box.width), clip(event.clientY - box.top, box.height)];
  };
  const repaint = () => {
    const scale = window.devicePixelRatio || 1;
    const box = canvas.getBoundingClientRect();
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    paint(canvas, strokes, canvas.width, canvas.height, getComputedStyle(canvas).color);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (pointer !== null || event.button > 0) return;
    event.preventDefault();
    pointer = event.pointerId;
    canvas.setPointerCapture(pointer);
    current = [place(event)];
    strokes.push(current);
    repaint();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const between = event.getCoalescedEvents?.() ?? [];
    for (const each of between.length ? between : [event]) current.push(place(each));
    repaint();
  });
  const lift = (event) => {
    if (event.pointerId !== pointer) return;
    pointer = current = null;
    changed();
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  new ResizeObserver(repaint).observe(canvas);
  return repaint;
}

async function post(form) {
  const response = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    signal: AbortSignal.timeout?.(SEND_SECONDS * 1000),
  });
  if (response.status >= 500) throw new Error("not stored");
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function show(page) {
  document.title = page.title;
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  if (document.querySelector("[data-answered]")) forget();
  start();
  (document.getElementById("notice") ?? document.querySelector("main")).focus();
  window.scrollTo(0, 0);
}

function start() {
  const form = document.getElementById("sign-form");
  if (document.querySelector("[data-answered]")) forget();
  if (!form) return;
  document.getElementById("coming").hidden = true;
  form.hidden = false;
  const [canvas, undo, clear, send, trouble] = ["pad", "undo", "clear", "send", "trouble"].map(
    (id) => document.getElementById(id),
  );
  const name = form.elements.name;
  const kept = readKept();
  const strokes = Array.isArray(kept.strokes) ? kept.strokes : [];
  if (kept.name) name.value = kept.name;
  const changed = () => {
    undo.disabled = clear.disabled = strokes.length === 0;
    trouble.hidden = true;
    keep(strokes, name.value);
  };
  const repaint = pad(canvas, strokes, changed);
  undo.disabled = clear.disabled = strokes.length === 0;
  undo.addEventListener("click", () => { strokes.pop(); repaint(); changed(); });
  clear.addEventListener("click", () => { strokes.length = 0; repaint(); changed(); });
  name.addEventListener("input", changed);
  const complain = (sentence) => {
    trouble.textContent = sentence;
    trouble.hidden = false;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (strokes.length === 0) return complain(trouble.dataset.blank);
    form.elements.drawing.value = drawn(strokes, canvas.height / canvas.width);
    keep(strokes, name.value);
    trouble.hidden = send.disabled = true;
    send.textContent = send.dataset.sending;
    try {
      show(await post(form));
    } catch {
      complain(trouble.dataset.unsent);
      send.disabled = false;
      send.textContent = send.dataset.again;
    }
  });
}

start();
