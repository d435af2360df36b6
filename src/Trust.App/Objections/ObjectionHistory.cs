using Trust.Domain;
using Trust.Domain.Objections;

namespace Trust.App;

/// <summary>One step of an objection, and the words that came with it; erased ones are left out.</summary>
public sealed record ObjectionStep(ProjectEvent Happened, Stamp Stamp, WrittenText? Text, WrittenText? Offer, IReadOnlyList<Citation> Cites)
{
    /// <summary>The stored name of what happened: <c>objection-answered</c>.</summary>
    public string Type => EventNames.Of[Happened.GetType()].Name;
}

/// <summary>What was said in the objections of a project, read from its journal. Names are the business of <see cref="Sentences"/>.</summary>
public sealed class ObjectionHistory(Database database)
{
    static readonly IReadOnlyList<string> Types = Entries.NamesBeside<ObjectionRaised>();

    const string Where = """
        select project_id
        from objections
        where organisation_id = @organisation and id = @id
        """;

    public async Task<ProjectId?> ProjectOf(OrganisationId organisation, ObjectionId id, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<ProjectId?>(Where, new { organisation, id }, ct);
    }

    /// <summary>The steps of every objection, the first first.</summary>
    public Task<ILookup<ObjectionId, ObjectionStep>> Read(ProjectView view, CancellationToken ct) => Read(view, null, ct);

    /// <summary>The steps of one objection, the first first.</summary>
    public async Task<IReadOnlyList<ObjectionStep>> Read(ProjectView view, ObjectionId objection, CancellationToken ct) => [.. (await Read(view, (ObjectionId?)objection, ct))[objection]];

    async Task<ILookup<ObjectionId, ObjectionStep>> Read(ProjectView view, ObjectionId? one, CancellationToken ct)
    {
        await using var session = await database.Begin(view.Project.Organisation, ct);
        var entries = await Entries.Read(session, view.Project.Id, Types, ct, one?.Value);
        var texts = await Entries.Texts(session, entries.Select(e => Said(e.Happened)).SelectMany(s => new[] { s.Text, s.Offer }).OfType<ContentRef>(), ct);
        return entries.ToLookup(e => Said(e.Happened).Id, e => Step(e.Happened, e.Stamp, texts));
    }

    static ObjectionStep Step(ProjectEvent happened, Stamp stamp, IReadOnlyDictionary<ContentId, WrittenText> texts)
    {
        var said = Said(happened);
        return new(happened, stamp, Find(said.Text), Find(said.Offer), happened is ObjectionAnswered answered ? answered.Cites : []);

        WrittenText? Find(ContentRef? content) => content is { } c ? texts.GetValueOrDefault(c.Id) : null;
    }

    static (ObjectionId Id, ContentRef? Text, ContentRef? Offer) Said(ProjectEvent happened) => happened switch
    {
        ObjectionRaised e => (e.Id, e.Text, null),
        ObjectionBlockingDecided e => (e.Id, e.Reason, null),
        ObjectionAcknowledged e => (e.Id, null, null),
        ObjectionAnswered e => (e.Id, e.Text, e.Offer),
        ObjectionAccepted e => (e.Id, null, null),
        ObjectionContested e => (e.Id, e.Text, null),
        ObjectionEscalated e => (e.Id, null, null),
        ObjectionSettled e => (e.Id, e.Text, null),
        ObjectionLapsed e => (e.Id, null, null),
        ObjectionWithdrawn e => (e.Id, null, null),
        ObjectionWordsLent e => (e.Id, e.Words, null),
        _ => throw new System.Diagnostics.UnreachableException($"{happened.GetType().Name} is no step of an objection"),
    };
}
