using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Mails;

/// <summary>A reader's own mails from the project; for whoever runs it also the ledger's sums and the addresses that failed, and never another's mails (rules.md 3).</summary>
[Authorize]
public sealed class MailsModel(Desk desk, MailLedger ledger, FailedAddresses addresses, LateMails lateMails, IConfiguration configuration) : PageModel
{
    const int PageSize = 20;

    public ProjectFrame Frame { get; private set; } = null!; // set before any page is drawn
    public IReadOnlyList<MailRow> Own { get; private set; } = [];
    public string? State { get; private set; }
    public string? Next { get; private set; }
    public bool Runs { get; private set; }

    /// <summary>The project's mails are asked for, not the reader's own.</summary>
    public bool Whole { get; private set; }
    public IReadOnlyList<MailSum> Sums { get; private set; } = [];
    public int Late { get; private set; }
    public IReadOnlyList<FailedAddress> Failed { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid project, string? of, string? state, Guid? after, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        (Frame, Runs) = (frame, frame.Project.IsRunBy(frame.View.Reader));
        Whole = Runs && of == "project";
        await (Whole ? ReadWhole(ct) : ReadOwn(Kebab.TryParse<DeliveryState>(state ?? "", out var known) ? known : null, after, ct));
        return Page();
    }

    async Task ReadOwn(DeliveryState? state, Guid? after, CancellationToken ct)
    {
        State = state is { } known ? Kebab.Of(known) : null;
        var rows = await ledger.Of(desk.Caller.Organisation, Frame.Project.Id, desk.Caller.Person, state, after, PageSize + 1, ct);
        Own = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize) Next = Frame.Path($"mails?state={State}&after={rows[PageSize - 1].Id}");
    }

    async Task ReadWhole(CancellationToken ct)
    {
        Sums = await ledger.Sums(desk.Caller.Organisation, Frame.Project.Id, ct);
        Late = await lateMails.Of(desk.Caller.Organisation, Frame.Project.Id, ct);
        Failed = await addresses.Of(desk.Caller.Organisation, Frame.Project.Id, ct);
    }

    /// <summary>Mails lie in a folder, so that they can be read here.</summary>
    public bool KeepsMails => configuration[Post.Outbox] is not null;

    public string Party(string? party) => party is null ? "" : Frame.Words.Party(new(party));

    /// <summary>Which of several a mail is about; null where its kind says enough, and of what is there no more.</summary>
    public string? About(MailRow row) => row.Occasion.Split('/') switch
    {
        ["milestone", var id, ..] when new MilestoneId(Guid.Parse(id)) is var milestone && Frame.Project.Milestones.ContainsKey(milestone) => Frame.Words.Milestone(milestone),
        ["gate", var stage, ..] => Frame.Texts.AtStart(Frame.Texts.Word(Kebab.Parse<Stage>(stage))),
        ["checkpoint", var id, ..] when new CheckpointId(Guid.Parse(id)) is var checkpoint && Frame.Project.Checkpoints.ContainsKey(checkpoint) => Frame.Texts.AtStart(Frame.Words.Right(checkpoint)),
        _ => null,
    };

    public string Kind(string kind) => Frame.Texts.Word(Kebab.Parse<MailKind>(kind));

    /// <summary>State and reason, in words; a failure's reason is the server's own.</summary>
    public static string Became(Trust.App.Texts texts, string state, string? reason) => Kebab.Parse<DeliveryState>(state) switch
    {
        DeliveryState.Skipped when Kebab.TryParse<SkipReason>(reason ?? "", out var why) => $"{texts.MailsNotSent}: {texts.Word(why)}",
        DeliveryState.Failed => $"{texts.Word(DeliveryState.Failed)}, {texts.MailsAnswer(reason ?? "")}",
        var other => texts.Word(other),
    };

    public static string Why(Trust.App.Texts texts, FailedAddress failed) => Kebab.TryParse<SkipReason>(failed.Reason, out var why) ? texts.Word(why) : texts.MailsAnswer(failed.Reason);

    public string Moment(DateTimeOffset at) => Frame.Texts.Moment(Desk.InZone(at, desk.Caller.TimeZone));

    public IReadOnlyList<Choice> States() => [new("", Frame.Texts.ProjectsAllStates), .. Enum.GetValues<DeliveryState>().Select(s => new Choice(Kebab.Of(s), s is DeliveryState.Skipped ? Frame.Texts.MailsNotSent : Frame.Texts.Word(s)))];

    public IReadOnlyList<Components.Fact> Totals() =>
    [
        .. Sums.GroupBy(s => (s.State, s.Reason)).Select(g => new Components.Fact(Became(Frame.Texts, g.Key.State, g.Key.Reason), Count(g.Sum(s => s.Count)))),
        new(Frame.Texts.MailsAll, Count(Sums.Sum(s => s.Count))),
    ];

    string Count(long n) => Frame.Texts.Number(n);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
