using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Rooms;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Home;

public sealed record HomeLink(string Text, string Href);

/// <summary>A project, what there is to say of it to this reader, and where that leads.</summary>
public sealed record HomeRow(string Title, string Href, string Says, IReadOnlyList<HomeLink> Links);

/// <summary>What a reader is in their projects, and what the first page therefore says beside the list of what waits.</summary>
public sealed record HomeParts(IReadOnlyList<ProjectFrame> Frames, Trust.App.Texts Texts)
{
    public bool RunsSomething => Frames.Any(f => f.Project.IsRunBy(f.View.Reader));

    /// <summary>The own rooms of the bodies for which the reader speaks.</summary>
    public IReadOnlyList<HomeLink> Rooms =>
        [.. Frames.SelectMany(f => f.Project.Bodies.Keys.Where(b => RoomRule.MayEnter(f.Project, b, f.View.Reader, f.View.Now))
            .Select(b => new HomeLink(Texts.RoomTitle(Texts.AtStart(f.Words.Party(PartyId.Of(b)))) + (Frames.Count > 1 ? $" ({f.Title})" : ""), f.Path($"room/{b}"))))];

    /// <summary>The gates at which the reader is asked, of each project the one that is open or comes next.</summary>
    public IReadOnlyList<HomeRow> Gates => [.. Frames.Where(f => f.Project.Runs).SelectMany(f => Parties(f).Select(p => Next(f, p)).OfType<HomeRow>())];

    /// <summary>For those whom a system concerns: what they are told of it, and how to object.</summary>
    public IReadOnlyList<HomeRow> Told =>
        [.. Frames.Where(f => !f.Project.IsRunBy(f.View.Reader) && IsEmployee(f))
            .Select(f => new HomeRow(f.Title, f.Path(), "", [new(Texts.NoticeTitle, f.Path("notice")), new(Texts.NoticeObject, f.Path("objections"))]))];

    public IReadOnlyList<HomeRow> Objections =>
        [.. Frames.SelectMany(f => f.Project.Objections.Values.Where(o => o.ForBody is null && o.Raiser == f.View.Reader.PersonId).OrderByDescending(o => o.Since)
            .Select(o => new HomeRow(Texts.AtStart(Texts.Word(o.Category)), f.Path($"objections/{o.Id}"), $"{f.Title} · {Texts.TrackStageSince(Texts.Word(o.State), f.Project.Day(o.Since))}", [])))];

    /// <summary>What lies with others in the projects that the reader runs.</summary>
    public string? Others()
    {
        var theirs = Frames.Where(f => f.Project.IsRunBy(f.View.Reader)).SelectMany(f => Turns.Of(f.Project).Where(t => !f.Words.IsYours(t)).Select(t => f.Words.Who(t))).ToList();
        return theirs.Count == 0 ? null : Texts.HomeOthers(theirs.Count, Texts.List(theirs.Distinct()));
    }

    static IEnumerable<PartyId> Parties(ProjectFrame frame) =>
        frame.Project.Seats.Keys.Where(p => p.Body is null && frame.Project.SpeaksFor(p, frame.View.Reader, frame.View.Now));

    static bool IsEmployee(ProjectFrame frame) => frame.View.Reader.PersonId is { } person
        && (frame.Project.Stakeholders.GetValueOrDefault(person)?.Party == PartyId.Of(Group.Employees) || Parties(frame).Contains(PartyId.Of(Group.Employees)));

    HomeRow? Next(ProjectFrame frame, PartyId party)
    {
        var project = frame.Project;
        if (project.Stages.FirstOrDefault(s => s.State is not StageState.Passed && Asked.At(project, s.Stage, party) is not null) is not { } at) return null;
        var (stage, who) = (Texts.Word(at.Stage), frame.Words.Party(party));
        var mine = Turns.Of(project).Any(t => t.Who == party && t.Where == GateRule.Place(at.Stage));
        return new(frame.Title, frame.Path($"stages/{Domain.Text.Kebab.Of(at.Stage)}"), at.State is not StageState.InReview ? Texts.HomeGateAhead(stage, who) : mine ? Texts.HomeGateYours(stage, who) : Texts.HomeGateSaid(stage, who), []);
    }
}
