using Trust.Domain;

namespace Trust.App;

/// <summary>Proves the organisation's own journal, which says who administers and audits and what was erased, against itself, against the roles as they
/// stand, against the texts it cites, and against an anchor kept outside.</summary>
public sealed class OrganisationCheck(Database database)
{
    const string Roles = """
        select person_id, role
        from organisation_members
        where organisation_id = @organisation
        """;

    /// <summary>For administrators and auditors; a project's journal is for those who may read the project.</summary>
    public async Task<Answer<CheckedJournal>> Run(OrganisationId organisation, PersonId by, (long Number, string Hash)? anchor, CancellationToken ct)
    {
        await using var session = await database.BeginSnapshot(organisation, ct);
        var roles = await session.Query<MemberRow>(Roles, new { organisation }, ct);
        return roles.Any(r => r.PersonId == by) ? await Run(session, roles, anchor, ct) : Refusal.NotAllowed("organisation.only-members");
    }

    /// <summary>On the operator's behalf.</summary>
    public async Task<CheckedJournal> Run(OrganisationId organisation, CancellationToken ct)
    {
        await using var session = await database.BeginSnapshot(organisation, ct);
        return await Run(session, await session.Query<MemberRow>(Roles, new { organisation }, ct), null, ct);
    }

    static async Task<CheckedJournal> Run(Session session, IReadOnlyList<MemberRow> roles, (long Number, string Hash)? anchor, CancellationToken ct)
    {
        var kept = await JournalCheck.Kept(session, session.Organisation.Value, ct);
        var flaws = new List<Flaw>();
        var (contents, erased) = (0L, 0L);
        var (number, head, folded, anchored) = (0L, EventHash.BeforeFirst, Organisation.None(session.Organisation), anchor is null);
        await foreach (var entry in ProjectStore.ReadStream(session, session.Organisation.Value, 0, ct))
        {
            if (entry.Number != number + 1) flaws.Add(new(FlawKind.Gap, number + 1));
            number = entry.Number;
            var hash = EventHash.Of(session.Organisation, entry.StreamId, entry.Number, entry.Type, entry.TypeVersion, entry.At, entry.Actor, entry.Payload, head);
            if (!hash.AsSpan().SequenceEqual(entry.Hash)) flaws.Add(new(FlawKind.Altered, number));
            head = entry.Hash;
            anchored |= anchor is { } a && a.Number == number && a.Hash.Equals(Convert.ToHexStringLower(head), StringComparison.OrdinalIgnoreCase);
            JournalCheck.Cited(entry, kept, flaws, ref contents, ref erased);
            if (flaws.Count == 0) folded = folded.After(EventBytes.Read<OrganisationEvent>(entry));
        }
        var members = folded.Members.Select(m => new MemberRow(m.Person, Domain.Text.Kebab.Of(m.Role)));
        if (flaws.Count == 0 && !roles.ToHashSet().SetEquals(members)) flaws.Add(new(FlawKind.StateDiffers, number));
        if (!anchored) flaws.Add(new(FlawKind.AnchorBroken, anchor!.Value.Number)); // only an anchor can be missed
        return new(number, Convert.ToHexStringLower(head), contents, erased, flaws);
    }
}
