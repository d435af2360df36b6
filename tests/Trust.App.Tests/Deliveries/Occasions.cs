using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Deliveries;
using Trust.Domain.Milestones;
using Trust.Domain.Tests;
using Trust.Domain.Tests.Checkpoints;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using static Trust.Domain.Tests.Situations;

namespace Trust.App.Tests.Deliveries;

/// <summary>One occasion of every kind of mail, in the project of the domain's tests.</summary>
static class Occasions
{
    public const string Title = "Shortlist of applicants", BodyName = "Betriebsrat Lindtal", RaiserName = "Walter Weiss", ObjectionText = "what nobody reads in a mail";
    public static readonly Uri House = new("https://trust.firm.example"), SwitchOff = new("https://trust.firm.example/mail/token");

    static readonly Story Objected = Started.And(Objects(1, Walter, true, LindtalCouncil));
    static readonly Story Answered = Objected.And(AnswersObjection(1, Olga));
    static readonly Story Open = InReviewOf(Stage.Transparency);
    static readonly Story Conditioned = Open.And(Approves(Stage.Transparency, It, Ida, 1, new(Stage.Security, null), Nora));

    static readonly Story Rightful = Steps.Answering(Domain.Checkpoints.PlainQuestion.Monitors).And(Gives(Stage.Transparency, "purpose"));
    static readonly Story Handed = Rightful.And(Steps.HandsOver("consented"));
    static readonly Story Agreed = Rightful.Agreed("consented").And(Steps.Promises());

    public static MailOccasion Of(MailKind kind, string language, string title = Title, bool toBody = false) => Of(kind) switch
    {
        var o => Occasion(kind, language, o.Story, toBody ? Walter : o.To, toBody ? Council : o.As, o.Reminder, o.Happened, title),
    };

    public static MailOccasion Occasion(MailKind kind, string language, Story story, PersonId to, PartyId? @as, string? reminder, ProjectEvent? happened, string title = Title) => new(kind,
        new(story.Now, to.Is(), story.At, Typed(story.Now, title), new Dictionary<PersonId, string> { [Walter] = RaiserName }), Texts.In(language), @as,
        reminder is null ? null : new Reminder(reminder, 3, kind, to, @as, story.Now.Day(story.At), false), happened, new Stamp(Olga.Is(), story.At), House)
    {
        SwitchOff = MailKinds.SwitchOf(kind) is null ? null : SwitchOff,
        Report = kind is MailKind.MonthlyReport ? MonthlyReport.Of(new(story.Now, to.Is(), story.At, Typed(story.Now, title), new Dictionary<PersonId, string>()), new([], []), new(2026, 3, 1)) : null,
    };

    /// <summary>The title stands for all that people typed as names.</summary>
    static Dictionary<ContentId, string> Typed(Project project, string title) => new()
    {
        [project.Title.Id] = title,
        [project.Bodies[LindtalCouncil].LocalName.Id] = title == Title ? BodyName : title,
        [project.Sites[Lindtal].Name.Id] = title,
        [project.Sites[Odense].Name.Id] = title,
        [Id.SomeText.Id] = ObjectionText,
    };

    public static Story Reached(string rule, Story? before = null) => (before ?? Started.Later(30)).And((now, at) => new CompleteMilestone(Of(now, rule).Id, now.Day(at), Olga.Is(), at));

    public static Story Moved => Started.And((now, at) => new MoveMilestone(Of(now, "workshop").Id, new(2026, 3, 27), Olga.Is(), at));

    public static Milestone Of(Project project, string rule) => project.Milestones.Values.First(m => m.Rule == rule);

    static (Story Story, PersonId To, PartyId? As, string? Reminder, ProjectEvent? Happened) Of(MailKind kind)
    {
        var workshop = Of(Started.Now, "workshop");
        var due = $"milestone/{workshop.Id}/{workshop.DueOn:yyyy-MM-dd}";
        return kind switch
        {
            MailKind.MilestoneAhead => (Started, Henrik, Hr, due, null),
            MailKind.MilestoneToday => (Started with { At = new(2026, 3, 20, 7, 30, 0, TimeSpan.Zero) }, Henrik, Hr, due, null),
            MailKind.MilestoneOverdue => (Started.Later(40), Henrik, Hr, due, null),
            MailKind.MilestoneStuck => (Started.Later(60), Olga, null, due, null),
            MailKind.MilestoneDone => Told(Reached("workshop"), Emil, Employees),
            MailKind.MilestonesPlanned => (Started, Henrik, Hr, null, Started.Last.Events.OfType<MilestonesPlanned>().Single()),
            MailKind.MilestonesMoved => Told(Moved, Henrik, Hr),
            MailKind.GateAsked => Told(Open, Ida, It),
            MailKind.GateReminder or MailKind.GateDeputy => (Open.Later(3), Ida, It, $"gate/transparency/1/{It}", null),
            MailKind.GateStalled => (Open.Later(9), Olga, null, $"gate/transparency/1/{It}", null),
            MailKind.ObjectionRaised => Told(Objected, Olga, null),
            MailKind.ObjectionToAcknowledge or MailKind.ObjectionToAnswer => (Objected.Later(4), Olga, null, $"objection/{Id.Objection(1)}/x/2026-03-12", null),
            MailKind.ObjectionToSettle => (Answered.And(Contests(1, Walter), Escalates(1, Olga)), Sonja, null, $"objection/{Id.Objection(1)}/x/2026-03-12", null),
            MailKind.ObjectionAnswered => Told(Answered, Walter, Council),
            MailKind.ObjectionToConfirm => (Answered.Later(5), Walter, Council, $"objection/{Id.Objection(1)}/x/2026-03-12", null),
            MailKind.ConditionDue => (Conditioned, Nora, null, $"condition/{Id.Condition(1)}/2026-06-01", null),
            MailKind.ActReported => Told(Open.And(Reports(Stage.Transparency, Su, GateAnswer.Approve)), Sofie, Su),
            MailKind.OwnershipOffered => Told(Started.And((_, at) => new OfferOwnership(Dag, Olga.Is(), at)), Dag, null),
            MailKind.Named => Told(Started.And(GivesRole(Nora, ProjectRole.Member)), Nora, null),
            MailKind.KpiDue => (Started, Olga, null, "kpis/2026-04-01", null),
            MailKind.MonthlyReport => (Started, Sonja, null, "report/2026-03", null),
            MailKind.RightTold => Told(Handed, Walter, Council),
            MailKind.CheckpointDue => (Handed, Walter, Council, $"checkpoint/{Steps.Of(Handed.Now, "consented").Id}/2026-04-01", null),
            MailKind.AgreementDue => (Agreed, Olga, null, $"agreement/{Steps.TheAgreement}/review/2026-09-01", null),
            MailKind.CommitmentDue => (Agreed, Henrik, null, $"commitment/{Steps.ThePromise}/2026-04-01", null),
            MailKind.News => Told(Started.And(Pauses()), Henrik, Hr),
            _ => throw new System.Diagnostics.UnreachableException($"{kind}"),
        };
    }

    static (Story, PersonId, PartyId?, string?, ProjectEvent?) Told(Story story, PersonId to, PartyId? @as) => (story, to, @as, null, story.Last.Events[0]);
}
