using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Evidence;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>Why this reader gets this mail, what it means for their group, and whether they can do without it.</summary>
static class LetterReasons
{
    public static string Why(MailOccasion occasion, LetterTopic topic)
    {
        var (texts, project, reader, words) = (occasion.Texts, occasion.View.Project, occasion.View.Reader, new Wording(occasion.View, occasion.Texts));
        return occasion switch
        {
            { Kind: MailKind.OwnershipOffered } => texts.MailWhyOffered,
            { Kind: MailKind.Named } => texts.MailWhyNamed,
            { Kind: MailKind.CommitmentDue } => texts.MailWhyCommitment,
            _ when topic.Condition?.Owner is { } owner && owner == reader.PersonId => texts.MailWhyCondition,
            _ when topic.Objection is { ForBody: { } body } && occasion.As?.Body == body => texts.MailWhyRaisedFor(words.Party(PartyId.Of(body))),
            _ when topic.Objection is { } objection && objection.Raiser == reader.PersonId => texts.MailWhyRaiser,
            { As: { } party } => project.Seat(party) switch
            {
                { } seat when !seat.Holds(reader, occasion.View.Today) => texts.MailWhyPlaced(words.Party(party)),
                { } seat when seat.IsDeputy(reader) => texts.MailWhyDeputy(words.Party(party)),
                null => texts.MailWhyPlaced(words.Party(party)),
                _ => texts.MailWhySeat(words.Party(party)),
            },
            _ when project.IsRunBy(reader) => texts.MailWhyRuns,
            _ when project.Roles.Where(r => r.Person == reader.PersonId && r.Until is null).Select(r => (ProjectRole?)r.Role).Min() is { } role => texts.MailWhyRole(texts.Word(role)),
            _ => texts.MailWhyNamed,
        };
    }

    /// <summary>The sentence, and the link when there is something to switch off.</summary>
    public static (string Says, Uri? Link) Off(MailOccasion occasion) => occasion.Kind switch
    {
        MailKind.GateAsked => (occasion.Texts.MailAlwaysAsked, null),
        MailKind.MilestoneStuck or MailKind.GateStalled => (occasion.Texts.MailAlwaysRuns, null),
        MailKind.RightTold => (occasion.Texts.MailAlwaysRight, null),
        MailKind.ActReported or MailKind.OwnershipOffered or MailKind.Named => (occasion.Texts.MailAlwaysAboutYou, null),
        var kind when MailKinds.SwitchOf(kind) is { } hangsOn => (Off(hangsOn, occasion.Texts), occasion.SwitchOff ?? new($"{occasion.House.AbsoluteUri.TrimEnd('/')}/me#mails")),
        _ => (occasion.Texts.MailAlwaysObjection, null),
    };

    static string Off(MailSwitch hangsOn, Texts texts) => texts.Of($"mail.off.{Kebab.Of(hangsOn)}", []);

    /// <summary>What a milestone's mail means for the reader's group; says nothing of the system itself.</summary>
    public static string? Means(MailOccasion occasion)
    {
        var set = occasion.Kind switch
        {
            MailKind.MilestoneAhead or MailKind.MilestoneToday or MailKind.MilestonesPlanned or MailKind.MilestonesMoved or MailKind.MilestoneOverdue or MailKind.MilestoneStuck => "planned",
            MailKind.MilestoneDone => "done",
            _ => null,
        };
        return set is null || PartOf(occasion) is not { } party ? null
            : occasion.Texts.Of($"mail.means-{set}.{(party.Group is { } group ? Kebab.Of(group) : Kebab.Of(Group.WorksCouncil))}", []);
    }

    public static bool IsToBody(MailOccasion occasion) => PartOf(occasion)?.Body is not null;

    /// <summary>Said warmly, unless jobs are touched, or an objection of the reader's own or of their body is not at rest.</summary>
    public static bool IsGladOf(MailOccasion occasion, LetterTopic topic)
    {
        var (project, reader, now) = (occasion.View.Project, occasion.View.Reader, occasion.View.Now);
        return topic.Milestone is { TouchesJobs: false } && !project.Objections.Values.Any(o => (o.IsOpen || o.State is ObjectionState.Unconfirmed)
            && (o.Raiser == reader.PersonId || (o.ForBody is { } body && AudienceRule.BelongsTo(project, PartyId.Of(body), reader, now))));
    }

    // the part as which the mail is written, else where the reader stands in the project
    static PartyId? PartOf(MailOccasion occasion)
    {
        var (project, reader) = (occasion.View.Project, occasion.View.Reader);
        return occasion.As
            ?? (reader.PersonId is { } person ? project.Stakeholders.GetValueOrDefault(person)?.Party : null)
            ?? project.Seats.Keys.Where(p => project.SpeaksFor(p, reader, occasion.View.Now)).Select(p => (PartyId?)p).FirstOrDefault();
    }
}
