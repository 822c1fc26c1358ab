// Lets columns be dragged into another order; without it they are moved by their arrows.
"use strict";
(() => {
  const list = document.querySelector("[data-columns]");
  if (!list) return;
  let dragged = null;
  for (const grip of list.querySelectorAll(".grip")) {
    grip.hidden = false;
    grip.addEventListener("pointerdown", (event) => {
      dragged = grip.parentElement;
      dragged.classList.add("dragged");
      grip.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    grip.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      const over = [...list.children].find((row) => {
        const box = row.getBoundingClientRect();
        return row !== dragged && event.clientY > box.top && event.clientY < box.bottom;
      });
      if (!over) return;
      const rows = [...list.children];
      if (rows.indexOf(over) > rows.indexOf(dragged)) over.after(dragged); else over.before(dragged);
      dragged.querySelector("input").checked = true;
    });
    for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, () => {
      if (dragged) dragged.classList.remove("dragged");
      dragged = null;
    });
  }
})();
