// Books by drag: a block to another day or person, its lower edge to another end. Each is a form of
// the page that is sent; on the keyboard the arrows do the same.
"use strict";
(() => {
  const planner = document.querySelector("[data-planner]");
  const form = document.querySelector("[data-drop]");
  if (!planner || !form) return;
  const status = document.querySelector("[data-says-it]");
  const how = document.querySelector("#how");
  if (how) how.hidden = false;

  const QUARTER = 15, PIXELS_A_QUARTER = 8, FAR_ENOUGH = 6, LONG_PRESS = 350, LAST_MINUTE = 23 * 60 + 45;
  let held = null;

  const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const clock = (of) => `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`;
  const say = (text) => { status.textContent = text; };

  function send(block, fields) {
    form.action = block.dataset.action;
    for (const input of form.querySelectorAll("input[disabled], input[data-used]")) {
      const used = input.name in fields;
      input.disabled = !used;
      input.toggleAttribute("data-used", true);
      input.value = used ? fields[input.name] : "";
    }
    form.submit();
  }

  function dropped(block, cell, slot) {
    const { who, day } = cell.dataset;
    if ("new" in block.dataset) {
      send(block, slot ? { who, day, starts: slot.dataset.starts, ends: slot.dataset.ends } : { who, day, anywhere: "1" });
      return;
    }
    const starts = slot ? slot.dataset.starts : block.dataset.starts;
    if (who === block.dataset.who && day === block.dataset.day && starts === block.dataset.starts) return;
    send(block, { who, day, starts, seen: block.dataset.seen });
  }

  function lengthened(block, quarters) {
    const { who, day, starts, seen } = block.dataset;
    send(block, { who, day, starts, seen, last_day: block.dataset.lastDay, ends: endAfter(block, quarters) });
  }

  function endAfter(block, quarters) {
    const oneDay = block.dataset.day === block.dataset.lastDay;
    const first = oneDay ? minutes(block.dataset.starts) + QUARTER : QUARTER;
    return clock(Math.min(LAST_MINUTE, Math.max(first, minutes(block.dataset.ends) + quarters * QUARTER)));
  }

  function showLength(block, quarters) {
    const shown = `${block.dataset.starts}–${endAfter(block, quarters)}`;
    block.querySelector("[data-clock]").textContent = shown;
    return shown;
  }

  // With the mouse, or with a finger that rests on the block first, so that a swipe still scrolls.
  planner.addEventListener("pointerdown", (event) => {
    const block = event.target.closest("[data-block]");
    if (!block || event.button || held || event.target.closest(".button")) return;
    const grip = event.target.closest("[data-grip]");
    held = { block, grip, x: event.clientX, y: event.clientY, pointer: event.pointerId, on: false, quarters: 0 };
    if (grip) { begin(); event.preventDefault(); } else if (event.pointerType !== "mouse") held.wait = setTimeout(begin, LONG_PRESS);
  });

  function begin() {
    const { block, grip } = held;
    held.on = true;
    held.before = block.querySelector("[data-clock]")?.textContent;
    block.querySelector("a").focus({ preventScroll: true });
    block.classList.add("held");
    if (grip) return;
    held.ghost = block.cloneNode(true);
    held.ghost.classList.add("ghost");
    held.ghost.classList.remove("held");
    document.body.append(held.ghost);
    follow(held.x, held.y);
  }

  function follow(x, y) {
    held.ghost.style.transform = `translate(${x + 8}px, ${y + 8}px)`;
    const under = document.elementFromPoint(x, y);
    mark(under?.closest("[data-cell]"), under?.closest("[data-slot]"));
    if (y < 40) scrollBy(0, -16);
    if (y > innerHeight - 40) scrollBy(0, 16);
  }

  function mark(cell, slot) {
    for (const old of planner.querySelectorAll(".over")) old.classList.remove("over");
    (slot || cell)?.classList.add("over");
    if (held) { held.cell = cell || null; held.slot = slot || null; }
  }

  addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR_ENOUGH;
    if (!held.on && far) { if (event.pointerType === "mouse") begin(); else { letGo(); return; } }
    if (!held.on) return;
    if (held.grip) {
      held.quarters = Math.round((event.clientY - held.y) / PIXELS_A_QUARTER);
      showLength(held.block, held.quarters);
    } else follow(event.clientX, event.clientY);
  });

  addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const { block, grip, on, cell, slot, quarters, before } = held;
    letGo();
    if (!on) return;
    swallowClick();
    if (!grip) { if (cell) dropped(block, cell, slot); return; }
    if (quarters) lengthened(block, quarters); else block.querySelector("[data-clock]").textContent = before;
  });

  addEventListener("pointercancel", () => { if (held) letGo(); });
  addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-block]")) event.preventDefault(); });
  addEventListener("contextmenu", (event) => { if (held?.on) event.preventDefault(); });
  addEventListener("touchmove", (event) => { if (held?.on) event.preventDefault(); }, { passive: false });

  function letGo() {
    clearTimeout(held.wait);
    held.block.classList.remove("held");
    held.ghost?.remove();
    held = null;
    mark(null, null);
  }

  function swallowClick() {
    const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
  }

  // On the keyboard: Space picks up, arrows move, Space or Enter lets go, Escape puts back.
  let picked = null;
  const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  planner.addEventListener("keydown", (event) => {
    const block = event.target.closest("[data-block]");
    if (!block || event.target !== block.querySelector("a")) return;
    if (picked) { if (moves(event)) event.preventDefault(); return; }
    if (event.key === " ") { event.preventDefault(); pickUp(block); }
  });
  planner.addEventListener("focusout", () => { if (picked) putBack(); });

  function pickUp(block) {
    if (held) letGo();
    const cell = block.closest("[data-cell]") || planner.querySelector("[data-cell].shown");
    picked = { block, cell, quarters: 0, before: block.querySelector("[data-clock]")?.textContent };
    block.classList.add("picked");
    mark(cell, null);
    say(planner.dataset.picked);
  }

  function moves(event) {
    const step = ARROWS[event.key];
    if (step && event.shiftKey) return stretch(step[0]);
    if (step) return walk(step);
    if (event.key === "Escape") { putBack(); say(planner.dataset.putBack); return true; }
    if (event.key !== " " && event.key !== "Enter") return false;
    const { block, cell, quarters } = picked;
    putBack();
    if (quarters) lengthened(block, quarters); else if (cell) dropped(block, cell, null);
    return true;
  }

  function stretch(by) {
    if (!by || "new" in picked.block.dataset) return true;
    picked.quarters += by;
    say(showLength(picked.block, picked.quarters));
    return true;
  }

  function walk([down, right]) {
    const row = picked.cell?.parentElement;
    const rows = [...planner.querySelectorAll(".plan tbody tr")];
    const to = rows[rows.indexOf(row) + down]?.children[[...row.children].indexOf(picked.cell) + right];
    if (!to || !("cell" in to.dataset) || !to.offsetParent) return true;
    picked.cell = to;
    mark(to, null);
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(to.dataset.says);
    return true;
  }

  function putBack() {
    const { block, before } = picked;
    block.classList.remove("picked");
    if (before) block.querySelector("[data-clock]").textContent = before;
    picked = null;
    mark(null, null);
  }
})();
