// The sandbox's control interface (docs/sandbox.md).

export class Refused extends Error {}

// The sandbox cannot be reached.
export class Away extends Error {}

async function request(path, options = {}) {
  const response = await fetch(`/sandbox${path}`, options).catch((error) => { throw new Away(error.message); });
  const content = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(content.error ?? `${response.status} ${response.statusText}`);
  return content;
}

export function get(path, query = {}) {
  return request(`${path}?${new URLSearchParams(query)}`);
}

export function post(path, fields = {}) {
  const headers = { "Content-Type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(fields) });
}

export function act(person, action, fields = {}) {
  return post(`/people/${person}/${action}`, fields);
}

// Several files are an album.
export function sendFiles(person, fields, files) {
  const form = new FormData();
  form.append("json", JSON.stringify(fields));
  files.forEach((file, n) => form.append(`file${n}`, file, file.name));
  return request(`/people/${person}/send`, { method: "POST", body: form });
}

// Tells every change after `since`. After a break the browser goes on by itself; `onReturn` is told, for the
// sandbox may be another one by then.
export function listen(since, onChange, onReturn) {
  const source = new EventSource(`/sandbox/events?since=${since}`);
  let broken = false;
  source.addEventListener("message", (event) => onChange(JSON.parse(event.data)));
  source.addEventListener("error", () => { broken = true; document.body.classList.add("offline"); });
  source.addEventListener("open", () => {
    document.body.classList.remove("offline");
    if (broken) onReturn();
    broken = false;
  });
}
