using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Rooms;

namespace Trust.App;

/// <summary>An expert whom a body invited: what it calls them, what they may read, and until when.</summary>
public sealed record RoomGuest(Guid Id, string Label, IReadOnlyList<GuestItem> Items, DateTimeOffset ExpiresAt);

/// <summary>What an invited expert sees, and nothing else of the project.</summary>
public sealed record GuestSeen(Project Project, BodyId Body, string? BodyName, string? Title, DateTimeOffset ExpiresAt, IReadOnlyList<GuestPaper> Papers, IReadOnlyDictionary<ContentId, WrittenText> Texts)
{
    /// <summary>Null when it was erased.</summary>
    public string? Text(ContentRef? content) => content is { } c ? Texts.GetValueOrDefault(c.Id)?.Body : null;
}

/// <summary>Experts as guests of a body: a link without an account, until the end of a day. Whom a body invites, and to what, stands in its own room and nowhere else.</summary>
public sealed class RoomGuests(CouncilDatabase council, Database database, ProjectStore store, ProductClock clock)
{
    public const int LongestLabel = 200;
    public const int MostDays = 180;

    const string All = """
        select id, label, items, expires_at
        from council.guests
        where organisation_id = @organisation and project_id = @project and body_id = @body
        order by expires_at, id
        """;

    const string Insert = """
        insert into council.guests (organisation_id, project_id, body_id, id, label, secret_hash, items, created_at, expires_at)
        values (@organisation, @project, @body, @id, @label, @hash, @items, @now, @expires)
        """;

    const string Delete = """
        delete from council.guests
        where organisation_id = @organisation and project_id = @project and body_id = @body and id = @id
        """;

    const string ByHash = """
        select organisation_id, project_id, body_id, items, expires_at
        from council.guest_with_hash(@hash)
        """;

    const string Over = "select council.forget_guests(@before) is null";

    sealed record GuestRow(Guid Id, string Label, string[] Items, DateTimeOffset ExpiresAt);

    sealed record InvitedRow(OrganisationId OrganisationId, ProjectId ProjectId, BodyId BodyId, string[] Items, DateTimeOffset ExpiresAt);

    public async Task<IReadOnlyList<RoomGuest>> Read(RoomDoor door, CancellationToken ct)
    {
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        return [.. (await session.Query<GuestRow>(All, door.Keys, ct)).Select(g => new RoomGuest(g.Id, g.Label, [.. Items(g.Items)], g.ExpiresAt))];
    }

    /// <summary>What a guest of this body could read today: packets that it has, and evidence.</summary>
    public static IEnumerable<GuestItem> Readable(Project project, BodyId body, DateTimeOffset at) =>
    [
        .. project.Checkpoints.Values.Where(c => c.Packet is { } packet && packet.Pieces.Any(p => RoomRule.MayGuestRead(project, body, c, p, at))).Select(c => new GuestItem(null, c.Id)),
        .. project.Evidence.Where(e => e.Value.State is EvidenceState.Given && RoomRule.MayGuestRead(project, body, e.Value.Audience, at)).Select(e => new GuestItem(e.Key, null)),
    ];

    /// <summary>A link whose secret is seen this once.</summary>
    /// <param name="until">The last day on which it opens, where the project is.</param>
    public async Task<Answer<FreshLink>> Invite(RoomDoor door, Project project, string? label, IEnumerable<GuestItem> items, DateOnly? until, CancellationToken ct)
    {
        var (now, picked) = (clock.GetUtcNow(), items.Distinct().ToList());
        if (string.IsNullOrWhiteSpace(label) || label.Trim().Length > LongestLabel) return Refusal.Incomplete("guest.label-missing", "label");
        if (until is not { } last || last < door.Day || last > door.Day.AddDays(MostDays)) return Refusal.Incomplete("guest.until-range", "until", Fact.Of("n", MostDays));
        if (picked.Count == 0 || picked.Except(Readable(project, door.Body, now)).Any()) return Refusal.Incomplete("guest.items-missing", "items");
        var (secret, expires) = (Secret.New(), LocalDay.At(last.AddDays(1), TimeOnly.MinValue, project.TimeZone));
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        await session.Execute(Insert, new
        {
            organisation = door.Organisation,
            project = door.Project,
            body = door.Body,
            id = Guid.CreateVersion7(now),
            label = label.Trim(),
            hash = secret.Hash,
            items = picked.Select(i => i.ToString()).ToArray(),
            now,
            expires,
        }, ct);
        await session.Commit(ct);
        return new FreshLink(secret, expires);
    }

    public async Task End(RoomDoor door, Guid id, CancellationToken ct)
    {
        await using var session = await council.Begin(door.Organisation, door.Person, door.Day, ct);
        await session.Execute(Delete, new { organisation = door.Organisation, project = door.Project, body = door.Body, id }, ct);
        await session.Commit(ct);
    }

    /// <summary>What an open link shows now: of what the body picked, that which a guest may still read. Looking leaves no trace.</summary>
    public async Task<(LinkState State, GuestSeen? Seen)> Look(Secret secret, CancellationToken ct)
    {
        if (!council.IsSetUp || (await council.Outside<InvitedRow>(ByHash, new { hash = secret.Hash }, ct)) is not [var invited]) return (LinkState.Unknown, null);
        var now = clock.GetUtcNow();
        if (invited.ExpiresAt <= now) return (LinkState.Expired, null);
        await using var session = await database.Begin(invited.OrganisationId, ct);
        var project = (await store.Load(session, invited.ProjectId, ct)).Project;
        if (!project.Bodies.TryGetValue(invited.BodyId, out var body)) return (LinkState.Unknown, null);
        var papers = Items(invited.Items).SelectMany(i => GuestPaper.Of(project, body.Id, i, now)).ToList();
        var texts = await Entries.Texts(session, [project.Title, body.LocalName, .. papers.SelectMany(p => p.Cites)], ct);
        return (LinkState.Open, new(project, body.Id, texts.GetValueOrDefault(body.LocalName.Id)?.Body, texts.GetValueOrDefault(project.Title.Id)?.Body, invited.ExpiresAt, papers, texts));
    }

    /// <summary>Invitations that are over are taken away, daily.</summary>
    public async Task Forget(CancellationToken ct)
    {
        if (council.IsSetUp) await council.Outside<bool>(Over, new { before = clock.GetUtcNow() }, ct);
    }

    static IEnumerable<GuestItem> Items(IEnumerable<string> stored) => stored.Select(GuestItem.Parse).OfType<GuestItem>();
}
