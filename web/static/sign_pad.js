// The box that is drawn in: with a finger, a pen or the mouse; strokes in, a picture out.

const EXPORT_WIDTH = 1000;
const PEN = 1 / 190;

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

export function drawn(strokes, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = EXPORT_WIDTH;
  canvas.height = Math.min(600, Math.round(EXPORT_WIDTH * ratio));
  paint(canvas, strokes, canvas.width, canvas.height, "#000");
  return canvas.toDataURL("image/png");
}

export function pad(canvas, strokes, changed) {
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
