using Trust.App;
using Trust.Web.Components;
using Trust.Web.Pages.Home;

namespace Trust.Web.Pages.Organisation;

/// <summary>How the installation stands, in plain words: first what is to be put right, then each part.</summary>
/// <param name="JournalHolds">The organisation's own.</param>
/// <param name="Sends">False in a demo, whose mails lie in a folder.</param>
/// <param name="Scheduler">What wakes Trust for what is due later.</param>
/// <param name="BackedUp">When ./trust backup last made a file, in the reader's zone; null when none is known.</param>
public sealed record HealthView(InstallationState State, bool JournalHolds, bool Sends, string Scheduler, DateTimeOffset? BackedUp, Trust.App.Texts Texts)
{
    public string Says => ToDo.Count == 0 ? Texts.HealthFine : Texts.HealthToDo(ToDo.Count);

    public IReadOnlyList<WaitingLine> ToDo => [.. Broken.Select(b => new WaitingLine(b, null, Texts.HealthOperator, [])), .. WaitingLine.Of(State.Care, Sends, Texts)];

    /// <summary>Hangfire brings a page of its own; Quartz has none.</summary>
    public string? JobsPage => Scheduler is "Hangfire" ? "/jobs" : null;

    IEnumerable<string> Broken
    {
        get
        {
            if (State.Server.IsTooOld) yield return Texts.HealthTooOld(State.Server.Version);
            if (!State.Server.IsEncodedRight) yield return Texts.HealthEncoding(State.Server.Encoding);
            if (State.Server.Missing > 0) yield return Texts.HealthMigrations(State.Server.Missing);
            if (State.Server.Missing < 0) yield return Texts.HealthNewer;
            if (!JournalHolds) yield return Texts.HealthJournal;
            if (State.RoleProblems > 0) yield return Texts.HealthRights;
            if (State.ReadByOthers) yield return Texts.HealthReadTables;
        }
    }

    public IReadOnlyList<Fact> Facts =>
    [
        new(Texts.HealthDatabase, Texts.HealthDatabaseAnswers(State.Server.Version.Split(' ')[0], State.Server.Megabytes), State.RoleProblems == 0 ? Texts.HealthRightsFine : null),
        new(Texts.PostTitle, Sends ? State.Care.MailIsChecked ? Texts.HomeMailLeaves : Texts.HomeNoMail : Texts.PostDemo),
        new(Texts.HealthLater, State.Care.Parked == 0 ? Texts.OrganisationParkedNone : Texts.HomeParked(State.Care.Parked), Texts.HealthTools(Scheduler, State.Engine)),
        new(Texts.HealthBackup, BackedUp is { } at ? Texts.HealthBackupAt(at) : Texts.HealthBackupNone),
        new(Texts.HealthWorkflows, Texts.List(State.Workflows.Select(w => $"{w.Name.In(Texts.Language)}\u00a0{w.Version}"))),
        new(Texts.HealthLaw, Texts.List(State.Law.Where(p => p.Countries.Length == 1).Select(p => $"{p.Name.In(Texts.Language)}\u00a0{p.Version}"))),
    ];
}
