// What was drawn or written, kept on the device until it has arrived: bound to the lines shown.
// `waits` is true from the tap on Sign until an answer has come.

const KEPT = `ordna-signature:${location.pathname}`;
let only = {};

export function readKept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return only;
  }
}

export function keep(kept) {
  only = kept;
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // A full or forbidden store only costs the copy; the page itself still has the strokes.
  }
}

export function forget() {
  only = {};
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept, then.
  }
}

// Of several tabs one sends at a time; where there are no locks, the server takes it once anyway.
export function alone(send) {
  return navigator.locks ? navigator.locks.request(KEPT, send) : send();
}

export function whenAnotherTab(changed) {
  window.addEventListener("storage", (event) => {
    if (event.key === KEPT) changed(readKept());
  });
}
