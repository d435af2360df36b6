using System.Collections.Immutable;

namespace Trust.Domain.Checkpoints;

/// <summary>The packs of one site, held against the answers: each right is triggered for its parties, shown as informational, or of no concern.</summary>
sealed class SiteLaw
{
    readonly PlainAnswers answers;
    readonly Site site;
    readonly ImmutableArray<Body> bodies;
    readonly int employees;
    readonly DateOnly on;
    readonly List<TriggeredRight> rights = [];
    readonly List<InformationalRight> informational = [];

    SiteLaw(PlainAnswers answers, Site site, ImmutableArray<Body> bodies, int employees, DateOnly on) =>
        (this.answers, this.site, this.bodies, this.employees, this.on) = (answers, site, bodies, employees, on);

    public IReadOnlyList<TriggeredRight> Rights => rights;
    public IReadOnlyList<InformationalRight> Informational => informational;

    public static SiteLaw Of(LawBook law, PlainAnswers answers, Site site, ImmutableArray<Site> all, ImmutableArray<Body> bodies, DateOnly on)
    {
        var heads = answers.Employees.TryGetValue(site.Country, out var said) ? said : all.Where(s => s.Country == site.Country).Sum(s => s.Headcount);
        var here = new SiteLaw(answers, site, [.. bodies.Where(b => b.Sites.IsDefaultOrEmpty || b.Sites.Contains(site.Id))], heads, on);
        foreach (var pack in law.At(site.Country, !here.bodies.IsEmpty))
            foreach (var right in pack.Rights)
                here.Judge(pack, right);
        here.LeaveCovered();
        if (here.rights.Count == 0)
            here.informational.Add(new(null, null, null, [site.Id], new(answers.Open.IsEmpty ? "checkpoint.nothing-found" : "checkpoint.not-all-answered", [])));
        return here;
    }

    void Judge(LawPack pack, Right right)
    {
        if (Why(right.Trigger) is not { } because) return;
        ImmutableArray<Body> holders = [.. Holders(right.Holders)];
        ImmutableArray<PartyId> parties = [.. holders.Where(b => Fits(right.Trigger, b)).Select(b => PartyId.Of(b.Id)), .. Employees(right, holders)];
        if (parties.IsEmpty) Show(null, holders.IsEmpty ? "checkpoint.no-such-body" : right.Trigger.Bound is true ? "checkpoint.not-bound" : "checkpoint.bound");
        foreach (var party in parties)
            if (Short(right.Trigger) is { } needed) Show(party, "checkpoint.too-few", Fact.Of("counted", Heads(needed)), Fact.Of("needed", needed.AtLeast));
            else if (right.Informational is not null) Show(party, "checkpoint.pack-says");
            else if (right.Binds is { } binds && binds.NotIn.Contains(site.Country)) Show(party, "checkpoint.not-in-country", Fact.Of("country", site.Country));
            else if (right.Binds is { On: { } from } && on < from) Show(party, "checkpoint.good-practice", Fact.Of("from", from));
            else if (pack.Status is PackStatus.NotYetWorkedThrough) Show(party, "checkpoint.not-worked-through");
            else foreach (var at in right.At) rights.Add(new(pack, right, at, party, [site.Id], because, holders.Select(b => b.Level).Distinct().Count() > 1));

        void Show(PartyId? party, string code, params ImmutableArray<Fact> facts) => informational.Add(new(pack, right, party, [site.Id], new(code, facts)));
    }

    /// <summary>Null where no answer triggers it.</summary>
    ImmutableArray<Reason>? Why(Trigger trigger) => trigger.Any switch
    {
        { IsEmpty: true } => [new("checkpoint.any-system", [])],
        var any when any.Where(answers.Yes).ToList() is { Count: > 0 } yes => [.. yes.Select(q => new Reason("checkpoint.answered-yes", [Fact.Of("question", q)]))],
        _ => null,
    };

    IEnumerable<Body> Holders(Holders holders) => holders.FirstOnly
        ? holders.Bodies.Select(kind => bodies.Where(b => b.Kind == kind)).FirstOrDefault(found => found.Any()) ?? []
        : bodies.Where(b => holders.Bodies.Contains(b.Kind));

    static bool Fits(Trigger trigger, Body body) => trigger.Bound is null || trigger.Bound == (body.BindingAgreement is not null);

    static IEnumerable<PartyId> Employees(Right right, ImmutableArray<Body> holders) =>
        right.Holders.Employees is EmployeesPart.Always || right.Holders.Employees is EmployeesPart.WithoutBody && holders.IsEmpty ? [PartyId.Of(Group.Employees)] : [];

    /// <summary>The number that is not reached; null where one is, or none is asked.</summary>
    Threshold? Short(Trigger trigger) => trigger.Employees.IsEmpty || trigger.Employees.Any(t => Heads(t) >= t.AtLeast) ? null : trigger.Employees[0];

    int Heads(Threshold needed) => needed.Of is BodyLevel.Site ? site.Headcount : employees;

    /// <summary>What the country's own right meets of the baseline is not asked for twice of the same party.</summary>
    void LeaveCovered()
    {
        foreach (var right in rights.ToList())
            if (rights.FirstOrDefault(r => r.Party == right.Party && r.Right.Covers.Contains(right.Right.Id)) is { } own)
            {
                rights.Remove(right);
                informational.Add(new(right.Pack, right.Right, right.Party, [site.Id], new("checkpoint.covered", [Fact.Of("statute", own.Right.Law.Statute)])));
            }
    }
}
