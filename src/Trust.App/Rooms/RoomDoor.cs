using Trust.Domain;
using Trust.Domain.Rooms;

namespace Trust.App;

/// <summary>Where and as whom somebody enters a body's own room: every question to the schema <c>council</c> is asked through one.</summary>
public sealed record RoomDoor(OrganisationId Organisation, ProjectId Project, BodyId Body, PersonId Person, DateOnly Day)
{
    /// <summary>The rule by which a room is entered; the database asks the same once more.</summary>
    /// <returns>Null for whoever does not belong to the body: for them there is no such room.</returns>
    public static RoomDoor? To(ProjectView view, BodyId body) =>
        view.Reader.PersonId is { } person && RoomRule.MayEnter(view.Project, body, view.Reader, view.Now)
            ? new(view.Project.Organisation, view.Project.Id, body, person, view.Today)
            : null;

    internal object Keys => new { organisation = Organisation, project = Project, body = Body };
}
