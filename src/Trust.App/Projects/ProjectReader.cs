using Trust.Domain;
using Trust.Domain.Evidence;

namespace Trust.App;

/// <summary>A project as one reader may see it: the state, the typed texts that this reader may read, and the names of people in it.</summary>
public sealed record ProjectView(Project Project, Actor Reader, DateTimeOffset Now, IReadOnlyDictionary<ContentId, string> Texts, IReadOnlyDictionary<PersonId, string> Names)
{
    /// <summary>In which language each of the texts was typed.</summary>
    public IReadOnlyDictionary<ContentId, string> Languages { get; init; } = new Dictionary<ContentId, string>();

    /// <summary>The text, or null when it was erased or is not for this reader.</summary>
    public string? Text(ContentRef? content) => content is { } c ? Texts.GetValueOrDefault(c.Id) : null;

    public string? Name(PersonId? person) => person is { } p ? Names.GetValueOrDefault(p) : null;

    public DateOnly Today => Project.Day(Now);

    public bool MayRead(Audience audience) => AudienceRule.MayRead(Project, audience, Reader, Now);

    /// <summary>A body goes by its own name, a group by the reader's word for it.</summary>
    public string PartyName(PartyId party, Trust.App.Texts texts) => party.Body is { } body
        ? Text(Project.Bodies[body].LocalName) ?? texts.Word(Project.Bodies[body].Kind)
        : texts.Word(party.Group!.Value); // a party that is no body is a group
}

/// <summary>Loads what a page, an API answer or an export shows of one project, and nothing that its reader may not see.</summary>
public sealed class ProjectReader(Database database, ProjectStore store)
{
    const string Bodies = """
        select id, body, language
        from contents
        where organisation_id = @organisation and id = any(@ids) and body is not null
        """;

    const string People = """
        select id, name
        from people
        where organisation_id = @organisation and id = any(@ids) and name is not null
        """;

    sealed record ContentRow(ContentId Id, string Body, string Language);

    sealed record NameRow(PersonId Id, string Name);

    /// <returns>Null when there is no such project, or the reader may not know of it.</returns>
    public async Task<ProjectView?> Read(OrganisationId organisation, ProjectId id, Actor reader, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var project = (await store.Load(session, id, ct)).Project;
        if (!project.Exists || !project.IsKnownTo(reader, now)) return null;

        var texts = await session.Query<ContentRow>(Bodies, new { organisation = organisation.Value, ids = Contents(project, reader, now).Select(c => c.Id.Value).ToArray() }, ct);
        var people = await session.Query<NameRow>(People, new { organisation = organisation.Value, ids = Persons(project).Select(p => p.Value).ToArray() }, ct);
        return new(project, reader, now, texts.ToDictionary(t => t.Id, t => t.Body), people.ToDictionary(p => p.Id, p => p.Name))
        {
            Languages = texts.ToDictionary(t => t.Id, t => t.Language),
        };
    }

    static IEnumerable<ContentRef> Contents(Project project, Actor reader, DateTimeOffset now)
    {
        IEnumerable<ContentRef?> all =
        [
            project.Title, project.Purpose, project.AiSystem,
            .. project.Sites.Values.SelectMany(s => new ContentRef?[] { s.Employer, s.Name }),
            .. project.Bodies.Values.SelectMany(b => new[] { b.LocalName, b.BindingAgreement }),
            .. project.Groups.Values.SelectMany(g => new[] { g.Wants, g.Fears, g.SpeaksFor?.Because }),
            .. project.Stakeholders.Values.Select(s => s.Office),
            .. project.Roles.Where(r => r.Until is null).Select(r => r.Reason),
            .. project.Conditions.Values.Select(c => (ContentRef?)c.Text),
            .. project.Roi?.Figures.Select(f => (ContentRef?)f.Figure.Source) ?? [],
            .. project.Kpis.Values.Select(k => k.Source),
            .. project.Milestones.Values.SelectMany(m => new[] { m.Title, m.Hold?.Reason }),
            .. project.Evidence.Values.Where(e => AudienceRule.MayRead(project, e.Audience, reader, now))
                .SelectMany(e => new[] { e.Text, e.Link, e.Audience.Reason }.Concat(e.Files.Select(f => (ContentRef?)f.Name))),
        ];
        return all.OfType<ContentRef>();
    }

    static IEnumerable<PersonId> Persons(Project project) =>
    [
        .. project.Roles.Select(r => r.Person),
        .. project.Seats.Values.SelectMany(s => s.Holders.Concat(s.Deputies.Select(d => d.Person))),
        .. project.Stakeholders.Keys,
        .. project.Conditions.Values.Select(c => c.Owner).OfType<PersonId>(),
        .. project.Groups.Values.Select(g => g.SpeaksFor?.Person).OfType<PersonId>(),
    ];
}
