// Every act of a story as the request that a person's own program would send.
import type { Client } from "openapi-fetch";
import type { paths } from "./trust.js";
import { known, type Cast } from "./cast.mjs";
import type { Acts, Api, Audience, Condition, Paper, Range, Report, RightAt } from "./story.mjs";

export type Reply = { data?: Api["Written"]; error?: Api["Problem"]; response: Response };

/** Days in a text stand in braces. */
export const words = (text: string): string =>
  text.replace(/\{(\d{4}-\d{2}-\d{2})\}/g, (_, day: string) => new Date(day).toLocaleDateString("de", { day: "numeric", month: "long", timeZone: "UTC" }));

const said = <Name extends string>(name: Name, text: string | undefined) => (text === undefined ? {} : { [name]: words(text) }) as { [name in Name]?: string };

const ranged = (range: Range | undefined) => (range === undefined ? null : { low: range.low ?? null, base: range.base ?? null, high: range.high ?? null, ...said("source", range.source), on: range.on ?? null });

const place = (item: string): { stage: Api["Stage"]; item: string } => {
  const [stage, key] = item.split("/") as [Api["Stage"], string];
  return { stage, item: key };
};

function form(members: Record<string, string>, files: Paper[]): FormData {
  const data = new FormData();
  for (const [name, text] of Object.entries(members)) data.append(name, text);
  for (const file of files) data.append("files", new File([words(file.text)], file.name, { type: "text/plain" }));
  return data;
}

