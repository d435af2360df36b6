using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>What people switched on or off; a change plans their projects' mails anew.</summary>
public sealed class MailChoices(Database database)
{
    internal const string Several = """
        select person_id, switch, wanted
        from mail_choices
        where organisation_id = @organisation and person_id = any(@people)
        """;

    const string Keep = """
        insert into mail_choices (organisation_id, person_id, switch, wanted)
        values (@organisation, @person, @what, @wanted)
        on conflict (organisation_id, person_id, switch) do update
        set wanted = excluded.wanted
        """;

    internal sealed record Row(PersonId PersonId, string Switch, bool Wanted);

    public static async Task<IReadOnlyList<MailChoice>> Of(Session session, IEnumerable<PersonId> people, CancellationToken ct) =>
        From(await session.Query<Row>(Several, new { organisation = session.Organisation, people = people.Select(p => p.Value).ToArray() }, ct));

    internal static IReadOnlyList<MailChoice> From(IEnumerable<Row> rows) => [.. rows.Select(r => new MailChoice(r.PersonId, Kebab.Parse<MailSwitch>(r.Switch), r.Wanted))];

    public async Task<IReadOnlyDictionary<MailSwitch, bool>> Of(OrganisationId organisation, PersonId person, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        return (await Of(session, [person], ct)).ToDictionary(c => c.Switch, c => c.Wanted);
    }

    public async Task Set(OrganisationId organisation, PersonId person, MailSwitch what, bool wanted, CancellationToken ct)
    {
        await using var session = await database.Begin(organisation, ct);
        await session.Execute(Keep, new { organisation, person, what = Kebab.Of(what), wanted }, ct);
        await session.Execute(Ledger.ReplanOf, new { organisation, person }, ct);
        await session.Commit(ct);
    }
}
