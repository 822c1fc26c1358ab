// Keeps what a page shows up to date while it is open, and never under the fingers of who types.
"use strict";
(() => {
  const note = document.querySelector("[data-changed]");
  const shown = document.querySelector("[data-live]");
  let typed = false;
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[method=post]")) typed = true;
  });
  if (!window.EventSource || (!shown && !note)) return;

  const isBusy = () => typed || document.querySelector("[data-live] details[open], [data-live] :focus");

  async function again() {
    if (!shown || isBusy()) { if (note && document.querySelector("[data-watched]")) note.hidden = false; return; }
    const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (fresh && !isBusy() && fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
  }

  let waits = 0;
  const source = new EventSource("/office/live");
  source.onmessage = () => { clearTimeout(waits); waits = setTimeout(again, 250); };
  addEventListener("pagehide", () => source.close());
})();
