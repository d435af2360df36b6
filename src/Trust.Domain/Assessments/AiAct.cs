using System.Collections.Immutable;
using Trust.Domain.Checkpoints;

namespace Trust.Domain.Assessments;

/// <summary>The duties of the AI Act as data: read from <c>workflows/ai-act/duties.v{version}.json</c>. No legal advice, and no verdict: nothing here says that
/// a duty is broken.</summary>
/// <param name="InForceIn">Countries in which the regulation is law.</param>
/// <param name="NotYet">Neighbours in which it is not, with the reason.</param>
public sealed record AiAct(
    int Version,
    ImmutableArray<string> InForceIn,
    ImmutableArray<NotYet> NotYet,
    ImmutableSortedDictionary<string, string> Sources,
    ImmutableArray<Duty> Duties)
{
    /// <summary>How each duty stands at a place on a day.</summary>
    /// <param name="usedSince">Since when the system is in use, or was last changed significantly in its design; null while it is not.</param>
    public ImmutableArray<DutyStanding> At(string country, DateOnly on, DateOnly? usedSince) => [.. Duties.Select(d => Of(d, country, on, usedSince))];

    DutyStanding Of(Duty duty, string country, DateOnly on, DateOnly? usedSince) => duty switch
    {
        _ when NotYet.Any(n => n.Country == country) => Practice(duty, "duty.not-yet-there", Fact.Of("country", country)),
        _ when !InForceIn.Contains(country) => Practice(duty, "duty.not-there", Fact.Of("country", country)),
        // Art. 111(2): what was in use before is bound only after a significant change
        { HighRisk: true } when usedSince < duty.From => Practice(duty, "duty.used-before", Fact.Of("from", duty.From)),
        { Disputed: true } => new(duty, DutyStand.Disputed, new("duty.disputed", [Fact.Of("from", duty.From)])),
        _ when on < duty.From => new(duty, DutyStand.BindsLater, new("duty.binds-from", [Fact.Of("from", duty.From)])),
        _ => new(duty, DutyStand.Binds, new("duty.binds-since", [Fact.Of("from", duty.From)])),
    };

    static DutyStanding Practice(Duty duty, string code, Fact fact) => new(duty, DutyStand.GoodPractice, new(code, [fact]));
}

/// <summary>Why the regulation does not hold in a country.</summary>
public sealed record NotYet(string Country, Translated Says, Citation Law);

public enum DutyOf { Deployer, Provider }

/// <param name="HighRisk">It belongs to a high-risk system only, and systems in use before its day are spared (Art. 111(2)).</param>
/// <param name="Disputed">From when it binds is not agreed on.</param>
public sealed record Duty(string Key, Translated Says, DutyOf Whose, DateOnly From, bool HighRisk, bool Disputed, Citation Law, Translated? Note);

/// <summary>How a duty stands; a breach is nothing that Trust could see.</summary>
public enum DutyStand { Binds, BindsLater, Disputed, GoodPractice }

/// <param name="Shown">The code of the sentence that a page shows, with its facts.</param>
public sealed record DutyStanding(Duty Duty, DutyStand Stand, Reason Shown);
