// The keys of the file, and the ids that the API gave for them; a client of the API for each person.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./trust.js";
import type { Api, Story } from "./story.mjs";

type Person = { id: string; token: string; email: string; password: string };
export type People = Record<string, Person>;

export class Cast {
  readonly objections = new Map<string, string>();
  readonly conditions = new Map<string, string>();
  readonly acts = new Map<string, string>();
  readonly sites = new Map<string, string>();
  readonly bodies = new Map<string, string>();
  readonly agreements = new Map<string, string>();
  readonly #clients = new Map<string, Client<paths>>();
  project = "";

  constructor(readonly story: Story, readonly people: People, readonly address: string) {}

  as(key: string): Client<paths> {
    const known = this.#clients.get(key);
    if (known) return known;
    const client = createClient<paths>({ baseUrl: this.address, headers: { Authorization: `Bearer ${this.#person(key).token}` } });
    this.#clients.set(key, client);
    return client;
  }

  /** The person in the web session, just signed in: in a body's own name a token does not do. */
  async afresh(key: string): Promise<Client<paths>> {
    const { email, password } = this.#person(key);
    const jar = new Map<string, string>();
    const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const ask = async (path: string, form?: URLSearchParams) => {
      const answer = await fetch(this.address + path, { redirect: "manual", headers: { Cookie: cookies() }, ...(form ? { method: "POST", body: form } : {}) });
      for (const set of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (name) jar.set(name, value ?? "");
      }
      return answer;
    };
    const field = async (path: string) => /name="__RequestVerificationToken" type="hidden" value="([^"]+)"/.exec(await (await ask(path)).text())?.[1] ?? "";
    const entered = await ask("/sign-in", new URLSearchParams({ email, password, __RequestVerificationToken: await field("/sign-in") }));
    if (entered.status !== 302) throw new Error(`${key} was not let in: ${entered.status}`);
    const token = await field("/me");
    return createClient<paths>({ baseUrl: this.address, headers: { Cookie: cookies(), RequestVerificationToken: token } });
  }

  person = (key: string): string => this.#person(key).id;

  #person(key: string): Person {
    const person = this.people[key];
    if (!person) throw new Error(`nobody is called ${key}`);
    return person;
  }

  /** The one whose place in the API a path names: a group's word or a body's id. */
  party = (key: string): string => this.bodies.get(key) ?? key;

  /** Whom a body of a request addresses. */
  addressed = (key: string): { bodyId: string } | { group: Api["Group"] } => {
    const bodyId = this.bodies.get(key);
    return bodyId ? { bodyId } : { group: key as Api["Group"] };
  };

  /** The file's key for an id as a blocker's fact carries it. */
  keyOf(id: string): string {
    for (const names of [this.objections, this.conditions, this.acts, this.sites, this.bodies])
      for (const [key, known] of names) if (known === id) return key;
    return id;
  }
}

export function known(names: Map<string, string>, key: string): string {
  const id = names.get(key);
  if (!id) throw new Error(`${key} has not come about yet`);
  return id;
}
