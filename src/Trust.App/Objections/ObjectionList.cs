using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What the list is narrowed to; everything is optional.</summary>
/// <param name="Open">True: only what is open; false: only what is closed.</param>
/// <param name="WholeProject">Only what names no stage.</param>
public sealed record ObjectionFilter(bool? Open = null, ObjectionState? State = null, Stage? Stage = null, bool WholeProject = false, ObjectionCategory? Category = null, ThemeId? Theme = null, string? Words = null)
{
    public bool IsEmpty => this == new ObjectionFilter();
}

/// <param name="Text">Null when it was erased.</param>
public sealed record ObjectionRow(ObjectionId Id, string? Text, string? Language, long Total);

/// <summary>The objections of a project, the open ones first and what waits longest first among them; searched and narrowed where they are stored.</summary>
public sealed class ObjectionList(Database database)
{
    const string Found = """
        select o.id, c.body as text, c.language, count(*) over () as total
        from objections o
        left join contents c on c.organisation_id = o.organisation_id and c.id = o.text_id
        where o.organisation_id = @organisation and o.project_id = @project
            and (@open::boolean is null or (o.state = any(@openStates)) = @open)
            and (@state::text is null or o.state = @state)
            and (@stage::text is null or o.stage = @stage)
            and (not @whole or o.stage is null)
            and (@category::text is null or o.category = @category)
            and (@under::uuid[] is null or o.id = any(@under))
            and (@words::text is null or c.body ilike '%' || @words || '%')
        order by o.state <> all(@openStates), case when o.state = any(@openStates) then o.since end, o.since desc, o.id
        limit @limit offset @skip
        """;

    static readonly string[] OpenStates = [.. Enum.GetValues<ObjectionState>().Where(Objection.IsOpenIn).Select(Kebab.Of)];

    public async Task<IReadOnlyList<ObjectionRow>> Read(ProjectView view, ObjectionFilter filter, int skip, int limit, CancellationToken ct)
    {
        var project = view.Project;
        await using var session = await database.Begin(project.Organisation, ct);
        return await session.Query<ObjectionRow>(Found, new
        {
            organisation = project.Organisation,
            project = project.Id,
            open = filter.Open,
            openStates = OpenStates,
            state = filter.State is { } state ? Kebab.Of(state) : null,
            stage = filter.Stage is { } stage ? Kebab.Of(stage) : null,
            whole = filter.WholeProject,
            category = filter.Category is { } category ? Kebab.Of(category) : null,
            under = filter.Theme is { } theme ? project.Objections.Values.Where(o => o.Theme == theme).Select(o => o.Id.Value).ToArray() : null,
            words = filter.Words is { Length: > 0 } words ? Typing.Pattern(words) : null,
            skip,
            limit,
        }, ct);
    }
}
