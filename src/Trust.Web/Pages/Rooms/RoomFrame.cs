using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Rooms;

/// <summary>What every page of a body's own room knows: the project as its reader sees it, and the door by which the reader came in.</summary>
public sealed record RoomFrame(ProjectFrame Project, RoomDoor Door)
{
    public Trust.App.Texts Texts => Project.Texts;
    public PartyId Party => PartyId.Of(Door.Body);
    public string Body => Texts.AtStart(Project.Words.Party(Party));
    public Seat Seat => Project.Project.Seat(Party)!; // whoever comes in holds it or stands in
    public string Path(string below = "") => Project.Path(below == "" ? $"room/{Door.Body}" : $"room/{Door.Body}/{below}");

    /// <summary>Who may enter today.</summary>
    public IReadOnlyList<PersonId> Members =>
        [.. Seat.InOffice(Door.Day).Concat(Seat.Deputies.Where(d => d.From <= Door.Day && Door.Day <= d.To).Select(d => d.Person)).Distinct()];

    public string Name(PersonId person) => Project.View.Name(person) ?? Texts.PersonErased;

    /// <summary>Null for whoever is not in it: for them there is no such room.</summary>
    public static async Task<RoomFrame?> Open(Desk desk, PageModel page, Guid project, Guid body, CancellationToken ct) =>
        await ProjectFrame.Open(desk, page, project, ct) is { } frame && RoomDoor.To(frame.View, new(body)) is { } door ? new(frame, door) : null;
}
