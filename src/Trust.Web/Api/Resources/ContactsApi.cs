using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Stakeholders;

namespace Trust.Web.Api;

static class ContactsApi
{
    public static void MapContacts(this RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/projects/{project:guid}/contacts").WithTags("Groups");
        contacts.MapGet("", All).WithName("listContacts").WithSummary("When each group and body was last spoken with, and which are due; never a person.");
        contacts.MapPost("", Record).WithName("recordContact").WithSummary("Notes on which day the project spoke with a group or body.");
    }

    static Task<Results<Ok<Listed<ContactAnswer>>, Refused>> All(Guid project, Door door, CancellationToken ct) =>
        door.Show(project, view => new Listed<ContactAnswer>([.. Domain.Deliveries.Readers.Parties(view.Project).Select(p => ContactAnswer.Of(door.Words(view), p))]), ct);

    static Task<Results<Ok<Written>, Refused>> Record(Guid project, Body<ContactEdit> body, Door door, CancellationToken ct) =>
        door.Do(project, asking => new RecordContact(body.Value.Party(), body.Value.On, asking.Text(body.Value.Note), asking.By, asking.At), ct);
}

public sealed record ContactEdit : IAddressed
{
    public Group? Group { get; init; }
    public BodyId? BodyId { get; init; }
    [Day]
    public required DateOnly On { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Note { get; init; }
}

/// <param name="On">The last contact; null while there was none.</param>
/// <param name="Office">Whoever noted it, by office.</param>
/// <param name="Due">The project has not spoken with them for three weeks.</param>
public sealed record ContactAnswer(PartyId Party, DateOnly? On, string? Office, Said? Note, bool Due)
{
    internal static ContactAnswer Of(Wording words, PartyId party) => words.View.Project.Contacts.GetValueOrDefault(party) is { } last
        ? new(party, last.On, new Sentences(words).Office(last.By), words.View.Say(last.Note), ContactsDue.IsDue(words.View.Project, party, words.View.Today))
        : new(party, null, null, null, ContactsDue.IsDue(words.View.Project, party, words.View.Today));
}
