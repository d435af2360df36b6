namespace Trust.Domain;

/// <summary>The five stages of TRUST, in the order of their gates (method.md).</summary>
public enum Stage { Transparency, Relevance, Usability, Security, Training }

public enum StageState { Pending, Active, InReview, Passed }

/// <summary>The two locks that cut across the stages; a pilot already counts as introduction (rules.md 1).</summary>
public enum Lock { Pilot, GoLive }

public enum ProjectState { Draft, Active, Paused, InUse, Retired, Cancelled }

/// <summary>Where the roll-out stood when it came to Trust; what should have happened before is to be made good (rules.md 1).</summary>
public enum Today { Idea, Chosen, Signed, InPilot, InUse, NotSaid }

/// <summary>What the AI system does with people: only assists, recommends, ranks or scores, decides by itself.</summary>
public enum Decides { Assists, Recommends, Ranks, Decides, NotSaid }

/// <summary>What is asked when a project begins. "I do not know yet" is an answer: it stays an open question of the project.</summary>
public enum StartQuestion { Purpose, Today, System, Decides, Where, Affected, Bodies }

public enum Group { Management, Hr, It, WorksCouncil, Employees, DataProtection, Partner }

public enum BodyKind { WorksCouncil, Union, SafetyRepresentative, DisabledRepresentative, EmployeeBoard }

public enum BodyLevel { Site, Company, Group }

/// <summary>How much a party may say at a gate or lock; what satisfies which: rules.md 4.</summary>
public enum Strength { Inform, Consult, Negotiate, Consent, Veto, Condition }

public enum GateAnswer { Approve, ApproveWithConditions, RequestChanges, Object, Acknowledge }

public enum RoundState { Open, Returned, Passed, Void }

public enum EvidenceState { Missing, Given, Waived }

/// <summary><c>Withdrawn</c>: it went with the answer that set it.</summary>
public enum ConditionState { Open, Met, Waived, Withdrawn }

public enum ObjectionState { Raised, Acknowledged, Answered, Accepted, Contested, Escalated, Settled, Unconfirmed, Withdrawn, Ended }

/// <summary>The five objections that recur (method.md), and any other.</summary>
public enum ObjectionCategory { Jobs, Privacy, Cost, Complexity, Fairness, Other }

public enum ProjectRole { Owner, DeputyOwner, Sponsor, Member, Observer }

public enum OrganisationRole { Administrator, Auditor }

/// <summary>What is kept only for a while (rules.md 3).</summary>
public enum RetentionKind
{
    /// <summary>Name and address of a person who left.</summary>
    Contacts,
    /// <summary>The ledger of mails: who was to get which, and how it ended.</summary>
    MailLedger,
    /// <summary>The keys by which a repeated request is known.</summary>
    RequestKeys,
    /// <summary>One-time links, used or not.</summary>
    Links,
    /// <summary>Addresses of pages for everybody, once they are over.</summary>
    PublicPages,
    /// <summary>Documents that were uploaded and that no entry ever cited.</summary>
    UnusedFiles,
    /// <summary>Who added a list of people, for the day on which it can be taken back.</summary>
    PeopleImports,
}

/// <summary>How an act outside Trust reached the one who recorded it.</summary>
public enum Channel { Paper, Phone, Meeting, Mail, Other }

public enum ChangeKind { VendorUpdate, Module, Data, Purpose, Group, Site, Provider }

/// <summary>How a change is treated: noted, told to those concerned, or a new round at the gates it touches (rules.md 1).</summary>
public enum ChangeClass { Note, Inform, NewRound }

/// <summary>What ended or replaced a body's say, apart from its own answer at the gate (rules.md 4).</summary>
public enum OutcomeKind
{
    /// <summary>The employer's reasoned answer to the body's position.</summary>
    ReasonedAnswer,
    /// <summary>Minutes, approved by both sides, of a consultation really held.</summary>
    ConsultationMinutes,
    /// <summary>Minutes, approved by both sides, saying that the negotiation ended.</summary>
    NegotiationEnded,
    /// <summary>A party's written notice that it leaves the negotiation.</summary>
    NegotiationLeft,
    /// <summary>The signed agreement, in force.</summary>
    AgreementInForce,
    /// <summary>The deciding body's award in place of an agreement.</summary>
    Award,
    /// <summary>Complete information, two dated offers of a meeting, the agreed target passed, and no answer.</summary>
    ClosedWithoutPosition,
}

/// <summary>A page for everybody who holds its address, without an account.</summary>
public enum PublicPageKind
{
    /// <summary>What employees are told: what the system does, with which data, who decides, what was promised.</summary>
    Employees,
    /// <summary>How far the project is: stages, dates, what comes next.</summary>
    Status,
}
