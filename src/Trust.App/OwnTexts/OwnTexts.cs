using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>A text of the organisation's own, and the language in which it is written.</summary>
public sealed record OwnWords(string Body, string Language);

public sealed record OwnTextRow(string Which, string Language, string Body);

/// <summary>Who said one of the texts anew, or took it back.</summary>
/// <param name="Who">Null of somebody who was erased, and of Trust.</param>
public sealed record OwnTextChange(OwnText Which, string Language, bool TakenBack, DateTimeOffset At, string? Who);

/// <summary>What an organisation says in its own words on pages and in mails. A language without a text of its own shows another's.</summary>
public sealed class OwnTexts(Database database, ProductClock clock)
{
    public const int Longest = 500, MostLines = 5;

    const int InHistory = 20;

    const string Said = """
        select c.body, t.language
        from organisation_texts t
        join organisations o on o.id = t.organisation_id
        join contents c on c.organisation_id = t.organisation_id and c.id = t.content_id
        where t.organisation_id = @organisation and t.which = @which and c.body is not null
        """;

    // the organisation's own language goes before the others
    const string Else = " desc, t.language = o.language desc, array_position(@languages, t.language)\nlimit 1";

    const string Nearest = $"{Said}\norder by t.language = @language{Else}";

    /// <summary>In the language of the person <c>@id</c>, for who asks this among other things.</summary>
    internal const string NearestToPerson = $"{Said}\norder by t.language = (select p.language from people p where p.organisation_id = @organisation and p.id = @id){Else}";

    const string Every = """
        select t.which, t.language, c.body
        from organisation_texts t
        join contents c on c.organisation_id = t.organisation_id and c.id = t.content_id
        where t.organisation_id = @organisation and c.body is not null
        order by t.which, t.language
        """;

    const string Standing = """
        select c.id, c.body, c.digest
        from organisation_texts t
        join contents c on c.organisation_id = t.organisation_id and c.id = t.content_id
        where t.organisation_id = @organisation and t.which = @which and t.language = @language
        """;

    const string Changes = $"""
        select {StoredEvent.Columns}
        from events
        where organisation_id = @organisation and stream_id = @organisation and type = @name
        order by number desc
        limit @atMost
        """;

    const string OnlyOne = "select only_organisation()";

    sealed record StandingRow(ContentId Id, string? Body, byte[] Digest);

    /// <summary>Null where it is said in no language.</summary>
    public async Task<OwnWords?> Read(OrganisationId organisation, OwnText which, string language, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.QuerySingleOrDefault<OwnWords>(Nearest, new { organisation, which = Kebab.Of(which), language, languages = Texts.Languages.ToArray() }, ct);
    }

    /// <summary>Where nobody is signed in: what the organisation says if there is only one, and nothing where there are several.</summary>
    public async Task<OwnWords?> ReadOfOnlyOne(OwnText which, string language, CancellationToken ct) =>
        (await database.Outside<Guid>(OnlyOne, null, ct)) is [var only] ? await Read(new(only), which, language, ct) : null;

    public async Task<IReadOnlyList<OwnTextRow>> All(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return await session.Query<OwnTextRow>(Every, new { organisation }, ct);
    }

    /// <summary>The latest changes, the newest first.</summary>
    public async Task<IReadOnlyList<OwnTextChange>> History(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        var entries = await session.Query<StoredEvent>(Changes, new { organisation, name = EventNames.Of[typeof(OwnTextSet)].Name, atMost = InHistory }, ct);
        var names = (await PeopleBook.Find(session, entries.Select(e => Actor.Parse(e.Actor).PersonId).OfType<PersonId>().Distinct(), ct)).ToDictionary(p => p.Id, p => p.Name);
        return [.. entries.Select(e => (Set: EventBytes.Read<OwnTextSet>(e), e.At, By: Actor.Parse(e.Actor).PersonId))
            .Select(e => new OwnTextChange(e.Set.Which, e.Set.Language, e.Set.Text is null, e.At, e.By is { } by ? names.GetValueOrDefault(by) : null))];
    }

    /// <summary>Several at once, all or none; what is said already changes nothing, and nothing said takes a text back.</summary>
    public Task<Refusal?> Set(OrganisationId organisation, PersonId by, IReadOnlyList<(OwnText Which, string Language, string? Text)> said, CancellationToken ct) =>
        database.Do(organisation, async session =>
        {
            foreach (var (which, language, text) in said)
                if (await Set(session, by, which, language, text, ct) is { } refusal) return refusal with { Field = $"{Kebab.Of(which)}-{language}" };
            return null;
        }, ct);

    /// <summary>Within a transaction of others.</summary>
    public async Task<Refusal?> Set(Session session, PersonId by, OwnText which, string language, string? text, CancellationToken ct)
    {
        if (!Texts.Languages.Contains(language)) return Refusal.Incomplete("own-texts.language-unknown", "language");
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var words = string.Join('\n', lines);
        if (words.Length > Longest || lines.Length > MostLines || lines.Any(l => !Typing.IsLine(l, Longest))) return Refusal.Incomplete("own-texts.text-wrong", "text", Fact.Of("n", Longest), Fact.Of("lines", MostLines));
        var standing = await session.QuerySingleOrDefault<StandingRow>(Standing, new { organisation = session.Organisation, which = Kebab.Of(which), language }, ct);
        var typed = new Typed(language);
        var cited = standing is { Body: { } now } && now == words ? new ContentRef(standing.Id, Digest.From(standing.Digest)) : typed.Optional(words);
        return (await OrganisationStore.Execute(session, new SetOwnText(which, language, cited, Actor.Of(by), clock.GetUtcNow()), ct, typed)).Refusal;
    }
}
