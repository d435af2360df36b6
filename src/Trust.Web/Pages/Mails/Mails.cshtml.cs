using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Mails;

/// <summary>A reader's own mails from the project; for whoever runs it also the plan's mails before they go, and the ledger's sums (rules.md 3).</summary>
[Authorize]
public sealed class MailsModel(Desk desk, MailLedger ledger, MailPreview preview, FailedAddresses addresses, IConfiguration configuration) : PageModel
{
    const int PageSize = 50;

    public ProjectFrame Frame { get; private set; } = null!; // set before any page is drawn
    public IReadOnlyList<MailRow> Own { get; private set; } = [];
    public Guid? Next { get; private set; }
    public bool Runs { get; private set; }
    public IReadOnlyList<MailSum> Sums { get; private set; } = [];
    public IReadOnlyList<FailedAddress> Failed { get; private set; } = [];
    public IReadOnlyList<PlannedMails> Planned { get; private set; } = [];

    /// <summary>How a mail of one kind would read for the reader.</summary>
    public MailText? Sample { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid? after, string? sample, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        (Frame, Runs) = (frame, frame.Project.IsRunBy(frame.View.Reader));
        var rows = await ledger.Of(desk.Caller.Organisation, frame.Project.Id, desk.Caller.Person, null, after, PageSize + 1, ct);
        Own = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize) Next = rows[PageSize - 1].Id;
        if (!Runs) return Page();
        Sums = await ledger.Sums(desk.Caller.Organisation, frame.Project.Id, ct);
        Failed = await addresses.Of(desk.Caller.Organisation, frame.Project.Id, ct);
        Planned = await preview.Of(frame.View, ct);
        if (frame.Project.Runs && Kebab.TryParse<MailKind>(sample ?? "", out var kind) && Planned.FirstOrDefault(p => p.Kind == kind) is { } first) Sample = Write(first);
        return Page();
    }

    /// <summary>The reader's own mail as it lies in the demo's folder.</summary>
    public async Task<IActionResult> OnGetMail(Guid project, Guid id, CancellationToken ct)
    {
        if (Outbox is not { } folder || await desk.Open(project, ct) is not { } view) return NotFound();
        if (await ledger.Find(desk.Caller.Organisation, view.Project.Id, desk.Caller.Person, id, ct) is null || !Directory.Exists(folder)) return NotFound();
        return Directory.EnumerateFiles(folder, $"*-{id:N}.eml").FirstOrDefault() is { } file ? Content(await System.IO.File.ReadAllTextAsync(file, ct), "text/plain", Encoding.UTF8) : NotFound();
    }

    public string? Outbox => configuration[Post.Outbox];

    MailText Write(PlannedMails mails) => Trust.App.Letters.Write(new(mails.Kind, Frame.View, Frame.Texts, mails.As, mails.First with { To = desk.Caller.Person }, null, null,
        new($"{Request.Scheme}://{Request.Host}/")));

    public string Party(string? party) => party is null ? "" : Frame.Words.Party(new(party));

    public string Kind(string kind) => Frame.Texts.Word(Kebab.Parse<MailKind>(kind));

    /// <summary>State and reason, in words; a failure's reason is the server's own.</summary>
    public string Became(string state, string? reason) => Kebab.Parse<DeliveryState>(state) switch
    {
        DeliveryState.Skipped when Kebab.TryParse<SkipReason>(reason ?? "", out var why) => $"{Frame.Texts.MailsNotSent}: {Frame.Texts.Word(why)}",
        DeliveryState.Failed => $"{Frame.Texts.Word(DeliveryState.Failed)}, {Frame.Texts.MailsAnswer(reason ?? "")}",
        var other => Frame.Texts.Word(other),
    };

    public string Why(FailedAddress failed) => Kebab.TryParse<SkipReason>(failed.Reason, out var why) ? Frame.Texts.Word(why) : Frame.Texts.MailsAnswer(failed.Reason);

    public string Moment(DateTimeOffset at) => Frame.Texts.Moment(Desk.InZone(at, desk.Caller.TimeZone));

    public IReadOnlyList<Components.Fact> Totals() =>
    [
        .. Sums.GroupBy(s => (s.State, s.Reason)).Select(g => new Components.Fact(Became(g.Key.State, g.Key.Reason), Count(g.Sum(s => s.Count)))),
        new(Frame.Texts.MailsAll, Count(Sums.Sum(s => s.Count))),
    ];

    string Count(long n) => Frame.Texts.Number(n);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
