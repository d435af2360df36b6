// The keys of the file, and the ids that the API gave for them; a client of the API for each person.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./trust.js";
import type { Api, Story } from "./story.mjs";

export type People = Record<string, { id: string; token: string }>;

export class Cast {
  readonly objections = new Map<string, string>();
  readonly conditions = new Map<string, string>();
  readonly acts = new Map<string, string>();
  readonly sites = new Map<string, string>();
  readonly bodies = new Map<string, string>();
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

  person = (key: string): string => this.#person(key).id;

  #person(key: string): { id: string; token: string } {
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
