using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Assessments;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Assessments;

/// <summary>Evidence that stands on a duty's article.</summary>
public sealed record SeenIn(string Name, string Href, Mark Mark, string State);

public sealed record DutyRow(DutyStanding Is, string Stands, IReadOnlyList<SeenIn> Evidence)
{
    /// <summary>Nothing more is asked here: all of its evidence is given or waived.</summary>
    public bool IsSeen => Evidence.Count > 0 && Evidence.All(e => e.Mark is Mark.Given or Mark.Waived);
}

/// <summary>The duties of the AI Act at the project's places today: from when each binds, by which source, and in which evidence it is seen.</summary>
[Authorize]
public sealed class AiActModel(Desk desk) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before the handler goes on

    public async Task<IActionResult> OnGet(Guid project, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        Frame = frame;
        return Page();
    }

    public static AiAct Act => AiActFiles.Latest;

    /// <summary>What nobody can waive, where it was said to be so.</summary>
    public Refusal? Stop => CheckpointRule.Prohibited(Frame.Project);

    public bool IsAsked => Frame.Project.Answers.Said.ContainsKey(PlainQuestion.InfersEmotions);

    public IReadOnlyList<string> Countries() => [.. Frame.Project.Sites.Values.Select(s => s.Country).Distinct()];

    public string Country(string code) => Projects.Countries.Name(Frame.Texts, code);

    /// <summary>Why the regulation does not hold in a country yet.</summary>
    public static NotYet? NotYet(string country) => Act.NotYet.FirstOrDefault(n => n.Country == country);

    /// <summary>Those that bind come first.</summary>
    public IReadOnlyList<DutyRow> Duties(string country) =>
        [.. Act.At(country, Frame.View.Today, UsedSince()).OrderBy(d => d.Stand).Select(d => new DutyRow(d, Says(d.Shown), Evidence(d.Duty)))];

    public int Binding() => Countries().SelectMany(c => Act.At(c, Frame.View.Today, UsedSince())).Where(d => d.Stand is DutyStand.Binds).Select(d => d.Duty.Key).Distinct().Count();

    /// <summary>The evidence that says whether the system is a high-risk one; null where the workflow asks for none.</summary>
    public SeenIn? Class() => Frame.Project.Rules.Item(Stage.Transparency, "ai-act-class") is null ? null : Seen(new(Stage.Transparency, "ai-act-class"));

    string Says(Reason shown) => Frame.Texts.Of(shown.Code, [.. shown.Facts.Select(f => f.Name == "country" ? f with { Value = Country(f.Value) } : f)]);

    IReadOnlyList<SeenIn> Evidence(Duty duty) => [.. DutyEvidence.Of(Frame.Project.Rules, duty).Select(Seen)];

    SeenIn Seen(EvidenceRef item)
    {
        var state = Frame.Project.Item(item)?.State ?? EvidenceState.Missing;
        return new(Frame.Words.Item(item), Frame.Path($"stages/{Kebab.Of(item.Stage)}/evidence/{item.Item}"),
            state switch { EvidenceState.Given => Mark.Given, EvidenceState.Waived => Mark.Waived, _ => Mark.Missing }, Frame.Texts.Word(state));
    }

    /// <summary>Since the go-live lock opened anywhere, or since before the project came here.</summary>
    DateOnly? UsedSince() => Frame.Project.Of(Lock.GoLive) is { OpenFor.IsEmpty: false, Since: { } since } ? Frame.Project.Day(since)
        : Frame.Project.Today is Today.InUse ? Frame.Project.StartsOn : null;
}
