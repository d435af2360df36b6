using Trust.Domain;
using Trust.Domain.Assessments;
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
        return (await ReadWhole(session, id, ct)).For(reader, now);
    }

    /// <summary>Several at once, in as few questions as one takes; those that are not there, or that the reader may not know of, are left out.</summary>
    public async Task<IReadOnlyList<ProjectView>> ReadSeveral(OrganisationId organisation, IReadOnlyList<ProjectId> ids, Actor reader, DateTimeOffset now, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        await using var session = await database.Begin(organisation, ct);
        return [.. (await ReadWhole(session, ids, ct)).Select(whole => whole.For(reader, now)).OfType<ProjectView>()];
    }

    /// <summary>The project as somebody reads it who has no part in it: what it says for everyone.</summary>
    /// <returns>Null when there is no such project.</returns>
    public async Task<ProjectView?> ReadForEveryone(OrganisationId organisation, ProjectId id, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return (await ReadWhole(session, id, ct)).ForEveryone(now);
    }

    /// <summary>The project with all its texts, from which each reader's view is made.</summary>
    internal async Task<WholeProject> ReadWhole(Session session, ProjectId id, CancellationToken ct) => (await ReadWhole(session, [id], ct))[0];

    async Task<IReadOnlyList<WholeProject>> ReadWhole(Session session, IReadOnlyList<ProjectId> ids, CancellationToken ct)
    {
        var projects = (await store.Load(session, ids, ct)).Select(l => l.Project).ToList();
        var contents = projects.Where(p => p.Exists).SelectMany(p => WholeProject.Contents(p, _ => true, _ => true)).Select(c => c.Id.Value).Distinct().ToArray();
        if (contents.Length == 0) return [.. projects.Select(p => new WholeProject(p, [], new Dictionary<PersonId, string>()))];
        var texts = (await session.Query<ContentRow>(Bodies, new { organisation = session.Organisation, ids = contents }, ct)).ToDictionary(t => t.Id, t => (t.Body, t.Language));
        var people = (await session.Query<NameRow>(People, new { organisation = session.Organisation, ids = projects.SelectMany(Persons).Select(p => p.Value).Distinct().ToArray() }, ct)).ToDictionary(p => p.Id, p => p.Name);
        return [.. projects.Select(p => new WholeProject(p, texts, Persons(p).Distinct().Where(people.ContainsKey).ToDictionary(id => id, id => people[id])))];
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

/// <summary>A project with all its texts, whoever may read them: never shown itself, only as a reader's view.</summary>
sealed record WholeProject(Project Project, Dictionary<ContentId, (string Body, string Language)> Texts, IReadOnlyDictionary<PersonId, string> Names)
{
    /// <returns>Null when there is no such project, or the reader may not know of it.</returns>
    public ProjectView? For(Actor reader, DateTimeOffset now)
    {
        if (!Project.Exists || !Project.IsKnownTo(reader, now)) return null;
        var (texts, languages) = (new Dictionary<ContentId, string>(), new Dictionary<ContentId, string>());
        foreach (var content in Contents(Project, audience => AudienceRule.MayRead(Project, audience, reader, now), item => DraftAssessment.MayRead(Project, item, reader, now)))
            if (Texts.TryGetValue(content.Id, out var text)) (texts[content.Id], languages[content.Id]) = text;
        return new(Project, reader, now, texts, Names) { Languages = languages };
    }

    /// <summary>What anybody may read: what the project and its system are called, and what was given, or said to have changed, for everyone. No names of people, nothing that is for the project alone.</summary>
    public ProjectView? ForEveryone(DateTimeOffset now)
    {
        if (!Project.Exists) return null;
        IEnumerable<ContentRef?> open =
        [
            Project.Title, Project.AiSystem,
            .. Project.Sites.Values.SelectMany(s => new ContentRef?[] { s.Employer, s.Name }),
            .. Project.Bodies.Values.Select(b => (ContentRef?)b.LocalName),
            .. Project.Themes.Values.Where(t => t.ForEveryone).SelectMany(t => new[] { t.Name, t.Changed }),
            .. Project.Evidence.Values.Where(e => e.Audience.Kind is AudienceKind.Everyone).SelectMany(e => new[] { e.Text, e.Link }.Concat(e.Files.Select(f => (ContentRef?)f.Name))),
        ];
        var texts = open.OfType<ContentRef>().Select(c => c.Id).Distinct().Where(Texts.ContainsKey).ToDictionary(c => c, c => Texts[c]);
        return new(Project, Nobody, now, texts.ToDictionary(t => t.Key, t => t.Value.Body), new Dictionary<PersonId, string>()) { Languages = texts.ToDictionary(t => t.Key, t => t.Value.Language) };
    }

    /// <summary>A reader with no part in anything.</summary>
    static readonly Actor Nobody = Actor.Of(new(Guid.Empty));

    public static IEnumerable<ContentRef> Contents(Project project, Func<Audience, bool> mayRead, Func<EvidenceRef, bool> mayReadDraft)
    {
        IEnumerable<ContentRef?> all =
        [
            project.Title, project.Purpose, project.AiSystem,
            .. project.Sites.Values.SelectMany(s => new ContentRef?[] { s.Employer, s.Name }),
            .. project.Bodies.Values.SelectMany(b => new[] { b.LocalName, b.BindingAgreement }),
            .. project.Groups.Values.SelectMany(g => new[] { g.Wants, g.Fears, g.SpeaksFor?.Because, g.Hears?.Changes, g.Hears?.Rests, g.Hears?.Says }),
            .. project.Contacts.Values.Select(c => c.Note),
            .. project.Stakeholders.Values.Select(s => s.Office),
            .. project.Roles.Where(r => r.Until is null).Select(r => r.Reason),
            .. project.Themes.Values.SelectMany(t => new[] { t.Name, t.Changed }),
            .. project.Objections.Values.Select(o => o.Lent),
            .. project.Conditions.Values.Select(c => (ContentRef?)c.Text),
            .. project.Stages.SelectMany(s => s.Round?.Voices.Select(v => v.Comment) ?? []),
            .. project.Outcomes.Select(o => o.Text),
            .. project.Roi?.Figures.Select(f => (ContentRef?)f.Figure.Source) ?? [],
            .. project.Kpis.Values.Select(k => k.Source),
            .. project.Milestones.Values.SelectMany(m => m.Holds.Select(h => (ContentRef?)h.Reason).Prepend(m.Title)),
            .. project.Evidence.Values.Where(e => mayRead(e.Audience)).SelectMany(e => new[] { e.Text, e.Link, e.Answers, e.Audience.Reason }.Concat(e.Files.Select(f => (ContentRef?)f.Name))),
            .. project.Drafts.Where(d => mayReadDraft(d.Key)).Select(d => (ContentRef?)d.Value.Answers),
        ];
        return all.OfType<ContentRef>();
    }
}
