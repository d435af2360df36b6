// A project file as examples/project.schema.json has it, as far as the machine builder needs it. Its words are those of the OpenAPI document.
import type { components } from "./trust.js";

export type Api = components["schemas"];

export type Paper = { name: string; text: string };
export type Report = { key: string; channel: Api["Channel"]; occurredOn: string; saidBy?: string; document?: Paper };
export type Condition = { key: string; text: string; stage?: Api["Stage"]; lock?: Api["Lock"]; dueOn?: string; owner?: string };
export type Audience = { kind: Api["AudienceKind"]; parties?: string[]; reason?: string; until?: string };
export type RightAt = { right: string; at: Api["Stage"] | Api["Lock"]; for?: string };
type Words = { text?: string };
type OfObjection = { objection: string };
type OfMilestone = { milestone: string };

export type Acts = {
  start: object;
  giveEvidence: { item: string; text?: string; link?: string; numbers?: Record<string, number>; files?: Paper[]; audience?: Audience };
  waiveEvidence: { item: string; for: string; reason?: string };
  openGate: { stage: Api["Stage"] };
  decide: { stage: Api["Stage"]; for: string; answer: Api["GateAnswer"]; comment?: string; conditions?: Condition[]; onBehalf?: Report };
  recordOutcome: { stage: Api["Stage"]; for: string; kind: Api["OutcomeKind"]; text?: string; report?: Report };
  offerMeeting: { stage: Api["Stage"]; for: string; on: string };
  meetCondition: { condition: string } & Words;
  disputeAct: { act: string } & Words;
  raiseObjection: { key: string; stage?: Api["Stage"]; category: Api["ObjectionCategory"]; blocking?: boolean; forBody?: string } & Words;
  acknowledgeObjection: OfObjection;
  confirmBlocking: OfObjection;
  answerObjection: OfObjection & Words & { offer?: string; cites?: Api["CitationEdit"][] };
  acceptAnswer: OfObjection;
  contestAnswer: OfObjection & Words;
  escalateObjection: OfObjection;
  settleObjection: OfObjection & Words & { with?: string };
  openLock: { lock: Api["Lock"]; sites?: string[] };
  endPilot: Words;
  reopenStage: { stage: Api["Stage"]; reason?: string };
  addMilestone: { key: string; title?: string; stage: Api["Stage"]; group: Api["Group"]; dueOn: string; touchesJobs?: boolean };
  moveMilestone: OfMilestone & { dueOn: string };
  shiftMilestones: { workingDays: number; fromMilestone?: string };
  completeMilestone: OfMilestone & { doneOn?: string };
  dropMilestone: OfMilestone & { reason?: string };
  holdMilestone: OfMilestone & { notBefore?: string; for?: string; reason?: string };
  placeStakeholder: { person: string; party: string; office?: string; channel?: Api["Channel"]; nextContactOn?: string };
  recordKpiPoint: { kpi: string; on: string; value: number; people?: number; source?: string; baseline?: boolean };
  setKpiTarget: { kpi: string; target?: number; to?: number };
  estimateRoi: { currency: string } & { [Number in RoiNumber]?: Range };
  answerQuestions: { said: Record<string, boolean>; employees?: Record<string, number>; reason?: string };
  handOverPacket: RightAt & { language: string; targetDays?: number };
  changePacket: RightAt & { language: string; clockStartsAgain?: boolean; reason?: string };
  confirmReceipt: RightAt & { answersBy?: string };
  reportIncomplete: RightAt & { what?: string; items?: string[] };
  takePosition: RightAt & Words & { position: Api["PositionKind"]; resolvedOn?: string; conditions?: Condition[]; onBehalf?: Report };
  answerPosition: RightAt & Words;
  draftAgreement: { key: string; rights: RightAt[]; title: string; between: string[]; clauses: { clause: string; slots?: Record<string, string>; own?: string }[] };
  signAgreement: { agreement: string; side: Api["Side"] };
  putInForce: { agreement: string; form: Api["InstrumentForm"]; from: string; signatories: { side: Api["Side"]; name: string }[]; audience?: Audience; report: Report };
  makeCommitment: { key: string; promise?: string; agreement?: string; owner: string; checkOn: string; audience?: Audience };
  reportChange: { key: string; kind: Api["ChangeKind"]; answers: Record<string, boolean> } & Words;
};

export type RoiNumber = "hoursSavedAWeek" | "hourlyRate" | "workingWeeks" | "errorsAvoided" | "fasterHiring" | "costs";
export type Range = { low?: number; base?: number; high?: number; source?: string; on?: string };

export type Expected = { refused?: string; blockers?: string[]; events?: string[]; warnings?: string[]; answered?: string[] };
export type Step = { on: string; at?: string; who: string; expect?: Expected } & { [Verb in keyof Acts]?: Acts[Verb] };

type Site = Omit<Api["NewSite"], "employer" | "name"> & { employer: string; name: string };
type Body = { kind: Api["BodyKind"]; localName: string; level: Api["BodyLevel"]; sites: string[]; bindingAgreement?: string };
type Seat = { party: string; holders: string[]; rule?: Api["SeatRule"]; quorum?: number; strength?: Api["Strength"]; basis?: string; deputies?: { person: string; from: string; to: string }[] };

export type Story = {
  language: Api["NewProject"]["language"];
  project: {
    title: string; purpose: string; aiSystem: Api["AiSystem"]; today: Api["Today"]; workflow?: string; createdOn: string; startsOn: string; timeZone: string;
    affectedEmployees: number; owner: string; sites: Record<string, Site>; bodies: Record<string, Body>;
    roles: { person: string; role: Api["ProjectRole"] }[];
    stakeholders: { person: string; party: string; office?: string; channel?: Api["Channel"]; nextContactOn?: string }[];
    groups: Record<Api["Group"], { affectedness: number; wants: string; fears: string; speaksFor: { by: Api["SpokenForBy"]; body?: string; person?: string; because?: string } }>;
    seats: Seat[];
  };
  story: Step[];
};
