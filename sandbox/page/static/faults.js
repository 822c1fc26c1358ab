// The panel of everything that can go wrong, tucked away until it is wanted.

import { get, post, remove } from "./api.js";
import { ask, h, say } from "./dom.js";

const NUMBERS = {
  to_bot_updates: ["telegram", ["duplicate_updates", "resent_taps", "late_messages", "forgotten_messages"]],
  to_bot: ["telegram", ["too_many_for", "server_errors", "dropped_calls", "lost_answers", "lost_edits", "lost_threads"]],
  mail_faults: ["mail", ["refuse_4xx", "refuse_5xx", "drop_connections", "lost_acks"]],
};
const SWITCHES = ["rates", "privacy", "threads_in_private", "inline"];

export async function openFaults() {
  const told = await get("/sandbox/faults");
  const groups = Object.entries(NUMBERS).map(([title, [part, names]]) =>
    h("fieldset", {}, h("legend", {}, say(title)), names.map((name) => h("label", { class: "number" }, h("span", {}, say(name)), h("input", { type: "number", min: "0", max: "9999", name: `${part}.${name}`, value: String(told[part][name]) })))));
  const rules = h("fieldset", {}, h("legend", {}, say("rules")), SWITCHES.map((name) => h("label", { class: "check" }, h("input", { type: "checkbox", name, checked: told[name] }), h("span", {}, say(name)))));
  const fair = h("button", { type: "button", class: "plain", onclick: async (event) => { await remove("/sandbox/faults"); event.target.closest("dialog").close(); } }, say("fair_weather"));
  const given = await ask(say("faults_title"), [groups, rules, fair], say("apply"), say("faults_lead"));
  if (given) await apply(given);
}

async function apply(given) {
  const told = { telegram: {}, mail: {} };
  for (const [part, names] of Object.values(NUMBERS)) {
    for (const name of names) told[part][name] = Number(given[`${part}.${name}`] || 0);
  }
  for (const name of SWITCHES) told[name] = name in given;
  await post("/sandbox/faults", told);
}

// A dot on the button while something is switched on.
export async function markFaults(button) {
  const told = await get("/sandbox/faults");
  const names = Object.values(NUMBERS).flatMap(([part, all]) => all.map((name) => told[part][name]));
  button.classList.toggle("on", names.some((count) => count > 0));
}
