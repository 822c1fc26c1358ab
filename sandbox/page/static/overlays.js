// What lies over a phone for a moment: a photo, an alert, a Mini App.

import { h, iconButton, say } from "./dom.js";

export function openLook(src, alt) {
  const box = h("dialog", { class: "look", onclose: () => box.remove(), onclick: () => box.close() },
    h("img", { src, alt }), iconButton("close", say("close"), () => box.close()));
  document.body.append(box);
  box.showModal();
}

export function showAlert(root, text) {
  root.querySelector(".alert")?.remove();
  const button = h("button", { type: "button", class: "main", onclick: () => alert.remove() }, say("ok"));
  const alert = h("div", { class: "alert", role: "alertdialog", "aria-label": text }, h("div", {}, h("p", {}, text), button));
  root.append(alert);
  button.focus({ preventScroll: true });
}

export function openMiniApp(url, title) {
  const box = h("dialog", { class: "app", onclose: () => box.remove() },
    h("header", {}, h("strong", {}, title || say("app_title")), iconButton("close", say("close"), () => box.close())),
    h("iframe", { src: url, title: title || say("app_title") }));
  document.body.append(box);
  box.showModal();
}
