using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Journal;

/// <summary>What happened, in sentences, narrowed by stage and kind; verified with one click; downloaded as a file that proves itself.</summary>
[Authorize]
public sealed class JournalModel(Desk desk, Trail trail, JournalCheck check, JournalDownload download) : PageModel
{
    const int PageSize = 50;

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<TrailEntry> Entries { get; private set; } = [];
    public CheckedJournal? Checked { get; private set; }
    public TrailFilter Filter { get; private set; } = new();
    public long? Older { get; private set; }

    /// <summary>The page begins further back than with the newest.</summary>
    public bool IsFurtherBack { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, long? before, string? at, string? kind, CancellationToken ct)
    {
        Filter = new(Kebab.TryParse<Stage>(at, out var stage) ? stage : null, Kebab.TryParse<JournalKind>(kind, out var what) ? what : null);
        return await Load(project, before, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnGetVerify(Guid project, CancellationToken ct)
    {
        if (!await Load(project, null, ct)) return NotFound();
        Checked = await check.Run(desk.Caller.Organisation, new(project), null, ct);
        return Page();
    }

    public async Task<IActionResult> OnGetDownload(Guid project, CancellationToken ct)
    {
        if (!await Load(project, null, ct)) return NotFound();
        var bytes = new MemoryStream();
        await download.Write(Frame.View, bytes, ct);
        return File(bytes.ToArray(), "application/json", $"trust-journal-{project}.json");
    }

    async Task<bool> Load(Guid project, long? before, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, IsFurtherBack) = (frame, before is not null);
        var entries = await trail.Read(frame.View, frame.Texts, Filter, before, PageSize + 1, ct);
        Entries = [.. entries.Take(PageSize)];
        if (entries.Count > PageSize) Older = Entries[^1].Number;
        return true;
    }

    public bool IsNarrowed => Filter != new TrailFilter();

    public string? At => Filter.Stage is { } stage ? Kebab.Of(stage) : null;

    public string? Kind => Filter.Kind is { } kind ? Kebab.Of(kind) : null;

    /// <summary>The same search from the newest entry, or further back.</summary>
    public string Back(long? before) => Frame.Path($"journal?at={At}&kind={Kind}{(before is { } number ? $"&before={number}" : "")}");

    public IReadOnlyList<Choice> Stages() => [All, .. Choice.Each<Stage>(Frame.Texts)];

    public IReadOnlyList<Choice> Kinds() => [All, .. Choice.Each<JournalKind>(Frame.Texts)];

    Choice All => new("", Frame.Texts.ProjectsAllStates);

    public DateTimeOffset Local(TrailEntry entry) => Desk.InZone(entry.At, desk.Caller.TimeZone);

    public string Zone => desk.Caller.TimeZone;

    public string Say(Flaw flaw) => flaw.Kind switch
    {
        FlawKind.Altered => Frame.Texts.JournalFlawAltered((int)flaw.Number),
        FlawKind.Gap => Frame.Texts.JournalFlawGap((int)flaw.Number),
        FlawKind.ContentAltered => Frame.Texts.JournalFlawContent((int)flaw.Number),
        FlawKind.ContentMissing => Frame.Texts.JournalFlawMissing((int)flaw.Number),
        FlawKind.AnchorBroken => Frame.Texts.JournalFlawAnchor((int)flaw.Number),
        _ => Frame.Texts.JournalFlawState,
    };
}
