using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Domain.Tests;
using Trust.Domain.Themes;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Objections;

public sealed class ObjectionListTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly ThemeId Jobs = new(Id.Guid(0x7E, 1));

    static async Task<IReadOnlyList<ObjectionRow>> Read(Office office, ObjectionFilter filter, int skip = 0, int limit = 25)
    {
        var view = await new ProjectReader(office.Database, office.Store).Read(office.Organisation, office.Project, Olga.Is(), office.At, default);
        return await new ObjectionList(office.Database).Read(view!, filter, skip, limit, default); // the owner sees it
    }

    [Fact]
    public async Task It_is_narrowed_by_state_stage_category_and_theme_where_it_is_stored()
    {
        var office = await Office.Begun(db);     // with the first objection, of a body, at Transparency
        await office.And(Objects(2, Olga, stage: Stage.Security), Objects(3, Olga), (_, at) => new WithdrawObjection(Id.Objection(3), Olga.Is(), at),
            (_, at) => new NameTheme(Jobs, Id.SomeText, Olga.Is(), at), (_, at) => new PutUnderTheme(Id.Objection(2), Jobs, Olga.Is(), at));
        foreach (var (filter, found) in new (ObjectionFilter, int[])[]
        {
            (new(), [1, 2, 3]), (new(Open: true), [1, 2]), (new(Open: false), [3]), (new(State: ObjectionState.Withdrawn), [3]), (new(Stage: Stage.Security), [2]),
            (new(WholeProject: true), [3]), (new(Category: ObjectionCategory.Privacy), [1, 2, 3]), (new(Category: ObjectionCategory.Jobs), []), (new(Theme: Jobs), [2]), (new(Open: false, Theme: Jobs), []),
        })
            Assert.Equal(found.Select(Id.Objection), (await Read(office, filter)).Select(r => r.Id));
    }

    [Fact]
    public async Task Two_thousand_are_searched_and_paged()
    {
        var office = await Office.Begun(db);
        await using (var session = await office.Database.Begin(office.Organisation, default))
        {
            await session.Execute("""
                with typed as (
                    insert into contents (organisation_id, id, stream_id, language, created_at, salt, body, digest)
                    select @organisation, gen_random_uuid(), @project, 'en', now(), decode(repeat('00', 16), 'hex'), 'Objection ' || n || case when n % 100 = 0 then ', 100% sure' else '' end, decode(repeat('00', 32), 'hex')
                    from generate_series(1, 2000) n
                    returning id)
                insert into objections (organisation_id, id, project_id, raiser_id, stage, category, state, blocking, text_id, raised_at, since)
                select @organisation, gen_random_uuid(), @project, gen_random_uuid(), 'security', 'jobs', 'raised', false, id, now(), now()
                from typed
                """, new { organisation = office.Organisation, project = office.Project }, default);
            await session.Commit(default);
        }
        var (first, last) = (await Read(office, new(Category: ObjectionCategory.Jobs)), await Read(office, new(Category: ObjectionCategory.Jobs), skip: 1990));
        Assert.Equal((25, 10, 2000L), (first.Count, last.Count, last[0].Total));
        Assert.Empty(first.Select(r => r.Id).Intersect(last.Select(r => r.Id)));
        Assert.Equal(20, (await Read(office, new(Words: "100% SURE"))).Count);   // the sign is no wildcard
        Assert.Empty(await Read(office, new(Words: "_bjection")));
    }
}