export function actsOf(cast: Cast): { [Verb in keyof Acts]: (as: Client<paths>, act: Acts[Verb]) => Promise<Reply> } {
  const project = { project: cast.project };
  const path = { params: { path: project } };
  const of = (key: string) => ({ params: { path: { objection: known(cast.objections, key) } } });

  async function report(as: Client<paths>, told: Report): Promise<Api["ReportEdit"]> {
    let documentId: string | null = null;
    if (told.document) {
      const kept = await as.POST("/api/v1/projects/{project}/files", { ...path, body: { files: [told.document.text] }, bodySerializer: () => form({}, [told.document!]) });
      if (!kept.data) throw new Error(`the document was refused: ${kept.error.code}`);
      documentId = kept.data.documentId;
    }
    return { channel: told.channel, occurredOn: told.occurredOn, ...said("saidBy", told.saidBy), documentId };
  }

  const remember = (names: Map<string, string>, key: string | undefined, reply: Reply): Reply => {
    if (key && reply.data?.id) names.set(key, reply.data.id);
    return reply;
  };

  const binding = (conditions: Condition[] | undefined) =>
    (conditions ?? []).map((c) => ({ text: words(c.text), stage: c.stage ?? null, lock: c.lock ?? null, dueOn: c.dueOn ?? null, ownerId: c.owner ? cast.person(c.owner) : null }));

  async function bound(as: Client<paths>, conditions: Condition[] | undefined): Promise<void> {
    const all = conditions ? await as.GET("/api/v1/projects/{project}/conditions", path) : undefined;
    for (const condition of conditions ?? []) {
      const id = all?.data?.items.find((c) => c.text?.text === words(condition.text))?.id;
      if (id) cast.conditions.set(condition.key, id);
    }
  }

  // a right goes by its id in the law, the gate or lock at which it stands, and its party where several hold it
  async function checkpoint(as: Client<paths>, { right, at, ...whose }: RightAt): Promise<Api["CheckpointAnswer"]> {
    const all = await as.GET("/api/v1/projects/{project}/checkpoints", path);
    const found = all.data?.items.find((c) => c.right?.id.endsWith(`/${right}`) && (c.stage ?? c.lock) === at && (!whose.for || c.party === cast.party(whose.for)));
    if (!found) throw new Error(`${right} does not stand at ${at}`);
    return found;
  }
  const ofRight = async (as: Client<paths>, right: RightAt) => ({ params: { path: { ...project, checkpoint: (await checkpoint(as, right)).id } } });
  const audience = (to: Audience | undefined) => (to ? { audience: { kind: to.kind, parties: (to.parties ?? []).map(cast.party) } } : {});
  const ofAgreement = (key: string) => ({ params: { path: { ...project, agreement: known(cast.agreements, key) } } });

  // a milestone goes by its key in the workflow, or by the file's own when a person added it
  const added = new Map<string, string>();
  async function milestone(as: Client<paths>, key: string): Promise<string> {
    const all = await as.GET("/api/v1/projects/{project}/milestones", path);
    return added.get(key) ?? known(new Map((all.data?.items ?? []).map((m) => [m.rule ?? m.id, m.id])), key);
  }
  const ofMilestone = async (as: Client<paths>, key: string) => ({ params: { path: { ...project, milestone: await milestone(as, key) } } });

  return {
    start: (as) => as.POST("/api/v1/projects/{project}/start", { ...path, body: {} }),

    giveEvidence: (as, { item, text, link, numbers, files, audience }) => {
      const at = { params: { path: { ...project, ...place(item) } } };
      const to: Api["AudienceEdit"] | undefined = audience && { kind: audience.kind, parties: (audience.parties ?? []).map(cast.party), ...said("reason", audience.reason), ...(audience.until ? { until: audience.until } : {}) };
      if (!files) return as.PUT("/api/v1/projects/{project}/stages/{stage}/evidence/{item}", { ...at, body: { ...said("text", text), ...said("link", link), ...(numbers ? { numbers } : {}), ...(to ? { audience: to } : {}) } });
      const members = { ...said("text", text), ...said("link", link), ...(numbers ? { numbers: JSON.stringify(numbers) } : {}), ...(to ? { audience: JSON.stringify(to) } : {}) };
      return as.PUT("/api/v1/projects/{project}/stages/{stage}/evidence/{item}", { ...at, body: { ...members, files: files.map((f) => f.text) }, bodySerializer: () => form(members, files) });
    },

    waiveEvidence: (as, act) => as.POST("/api/v1/projects/{project}/stages/{stage}/evidence/{item}/waive", { params: { path: { ...project, ...place(act.item) } }, body: { ...cast.addressed(act.for), ...said("reason", act.reason) } }),

    openGate: (as, { stage }) => as.POST("/api/v1/projects/{project}/stages/{stage}/gate", { params: { path: { ...project, stage } }, body: {} }),

    decide: async (as, { stage, answer, comment, conditions, onBehalf, ...act }) => {
      const at = { params: { path: { ...project, stage } } };
      const gate = await as.GET("/api/v1/projects/{project}/stages/{stage}/gate", at);
      if (!gate.data) return gate;
      const reply = await as.POST("/api/v1/projects/{project}/stages/{stage}/gate/decisions", {
        ...at,
        body: {
          ...cast.addressed(act.for), answer, round: gate.data.round ?? 1, statement: gate.data.statement, ...said("comment", comment),
          conditions: binding(conditions),
          onBehalf: onBehalf ? await report(as, onBehalf) : null,
        },
      });
      await bound(as, conditions);
      return remember(cast.acts, onBehalf?.key, reply);
    },

    recordOutcome: async (as, { stage, kind, text, report: told, ...act }) =>
      remember(cast.acts, told?.key, await as.POST("/api/v1/projects/{project}/stages/{stage}/gate/outcomes", {
        params: { path: { ...project, stage } }, body: { ...cast.addressed(act.for), kind, ...said("text", text), report: told ? await report(as, told) : null },
      })),

    offerMeeting: (as, { stage, on, ...act }) => as.POST("/api/v1/projects/{project}/stages/{stage}/gate/meetings", { params: { path: { ...project, stage } }, body: { ...cast.addressed(act.for), on } }),

    meetCondition: (as, { condition, text }) => as.POST("/api/v1/projects/{project}/conditions/{condition}/met", { params: { path: { ...project, condition: known(cast.conditions, condition) } }, body: said("text", text) }),

    disputeAct: (as, { act, text }) => as.POST("/api/v1/projects/{project}/acts/{act}/dispute", { params: { path: { ...project, act: known(cast.acts, act) } }, body: said("text", text) }),

    raiseObjection: async (as, { key, stage, category, text, blocking, forBody }) =>
      remember(cast.objections, key, await as.POST("/api/v1/projects/{project}/objections", {
        ...path, body: { stage: stage ?? null, category, ...said("text", text), blocking: blocking ?? false, forBody: forBody ? known(cast.bodies, forBody) : null },
      })),

    acknowledgeObjection: (as, { objection }) => as.POST("/api/v1/objections/{objection}/acknowledge", { ...of(objection), body: {} }),
    confirmBlocking: (as, { objection }) => as.POST("/api/v1/objections/{objection}/confirm-blocking", { ...of(objection), body: {} }),
    answerObjection: (as, { objection, text, offer, cites }) => as.POST("/api/v1/objections/{objection}/answer", { ...of(objection), body: { ...said("text", text), ...said("offer", offer), cites: cites ?? [] } }),
    acceptAnswer: (as, { objection }) => as.POST("/api/v1/objections/{objection}/accept", { ...of(objection), body: {} }),
    contestAnswer: (as, { objection, text }) => as.POST("/api/v1/objections/{objection}/contest", { ...of(objection), body: said("text", text) }),
    escalateObjection: (as, { objection }) => as.POST("/api/v1/objections/{objection}/escalate", { ...of(objection), body: {} }),
    settleObjection: (as, { objection, text, with: body }) => as.POST("/api/v1/objections/{objection}/settle", { ...of(objection), body: { ...said("text", text), bodyId: body ? known(cast.bodies, body) : null } }),

    openLock: (as, { lock, sites }) => as.POST("/api/v1/projects/{project}/locks/{lock}", { params: { path: { ...project, lock } }, body: { siteIds: sites ? sites.map((s) => known(cast.sites, s)) : null } }),
    endPilot: (as, { text }) => as.POST("/api/v1/projects/{project}/locks/pilot/end", { ...path, body: said("text", text) }),
    reopenStage: (as, { stage, reason }) => as.POST("/api/v1/projects/{project}/stages/{stage}/reopen", { params: { path: { ...project, stage } }, body: said("reason", reason) }),
    addMilestone: async (as, { key, title, stage, group, dueOn, touchesJobs }) =>
      remember(added, key, await as.POST("/api/v1/projects/{project}/milestones", { ...path, body: { title: title ?? "", stage, from: group, dueOn, touchesJobs: touchesJobs ?? false } })),
    moveMilestone: async (as, { milestone: key, dueOn }) => as.PUT("/api/v1/projects/{project}/milestones/{milestone}", { ...(await ofMilestone(as, key)), body: { dueOn } }),
    shiftMilestones: async (as, { workingDays, fromMilestone }): Promise<Reply> => {
      const { data, error, response } = await as.POST("/api/v1/projects/{project}/milestones/shift", { ...path, body: { workingDays, from: fromMilestone ? await milestone(as, fromMilestone) : null, preview: false } });
      return { response, ...(error ? { error } : {}), ...(data?.written ? { data: data.written } : {}) };
    },
    completeMilestone: async (as, { milestone: key, doneOn }) => as.POST("/api/v1/projects/{project}/milestones/{milestone}/done", { ...(await ofMilestone(as, key)), body: { on: doneOn ?? null } }),
    dropMilestone: async (as, { milestone: key, reason }) => as.POST("/api/v1/projects/{project}/milestones/{milestone}/drop", { ...(await ofMilestone(as, key)), body: said("reason", reason) }),
    holdMilestone: async (as, { milestone: key, notBefore, reason, ...act }) =>
      as.POST("/api/v1/projects/{project}/milestones/{milestone}/not-before", { ...(await ofMilestone(as, key)), body: { on: notBefore ?? null, ...(act.for ? cast.addressed(act.for) : {}), ...said("reason", reason) } }),

    placeStakeholder: (as, { person, party, office, channel, nextContactOn }) => as.PUT("/api/v1/projects/{project}/stakeholders/{person}", {
      params: { path: { ...project, person: cast.person(person) } }, body: { ...cast.addressed(party), office: office ?? null, channel: channel ?? null, nextContactOn: nextContactOn ?? null },
    }),

    recordKpiPoint: (as, { kpi, on, value, people, source, baseline }) =>
      as.POST("/api/v1/projects/{project}/kpis/{kpi}/points", { params: { path: { ...project, kpi } }, body: { on, value, people: people ?? null, ...said("source", source), baseline: baseline ?? false } }),
    setKpiTarget: (as, { kpi, target, to }) => as.PUT("/api/v1/projects/{project}/kpis/{kpi}/target", { params: { path: { ...project, kpi } }, body: { target: target ?? null, targetTo: to ?? null } }),
    estimateRoi: (as, { currency, ...numbers }) => as.PUT("/api/v1/projects/{project}/roi", {
      ...path,
      body: {
        currency, hoursSavedAWeek: ranged(numbers.hoursSavedAWeek), hourlyRate: ranged(numbers.hourlyRate), workingWeeks: ranged(numbers.workingWeeks),
        errorsAvoided: ranged(numbers.errorsAvoided), fasterHiring: ranged(numbers.fasterHiring), costs: ranged(numbers.costs),
      },
    }),

    answerQuestions: (as, { said: answers, employees, reason }) => as.PUT("/api/v1/projects/{project}/questions", {
      ...path,
      body: {
        said: (Object.entries(answers) as [Api["PlainQuestion"], boolean][]).map(([question, yes]) => ({ question, yes })),
        employees: Object.entries(employees ?? {}).map(([country, count]) => ({ country, count })), ...said("reason", reason),
      },
    }),
    handOverPacket: async (as, act) => as.POST("/api/v1/projects/{project}/checkpoints/{checkpoint}/packet", { ...(await ofRight(as, act)), body: { language: act.language, targetDays: act.targetDays ?? null } }),
    changePacket: async (as, act) => as.POST("/api/v1/projects/{project}/checkpoints/{checkpoint}/packet", {
      ...(await ofRight(as, act)), body: { language: act.language, version: (await checkpoint(as, act)).packet?.version ?? 1, clockStartsAgain: act.clockStartsAgain ?? false, ...said("reason", act.reason) },
    }),
    confirmReceipt: async (as, act) => as.POST("/api/v1/projects/{project}/checkpoints/{checkpoint}/receipt", { ...(await ofRight(as, act)), body: { answersBy: act.answersBy ?? null } }),
    reportIncomplete: async (as, act) => as.POST("/api/v1/projects/{project}/checkpoints/{checkpoint}/incomplete", { ...(await ofRight(as, act)), body: { ...said("what", act.what), items: act.items ?? [] } }),
    takePosition: async (as, act) => {
      const reply = await as.POST("/api/v1/projects/{project}/checkpoints/{checkpoint}/position", {
        ...(await ofRight(as, act)), body: { position: act.position, ...said("text", act.text), resolvedOn: act.resolvedOn ?? null, conditions: binding(act.conditions) },
      });
      await bound(as, act.conditions);
      return reply;
    },
    answerPosition: async (as, act) => as.POST("/api/v1/projects/{project}/checkpoints/{checkpoint}/answer", { ...(await ofRight(as, act)), body: said("text", act.text) }),

    draftAgreement: async (as, { key, rights, title, between, clauses }) => {
      const settles: string[] = [];
      for (const right of rights) settles.push((await checkpoint(as, right)).id);
      return remember(cast.agreements, key, await as.POST("/api/v1/projects/{project}/agreements", {
        ...path,
        body: {
          for: settles, title: words(title), parties: between,
          clauses: clauses.map((c) => ({ key: c.clause, slots: Object.entries(c.slots ?? {}).map(([slot, text]) => ({ slot, text: words(text) })), ...said("own", c.own) })),
        },
      }));
    },
    signAgreement: async (as, { agreement, side }) => {
      const read = await as.GET("/api/v1/projects/{project}/agreements/{agreement}", ofAgreement(agreement));
      return read.data ? as.POST("/api/v1/projects/{project}/agreements/{agreement}/sign-off", { ...ofAgreement(agreement), body: { side, version: read.data.version, digest: read.data.digest } }) : read;
    },
    putInForce: async (as, { agreement, form: signed, from, signatories, report: told, ...act }) => remember(cast.acts, told.key, await as.POST("/api/v1/projects/{project}/agreements/{agreement}/in-force", {
      ...ofAgreement(agreement), body: { form: signed, from, signatories, ...audience(act.audience), report: await report(as, told) },
    })),
    makeCommitment: (as, { promise, agreement, owner, checkOn, ...act }) => as.POST("/api/v1/projects/{project}/commitments", {
      ...path, body: { ...said("promise", promise), agreementId: agreement ? known(cast.agreements, agreement) : null, ownerId: cast.person(owner), checkOn, ...audience(act.audience) },
    }),

    reportChange: (as, { kind, text, answers }) => as.POST("/api/v1/projects/{project}/changes", { ...path, body: { kind, ...said("text", text), answers } }),
  };
}
