// Keeps what a page shows up to date while it is open, and never under the fingers of who types.
"use strict";
(() => {
  const note = document.querySelector("[data-changed]");
  const shown = document.querySelector("[data-live]");
  let typed = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[method=post]")) typed = true;
  });
  // A second tap while the first is on its way does nothing twice.
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent.has(event.target)) event.preventDefault();
    sent.add(event.target);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  if (!window.EventSource || (!shown && !note)) return;

  const isBusy = () => typed || document.querySelector("[data-live] details[open], [data-live] :focus");

  async function asItIsNow() {
    const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  // Only a change to what this page shows is told: by its version if it says one, else by its form.
  const asSeen = (page) => {
    const watched = page.querySelector("[data-watched]");
    return watched && (watched.dataset.watched || watched.innerHTML);
  };
  let seen = asSeen(document);

  async function watch() {
    if (!note || !seen) return;
    const page = await asItIsNow();
    if (page && asSeen(page) && asSeen(page) !== seen) note.hidden = false;
  }

  async function again() {
    if (!shown || isBusy()) return watch();
    const page = await asItIsNow();
    if (!page) return;
    const fresh = page.querySelector("[data-live]");
    if (fresh && !isBusy() && fresh.innerHTML !== shown.innerHTML) {
      seen = asSeen(page);
      shown.replaceChildren(...fresh.childNodes);
    }
  }

  let waits = 0;
  const source = new EventSource("/office/live");
  let count = document.body.dataset.changes;
  source.onmessage = (event) => {
    if (event.data === count) return;  // nothing since this page was made
    count = event.data;
    clearTimeout(waits);
    waits = setTimeout(again, 250);
  };
  addEventListener("pagehide", () => source.close());
})();
