// Sets the stage, listens for news, and lets each column know.

import { get, listen } from "./api.js";
import { flash, say } from "./dom.js";
import { markFaults, openFaults } from "./faults.js";
import { Mailbox } from "./mail.js";
import { Phone } from "./phone.js";

const memory = {
  get(key) { try { return JSON.parse(localStorage.getItem(`sandbox.${key}`)) ?? {}; } catch { return {}; } },
  set(key, value) { try { localStorage.setItem(`sandbox.${key}`, JSON.stringify(value)); } catch { /* private windows keep nothing */ } },
};

const root = (id) => document.getElementById(id);
const stage = { persons: [], mailboxes: [], scene: {}, bot: {} };
stage.reload = async () => Object.assign(stage, await get("/sandbox/stage"));

const inGroup = (person) => person.chats.some((chat) => chat.type !== "private");
const found = (id) => stage.persons.find((person) => person.id === id);

function mark(id) {
  const tab = document.querySelector(`[data-tab="${id}"]`);
  if (tab.getAttribute("aria-pressed") === "false") tab.classList.add("news");
}

function phone(id, group, person) {
  return new Phone(root(id), stage, {
    group,
    person,
    remember: (personId, chatId) => memory.set(id, { personId, chatId }),
    news: () => mark(id),
  });
}

const left = phone("left", false, () => found(stage.scene.technician) ?? stage.persons.find((person) => !inGroup(person)) ?? stage.persons[0]);
const middle = phone("middle", true, () => found(stage.scene.dispatcher) ?? stage.persons.find(inGroup) ?? stage.persons[1]);
const phones = [left, middle];
const right = new Mailbox(root("right"), stage, {
  box: () => stage.mailboxes.find((box) => box.address === stage.scene.customer) ?? stage.mailboxes[0],
  remember: (address) => memory.set("right", { address }),
  news: () => mark("right"),
  start: (payload) => { showTab("left"); left.startBot(payload); },
});

// ?box=ADDRESS&mail=ID opens that letter, once; what is tapped afterwards counts.
const asked = new URLSearchParams(location.search);

function openAsked() {
  right.read(asked.get("mail"));
  asked.delete("mail");
  showTab("right");
}

async function open() {
  document.body.classList.remove("lost");
  await stage.reload();
  const [one, two, three] = ["left", "middle", "right"].map((id) => memory.get(id));
  await Promise.all([
    left.personId ? left.reload() : left.show(one.personId, one.chatId),
    middle.personId ? middle.reload() : middle.show(two.personId, two.chatId ?? stage.scene.group),
    right.address ? right.reload() : right.show(asked.get("box") ?? three.address),
  ]);
  if (asked.get("mail")) openAsked();
  root("lenient").hidden = stage.strict;
  document.body.classList.add("ready");
}

let castAsked = null;
function castChanged() {
  castAsked ??= setTimeout(async () => {
    castAsked = null;
    await stage.reload();
    for (const one of phones) await one.show(one.personId, one.chatId);
    if (right.box) right.drawTop();
    else await right.show(right.address);
  }, 30);
}

const handlers = {
  message: (note) => phones.filter((one) => one.chatId === note.chat).forEach((one) => one.refresh()),
  pending: (note) => phones.filter((one) => one.personId === note.person).forEach((one) => one.refresh()),
  answer: (note) => phones.forEach((one) => one.taps.answered(note)),
  action: (note) => phones.filter((one) => one.chatId === note.chat).forEach((one) => one.typing()),
  person: castChanged,
  chat: castChanged,
  bot: castChanged,
  box: castChanged,
  mail: (note) => { if (note.address === right.address) right.refresh(); },
  faults: () => markFaults(root("faults-open")),
  reset: () => location.reload(),
};

function showTab(id) {
  document.body.dataset.tab = id;
  for (const tab of document.querySelectorAll("[data-tab]:not(body)")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.tab === id));
    if (tab.dataset.tab === id) tab.classList.remove("news");
  }
  for (const one of phones) one.toEnd();
}

for (const tab of document.querySelectorAll("#tabs button")) tab.addEventListener("click", () => showTab(tab.dataset.tab));
root("faults-open").addEventListener("click", openFaults);
showTab("left");
listen(
  (note) => handlers[note.kind]?.(note),
  () => { open(); markFaults(root("faults-open")); },
  () => { if (!document.body.classList.contains("lost")) { document.body.classList.add("lost"); flash(document.body, say("lost"), "bad"); } },
);
