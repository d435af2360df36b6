// Plays a project file through the API alone, with the client that was made from its document. Reads who may speak from the first line of its
// input; says `calendar DAY TIME` before each step and waits until whoever started it has turned the calendar there.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { actsOf, type Reply } from "./acts.mjs";
import { Cast, type People } from "./cast.mjs";
import { enter } from "./project.mjs";
import type { Acts, Api, Expected, Step, Story } from "./story.mjs";

const [address, file] = process.argv.slice(2) as [string, string];
const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const heard = async () => (await input.next()).value as string;

const story = JSON.parse(readFileSync(file, "utf8")) as Story;
const cast = new Cast(story, JSON.parse(await heard()) as People, address);
const owner = cast.as(story.project.owner);

async function calendar(day: string, minutes: number): Promise<void> {
  const two = (n: number) => String(n).padStart(2, "0");
  console.log(`calendar ${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
  await heard();
}

const opening = 8 * 60 + 40;
await calendar(story.project.createdOn, opening);
await enter(cast);
const acts = actsOf(cast);
let last = (await journal(0)).at(-1)?.number ?? 0;
let [day, minutes, off, refused] = ["", opening, 0, 0];

for (const [number, step] of story.story.entries()) {
  minutes = step.at ? Number(step.at.slice(0, 2)) * 60 + Number(step.at.slice(3)) : step.on === day ? minutes + 11 : opening;
  day = step.on;
  await calendar(day, minutes);
  const reply = await play(step);
  const entries = await journal(last, step.expect?.events);
  last = entries.at(-1)?.number ?? last;
  if (reply.error) refused++;
  const wrong = compare(step.expect ?? {}, reply.error, entries.map((e) => e.type)) ?? (await signs(step.expect ?? {}));
  if (!wrong) continue;
  off++;
  console.log(`off: step ${number + 1}, ${day}, ${step.who}: ${wrong}`);
}

const seen = await owner.GET("/api/v1/projects/{project}", { params: { path: { project: cast.project } } });
const proof = await owner.GET("/api/v1/projects/{project}/journal/verify", { params: { path: { project: cast.project } } });
console.log(`${story.story.length} steps, ${refused} refused, ${off} off; the project is ${seen.data?.state}, its gates ${seen.data?.stages.map((s) => s.state).join(" ")}, its locks ${seen.data?.locks.map((l) => l.state).join(" ")}`);
console.log(`the journal of ${proof.data?.entries} entries ${proof.data?.holds ? "holds" : "does not hold"}`);
process.exit(off === 0 && seen.data?.state === "in-use" && proof.data?.holds ? 0 : 1);

async function play(step: Step): Promise<Reply> {
  const verb = Object.keys(acts).find((v) => v in step) as keyof Acts | undefined;
  if (!verb) throw new Error(`${step.on}: this program knows no such act: ${Object.keys(step).join(" ")}`);
  return (acts[verb] as (as: typeof owner, act: unknown) => Promise<Reply>)(step.takePosition || step.signAgreement ? await cast.afresh(step.who) : cast.as(step.who), step[verb]);
}

/** What was recorded after an entry, the oldest first; waits for what follows by itself, should it be late. */
async function journal(after: number, expected: string[] = []): Promise<Api["JournalEntry"][]> {
  for (let tries = 0; ; tries++) {
    const page = await owner.GET("/api/v1/projects/{project}/journal", { params: { path: { project: cast.project }, query: { limit: 50 } } });
    const entries = (page.data?.items ?? []).filter((e) => e.number > after).reverse();
    if (tries === 20 || expected.every((name) => entries.some((e) => e.type === name))) return entries;
  }
}

function compare(expected: Expected, error: Api["Problem"] | undefined, happened: string[]): string | undefined {
  const blockers = (error?.blockers ?? []).map(about).sort();
  const found = error ? [error.code, ...blockers].join(", ") : happened.join(", ") || "nothing";
  const wanted = expected.refused ? [expected.refused, ...(expected.blockers ?? blockers).toSorted()].join(", ") : undefined;
  if (wanted) return wanted === found ? undefined : `expected ${wanted}, found ${found}`;
  if (expected.events) return !error && expected.events.every((e) => happened.includes(e)) ? undefined : `expected ${expected.events.join(", ")}, found ${found}`;
  return !error && happened.length > 0 ? undefined : `expected something, found ${found}`;
}

/** The early signs by their codes; which figure each is about stands in its sentence. */
async function signs({ warnings, answered }: Expected): Promise<string | undefined> {
  if (!warnings && !answered) return undefined;
  const now = (await owner.GET("/api/v1/projects/{project}/kpis", { params: { path: { project: cast.project } } })).data?.warnings.map((w) => w.code) ?? [];
  const code = (sign: string) => sign.split(" ")[0] ?? sign;
  return (warnings ?? []).every((w) => now.includes(code(w))) && !(answered ?? []).some((a) => now.includes(code(a))) ? undefined : `expected other early signs than ${now.join(", ")}`;
}

/** A blocker as files name it: its code, and what it is about. */
function about({ code, facts }: Api["BlockerAnswer"]): string {
  const fact = ["item", "objection", "condition", "party", "group", "stage"].find((f) => f in facts);
  if (!fact) return code;
  const key = cast.keyOf(facts[fact] ?? "");
  return fact === "item" ? `${code} ${facts["stage"]}/${key}` : `${code} ${key}`;
}
