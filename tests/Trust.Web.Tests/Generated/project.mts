// Everything that is entered before a roll-out starts, by its owner.
import { randomUUID } from "node:crypto";
import type { operations } from "./trust.js";
import { known, type Cast } from "./cast.mjs";
import { words } from "./acts.mjs";
import type { Api } from "./story.mjs";

type Made = operations["createProject"]["responses"][201];

export async function enter(cast: Cast): Promise<void> {
  const { project, language } = cast.story;
  const owner = cast.as(project.owner);
  const named = (keys: string[]) => keys.map((k) => project.sites[k]?.name ?? k);
  const asked = {
    params: { header: { "Idempotency-Key": randomUUID() } },
    body: {
      title: project.title, purpose: project.purpose, aiSystem: project.aiSystem, today: project.today, workflow: project.workflow ?? "rollout", startsOn: project.startsOn,
      timeZone: project.timeZone, language, affectedEmployees: project.affectedEmployees, sites: Object.values(project.sites),
      bodies: Object.values(project.bodies).map((b) => ({ ...b, sites: named(b.sites) })),
    },
  };
  const created = await owner.POST("/api/v1/projects", asked);
  if (!created.data?.id) throw new Error(`the project was refused: ${JSON.stringify(created.error)}`);
  const where: Made["headers"]["Location"] = created.response.headers.get("Location") ?? "";
  const version: Made["headers"]["ETag"] = created.response.headers.get("ETag") ?? "";
  if (!where.endsWith(`/projects/${created.data.id}`) || version !== `"${created.data.version}"`) throw new Error(`what was made is at ${where}, version ${version}`);
  const again = await owner.POST("/api/v1/projects", asked);
  if (again.data?.id !== created.data.id) throw new Error("the same key made another project");
  cast.project = created.data.id;

  const path = { project: cast.project };
  const seen = await owner.GET("/api/v1/projects/{project}", { params: { path } });
  for (const [key, site] of Object.entries(project.sites)) cast.sites.set(key, idOf(seen.data?.sites, (s) => s.name?.text === site.name));
  for (const [key, body] of Object.entries(project.bodies)) cast.bodies.set(key, idOf(seen.data?.bodies, (b) => b.localName?.text === body.localName));

  for (const { person, party, office, channel, nextContactOn } of project.stakeholders)
    must(await owner.PUT("/api/v1/projects/{project}/stakeholders/{person}", { params: { path: { ...path, person: cast.person(person) } }, body: { ...cast.addressed(party), office: office ?? null, channel: channel ?? null, nextContactOn: nextContactOn ?? null } }));
  for (const { person, role } of project.roles)
    must(await owner.PUT("/api/v1/projects/{project}/roles/{role}/{person}", { params: { path: { ...path, role, person: cast.person(person) } }, body: {} }));
  for (const [group, { affectedness, wants, fears, speaksFor }] of Object.entries(project.groups) as [Api["Group"], (typeof project.groups)[Api["Group"]]][])
    must(await owner.PUT("/api/v1/projects/{project}/groups/{group}", {
      params: { path: { ...path, group } },
      body: { affectedness, wants, fears, speaksFor: { by: speaksFor.by, bodyId: speaksFor.body ? known(cast.bodies, speaksFor.body) : null, personId: speaksFor.person ? cast.person(speaksFor.person) : null, because: speaksFor.because ?? null } },
    }));
  for (const { party, holders, rule, quorum, strength, basis, deputies } of project.seats)
    must(await owner.PUT("/api/v1/projects/{project}/seats/{party}", {
      params: { path: { ...path, party: cast.party(party) } },
      body: {
        holders: holders.map(cast.person), rule: rule ?? "any", quorum: quorum ?? null, strength: strength ?? null, basis: basis ? words(basis) : null,
        deputies: (deputies ?? []).map((d) => ({ personId: cast.person(d.person), from: d.from, to: d.to })),
      },
    }));
}

function must(reply: { error?: Api["Problem"] }): void {
  if (reply.error) throw new Error(`refused: ${JSON.stringify(reply.error)}`);
}

function idOf<Row extends { id: string }>(rows: Row[] | undefined, is: (row: Row) => boolean): string {
  const row = rows?.find(is);
  if (!row) throw new Error("the project lacks something that it was made with");
  return row.id;
}
