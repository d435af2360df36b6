using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

public sealed record ClauseForm
{
    public string? Key { get; set; }
    public bool On { get; set; }
    public string? Variant { get; set; }
    public Dictionary<string, string?> Slots { get; set; } = [];
    public string? Own { get; set; }
}

public sealed record DraftForm
{
    public int Seen { get; set; }
    public List<Guid> For { get; set; } = [];
    public string? Language { get; set; }
    public string? Title { get; set; }
    public string? Parties { get; set; }
    public List<ClauseForm> Clauses { get; set; } = [];
    public DateOnly? Until { get; set; }
    public int? NoticeMonths { get; set; }
    public int? ReviewMonths { get; set; }
}

/// <summary>A draft of an agreement from clauses: which of them, in which variant, with the parties' own words in their places. Either side writes, and reads the whole text before it lies on the table.</summary>
[Authorize]
public sealed class DraftModel(Desk desk, AgreementDrafts drafts) : PageModel
{
    /// <summary>The parties' own clauses, beside the library's.</summary>
    const int Own = 2;

    public ProjectFrame Frame { get; private set; } = null!;     // set before any handler goes on
    public AgreementId Id { get; private set; }
    public PartyId With { get; private set; }
    public ImmutableArray<CheckpointId> For { get; private set; } = [];
    public ChosenAgreement Chosen { get; private set; } = null!; // as above
    public AgreementWording? Preview { get; private set; }
    public Refused? Refused { get; private set; }

    /// <summary>Where the form posts to, whichever button was pressed before.</summary>
    public string Action(string? handler = null) => Frame.Path($"agreements/{Id}/draft") + QueryString.Create(new Dictionary<string, string?> { ["handler"] = handler, ["for"] = Asked?.ToString() }.Where(q => q.Value is not null));

    Guid? Asked { get; set; }

    public Agreement? Standing => Frame.Project.Agreements.GetValueOrDefault(Id);

    public async Task<IActionResult> OnGet(Guid project, Guid agreement, Guid? @for, CancellationToken ct) => await Load(project, agreement, @for, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPreview(Guid project, Guid agreement, Guid? @for, [FromForm] DraftForm form, CancellationToken ct)
    {
        if (!await Load(project, agreement, @for, ct)) return NotFound();
        Take(form);
        Preview = AgreementDrafts.Preview(Chosen);
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid project, Guid agreement, Guid? @for, [FromForm] DraftForm form, CancellationToken ct)
    {
        if (!await Load(project, agreement, @for, ct)) return NotFound();
        Take(form);
        if (!ModelState.IsValid) return Page();
        var typed = desk.Typed();
        var answer = await drafts.Draft(Frame.View, new(Id, For, form.Seen, Chosen, new(form.Until, form.NoticeMonths, form.ReviewMonths), Standing?.Replaces), typed, ct);
        if (answer.Refusal is { } incomplete) return Show(incomplete);
        var outcome = await desk.Do(project, answer.Value!, typed, ct); // not refused, so there
        return outcome switch
        {
            Outcome.Done => Redirect(Frame.Path($"agreements/{Id}")),
            Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal } => Show(refusal),
            _ => NotFound(),
        };
    }

    PageResult Show(Refusal refusal)
    {
        var field = refusal.Field?.Split('.') switch
        {
            ["clauses", var clause, "slots", var slot] => $"clauses[{At(clause)}].slots[{slot}]",
            ["clauses", var clause] => $"clauses[{At(clause)}].{(Rows().Any(r => r.Key == clause && r.Model is null) ? "own" : "variant")}",
            _ => refusal.Field,
        };
        Refused = this.Show(refusal with { Field = field }, Frame);
        Preview = AgreementDrafts.Preview(Chosen);
        return Page();

        int At(string clause) => Rows().ToList().FindIndex(r => r.Key == clause);
    }

    /// <summary>What was chosen and typed; only what the library or the page knows is taken.</summary>
    void Take(DraftForm form)
    {
        var language = ClauseFiles.Find(Chosen.Library) is { } library && form.Language is { } said && library.Writing.ContainsKey(said) ? said : Chosen.Language;
        var known = Rows().Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        For = [.. form.For.Select(f => new CheckpointId(f)).Where(f => Checkpoints().Any(c => c.Id == f))];
        Chosen = new(Chosen.Library, language, form.Title ?? "", Lines(form.Parties), [.. form.Clauses.Where(c => c.On && c.Key is { } key && known.Contains(key)).DistinctBy(c => c.Key).Select(Clause)]);
    }

    static ChosenClause Clause(ClauseForm form) => new(form.Key!, // asked for just before
        form.Slots.Where(s => s.Key != ChosenClause.Variant && !string.IsNullOrWhiteSpace(s.Value)).Append(new(ChosenClause.Variant, form.Variant)).Where(s => s.Value is not null)
            .ToImmutableSortedDictionary(s => s.Key, s => s.Value!.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparer.Ordinal), // of those that have one
        string.IsNullOrWhiteSpace(form.Own) && !ChosenClause.IsOwnKey(form.Key!) ? null : (form.Own ?? "").Replace("\r\n", "\n", StringComparison.Ordinal));

    static ImmutableArray<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    async Task<bool> Load(Guid project, Guid agreement, Guid? @for, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        (Frame, Id, Asked) = (frame, new(agreement), @for);
        if (Standing is { } known) For = known.For;
        else if (@for is { } id && frame.Project.Checkpoints.ContainsKey(new(id))) For = [new(id)];
        if (For.IsEmpty || !MayDraft) return false;
        With = frame.Project.Checkpoints[For[0]].Party;
        Chosen = Standing is { } standing && await drafts.Reopen(frame.View, standing, ct) is { } there ? there
            : AgreementDrafts.Propose(frame.View, For, Standing?.Language ?? Trust.App.Texts.Resolve(PacketList.Languages(frame.Project, frame.Project.Checkpoints[For[0]]).FirstOrDefault()) ?? "en");
        return true;
    }

    bool MayDraft => new DraftAgreement(Id, For, Standing?.Version ?? 0, "en", null, [], new(null, null, null), null, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project);

    /// <summary>The rights of the same body that an agreement can settle.</summary>
    IEnumerable<Checkpoint> Checkpoints() =>
        Frame.Project.Checkpoints.Values.Where(c => c.Party == With && c.Strength is not (Strength.Inform or Strength.Condition) && c.Competence is not { Holds: false });

    public IReadOnlyList<Choice> Settles() => [.. Checkpoints().Select(c => new Choice(c.Id.Value.ToString(), Frame.Texts.AtStart(Frame.Words.Right(c.Id)), CheckpointFrame.PlaceOf(Frame.Texts, c.At)))];

    /// <summary>A clause as the form offers it.</summary>
    /// <param name="Model">Null: the parties' own.</param>
    public sealed record ClauseRow(string Key, ModelClause? Model, ChosenClause? Chosen);

    public IReadOnlyList<ClauseRow> Rows()
    {
        var library = ClauseFiles.Find(Chosen.Library) ?? ClauseFiles.Latest;
        return
        [
            .. library.Clauses.Select(c => new ClauseRow(c.Key, c, Chosen.Clauses.FirstOrDefault(x => x.Key == c.Key))),
            .. Enumerable.Range(1, Own).Select(n => $"own-{n}").Select(key => new ClauseRow(key, null, Chosen.Clauses.FirstOrDefault(x => x.Key == key))),
        ];
    }

    public static IReadOnlyList<Choice> Languages => [.. Trust.App.Texts.Languages.Select(l => new Choice(l, Trust.App.Texts.NameOf(l)))];
}
