using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Tests;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Home;

/// <summary>What others did since a reader was last here.</summary>
public sealed class NewsTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    static readonly Texts En = Texts.In("en");

    async Task<WhatMoved> For(Office office, PersonId reader, DateTimeOffset since, int lines = 7)
    {
        var views = await new ProjectReader(office.Database, office.Store).ReadSeveral(office.Organisation, [office.Project], reader.Is(), office.At, default);
        return await new News(db.Database).Read(office.Organisation, views, since, En, lines, default);
    }

    [Fact]
    public async Task Only_what_others_did_after_the_moment_is_news_the_newest_first()
    {
        var office = await Office.Begun(db);
        Assert.Equal(["objection-raised"], (await For(office, Olga, office.At.AddHours(-1))).Lines.Select(l => l.Entry.Type));
        Assert.DoesNotContain((await For(office, Walter, office.At.AddDays(-1))).Lines, l => l.Entry.Type == "objection-raised");
        var all = (await For(office, Walter, office.At.AddDays(-1))).Lines.Select(l => l.Entry.At).ToList();
        Assert.True(all.Count > 1);
        Assert.Equal(all.OrderDescending(), all);
        Assert.Empty((await For(office, Olga, office.At)).Lines);
    }

    [Fact]
    public async Task Several_of_a_kind_on_one_day_are_one_line_and_the_rest_is_said_to_be_there()
    {
        var office = await Office.Begun(db);
        await office.And(Acts.Describes(Group.Hr), Acts.Describes(Group.It), Acts.Describes(Group.Employees));
        var moved = await For(office, Walter, office.At.AddHours(-3), lines: 1);
        var line = Assert.Single(moved.Lines);
        Assert.Equal(("group-described", 2), (line.Entry.Type, line.More));
        Assert.False(moved.HasMore);
        Assert.True((await For(office, Walter, office.At.AddDays(-1), lines: 1)).HasMore);
    }

    [Fact]
    public async Task A_raiser_stays_unnamed_here_too()
    {
        var office = await Office.Begun(db);
        await office.And(Acts.Seats(PartyId.Of(Group.Employees), Situations.HolderOf(PartyId.Of(Group.Employees))), Acts.Objects(7, Situations.HolderOf(PartyId.Of(Group.Employees))));
        var line = (await For(office, Walter, office.At.AddMinutes(-30))).Lines[0];
        Assert.Equal(En.AtStart(En.TurnRaiser), line.Entry.Who);
    }
}
