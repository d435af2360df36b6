using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Evidence;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Evidence;

public sealed record EvidenceForm
{
    public string? Text { get; init; }
    public string? Link { get; init; }
    public List<IFormFile> Files { get; init; } = [];
    public Dictionary<string, string?> Numbers { get; init; } = [];
    public string? Audience { get; init; }
    public List<string> Parties { get; init; } = [];
    public string? Why { get; init; }
    public DateOnly? Until { get; init; }
    public DateOnly? HappenedOn { get; init; }
}

/// <summary>One piece of evidence: what it says now, its revisions, and the forms to give or to waive it.</summary>
[Authorize]
[RequestFormLimits(MultipartBodyLengthLimit = FileRules.RequestLimit), RequestSizeLimit(FileRules.RequestLimit)]
public sealed class ItemModel(Desk desk, Revisions revisions) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public EvidenceRef Ref { get; private set; }
    public EvidenceRule Rule { get; private set; } = null!; // set with the frame
    public EvidenceItem? Item => Frame.Project.Item(Ref);
    public IReadOnlyList<RevisionRow> Earlier { get; private set; } = [];
    public Refused? Refused { get; private set; }

    /// <summary>It is not there, and nothing waits for it.</summary>
    public bool NotAsked => !Rule.Required && (Item?.State ?? EvidenceState.Missing) is EvidenceState.Missing;

    /// <summary>The form in which it can be written; null for what is written freely.</summary>
    public Domain.Assessments.AssessmentForm? Form => AssessmentFiles.All.LastOrDefault(f => f.At == Ref);

    public bool Readable => Item is null || Frame.View.MayRead(Item.Audience);
    public bool MayGive => Frame.Project.Of(Ref.Stage).State is not StageState.Passed
        && (Frame.Project.IsRunBy(Frame.View.Reader) || Frame.Project.IsIn(Frame.View.Reader, ProjectRole.Member) || Frame.Project.SpeaksFor(PartyId.Of(Rule.From), Frame.View.Reader, Frame.View.Now));

    /// <summary>The party for which the reader may waive the item.</summary>
    public PartyId? MayWaiveFor => !Rule.Waivable || Item?.State is EvidenceState.Given ? null
        : Frame.Project.Seats.Keys.Where(p => SetSeat.GroupOf(p) == Rule.To && Frame.Project.SpeaksFor(p, Frame.View.Reader, Frame.View.Now)).Select(p => (PartyId?)p).FirstOrDefault();

    /// <summary>What of Europe's law and of the sites' countries' names the piece; country by country once there are several.</summary>
    public IReadOnlyList<(string? Place, string Law)> Law()
    {
        var basis = LawOfPlace.Of(Frame.Project, Rule);
        return basis.Count(b => b.Country is not LawOfPlace.Europe) > 1 ? [.. basis.Select(b => (Place(b.Country), Cited([b])))] : basis.IsEmpty ? [] : [(null, Cited(basis))];
    }

    string Place(string country) => country is LawOfPlace.Europe ? Frame.Texts.LawEuropean : Countries.Name(Frame.Texts, country);

    string Cited(IEnumerable<Basis> basis) => string.Join(" · ", basis.SelectMany(b => b.Statutes).Select(Frame.Words.Law));

    public async Task<IActionResult> OnGet(Guid project, string stage, string item, CancellationToken ct) => await Load(project, stage, item, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostGive(Guid project, string stage, string item, [FromForm] EvidenceForm form, CancellationToken ct)
    {
        if (!await Load(project, stage, item, ct)) return NotFound();
        var typed = desk.Typed();
        var numbers = Numbers(form);
        if (!ModelState.IsValid) return Page();

        if (form.Files.Select(f => FileRules.Check(f.FileName, f.Length, "files")).FirstOrDefault(r => r is not null) is { } refusal) return Show(refusal);
        var given = await typed.Add(form.Files, ct);
        var kept = given.IsEmpty && Item is { State: EvidenceState.Given } ? Item.Files : given;
        var command = new GiveEvidence(Ref, typed.Optional(form.Text), typed.Optional(form.Link), kept, numbers, Audience(form, typed), desk.Caller.Actor, desk.Now) { HappenedOn = form.HappenedOn };
        return await Do(project, command, typed, ct);
    }

    public async Task<IActionResult> OnPostWaive(Guid project, string stage, string item, string? reason, CancellationToken ct)
    {
        if (!await Load(project, stage, item, ct) || MayWaiveFor is not { } party) return NotFound();
        var typed = desk.Typed();
        return await Do(project, new WaiveEvidence(Ref, party, typed.Optional(reason), desk.Caller.Actor, desk.Now), typed, ct);
    }

    async Task<IActionResult> Do(Guid project, ProjectCommand command, Typed typed, CancellationToken ct) => await desk.Do(project, command, typed, ct) switch
    {
        Outcome.Done => RedirectToPage("/Gates/Stage", new { project, stage = Kebab.Of(Ref.Stage) }),
        Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal } => Show(refusal),
        _ => NotFound(),
    };

    PageResult Show(Refusal refusal)
    {
        Refused = this.Show(refusal, Frame);
        return Page();
    }

    ImmutableSortedDictionary<string, decimal> Numbers(EvidenceForm form)
    {
        var numbers = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var name in Rule.Numbers)
        {
            if (form.Numbers.GetValueOrDefault(name) is not { Length: > 0 } text) continue;
            if (decimal.TryParse(text, NumberStyles.Number, Frame.Texts.Culture, out var number)) numbers[name] = number;
            else ModelState.AddModelError($"numbers.{name}", Frame.Texts.FormNoNumber);
        }
        return numbers.ToImmutable();
    }

    static Audience Audience(EvidenceForm form, Typed typed) => Kebab.TryParse<AudienceKind>(form.Audience, out var kind)
        ? new(kind, [.. form.Parties.Select(p => new PartyId(p)).Where(p => p.IsKnownForm)], typed.Optional(form.Why), form.Until)
        : Domain.Audience.OfProject;

    async Task<bool> Load(Guid project, string stage, string item, CancellationToken ct)
    {
        if (!Kebab.TryParse<Stage>(stage, out var s) || await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return false;
        if (frame.Project.Rules.Item(s, item) is not { } rule) return false;
        (Frame, Ref, Rule) = (frame, new(s, item), rule);
        Earlier = await revisions.Read(frame.View, Ref, ct);
        return true;
    }

    /// <summary>When, by which office, in which language, and when it really came about.</summary>
    public string Given(RevisionRow row)
    {
        var (texts, who) = (Frame.Texts, new Sentences(Frame.Words).Office(row.GivenBy.PersonId));
        var said = row.Language is { } language ? texts.EvidenceRevisionBy(row.On, who, Trust.App.Texts.Languages.Contains(language) ? Trust.App.Texts.NameOf(language) : language) : texts.JournalBy(who, row.On);
        return row.HappenedOn is { } on ? $"{said}. {texts.EvidenceHappened(on)}" : said;
    }

    public IReadOnlyList<Choice> Audiences() => [.. Kebab.Words<AudienceKind>().Select(w => new Choice(w, Frame.Texts.AtStart(Frame.Texts.Word(Kebab.Parse<AudienceKind>(w)))))];

    public IReadOnlyList<Choice> Parties() => [.. Frame.Project.Rules.Groups.Where(g => g is not Group.WorksCouncil).Select(PartyId.Of)
        .Concat(Frame.Project.Bodies.Keys.Select(PartyId.Of)).Select(p => new Choice(p.Value, Frame.Texts.AtStart(Frame.Words.Party(p))))];
}
