// Asking the server. Answers come in the language of the page.

const language = document.documentElement.lang;

/** Raised with the problem that the server told. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.code = problem.code || "";
  }
}

/** The answer; one that breaks off is none, and no empty one. Of a refusal that says nothing the status is told. */
const answered = async (response) => {
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => ({})));
  return response.json();
};

const headers = { accept: "application/json", "accept-language": language };

/** What is at an address that the server gave. */
export const askAt = async (address, signal) => answered(await fetch(address, { headers, signal }));

const get = (path, query, signal) => {
  const asked = new URLSearchParams(query);
  asked.set("lang", language);
  return askAt(`${path}?${asked}`, signal);
};

export const askMap = (query, signal) => get("/api/v1/map", query, signal);
export const askSymbol = (id, signal) => get(`/api/v1/map/symbols/${encodeURIComponent(id)}`, "", signal);
export const askSearch = (words, signal) => get("/api/v1/search", { q: words, limit: 12 }, signal);

export const keepPlace = async (actor, place) =>
  answered(await fetch(`/api/v1/actors/${encodeURIComponent(actor)}/place`, {
    method: "PUT", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(place),
  }));
