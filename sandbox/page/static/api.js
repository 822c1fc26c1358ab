// The wire to the sandbox: JSON both ways, and news as they happen.

async function read(answer) {
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.error ?? `${answer.status}`);
  return told;
}

export async function get(path, query = {}) {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== null));
  return read(await fetch(`${path}?${search}`));
}

export async function post(path, given = {}) {
  return read(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) }));
}

export async function postForm(path, form) {
  return read(await fetch(path, { method: "POST", body: form }));
}

export async function remove(path) {
  return read(await fetch(path, { method: "DELETE" }));
}

// Calls `onNote` for every note, `onOpen` whenever the line is (again) open, `onLost` when it is not.
export function listen(onNote, onOpen, onLost) {
  const source = new EventSource("/sandbox/events");
  source.onopen = onOpen;
  source.onerror = onLost;
  source.onmessage = (event) => onNote(JSON.parse(event.data));
}

export const fileUrl = (id, name) => `/sandbox/files/${id}${name ? `/${encodeURIComponent(name)}` : ""}`;
