using Trust.Domain;
using Trust.Domain.Course;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Projects;

/// <summary>The seven questions as a page draws them; of a project that runs, those that are open.</summary>
/// <param name="Project">Null while there is none yet.</param>
public sealed record NewQuestions(Trust.App.Texts Texts, NewProjectForm Form, Rulebook Rules, DateOnly Day, Project? Project = null)
{
    public bool IsDraft => Project is null or { State: ProjectState.Draft };

    public bool Asks(StartQuestion question) => IsDraft || Project!.Open.Contains(question); // a draft or there

    public string Action(string handler = "") => (Project is { } p ? $"/projects/{p.Id}/new" : "/projects/new") + (handler == "" ? "" : $"?handler={handler}");

    public string Sub(StartQuestion question) => Texts.NewOfSeven((int)question + 1);

    /// <summary>Where the project may stand, each with what would then have to be made good.</summary>
    public IReadOnlyList<Choice> Todays() => [.. Enum.GetValues<Today>().Select(t => t is Today.NotSaid ? Unknown(Kebab.Of(t)) : new Choice(Kebab.Of(t), Texts.AtStart(Texts.Word(t)), Owes(t)))];

    public IReadOnlyList<Choice> Decisions() => [.. Enum.GetValues<Decides>().Select(d => d is Decides.NotSaid ? Unknown(Kebab.Of(d)) : new Choice(Kebab.Of(d), Texts.AtStart(Texts.Word(d))))];

    public IReadOnlyList<Choice> Kinds() =>
        [.. Choice.Each<BodyKind>(Texts), new(NewProjectForm.None, Texts.NewBodyNone, Texts.NewBodyNoneSays), Unknown(NewProjectForm.Unknown)];

    /// <summary>Whoever has typed no name yet is called by its number.</summary>
    public IReadOnlyList<Choice> SiteChoices() => [.. Form.Sites.Select((s, i) => new Choice($"{i}", s.Name is { Length: > 0 } name ? name : Texts.NewSiteNumber(i + 1)))];

    Choice Unknown(string value) => new(value, Texts.NewNotKnown);

    string? Owes(Today today)
    {
        var (stages, locks) = MakeGood.Behind(Rules, today);
        return stages.IsEmpty && locks.IsEmpty ? null : Texts.NewOwes(Texts.List([.. stages.Select(s => Texts.AtStart(Texts.Word(s))), .. locks.Select(l => Texts.Word(l))]));
    }
}
