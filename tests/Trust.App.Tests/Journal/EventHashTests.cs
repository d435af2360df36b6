using Trust.Domain;

namespace Trust.App.Tests;

/// <summary>The journal's form, pinned: whoever wants to check a journal without Trust computes the same figures. These were computed by another
/// program, from the words in <see cref="EventHash"/> alone.</summary>
public sealed class EventHashTests
{
    static readonly OrganisationId Organisation = new(new("0d3c9a52-6f1e-4c8b-9a77-2f6f0c1d4e5a"));
    static readonly Guid Stream = new("7b1f4a3e-0c2d-4e5f-8a9b-1c2d3e4f5a6b");
    static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456);

    const string First = "3ef29cf56446ddaced5c6f732ed1fd34aafe7e8231c2d7c56af75b4b27e4488d";
    const string Second = "cba62992c555eb2cbe0a459e782df704b3b82a4d321d2027507a0aa8c60aa250";

    [Fact]
    public void The_first_entry_has_the_hash_that_anybody_can_compute() =>
        Assert.Equal(First, Convert.ToHexStringLower(EventHash.Of(Organisation, Stream, 1, "stage-entered", 1, At, "person:11111111-2222-4333-8444-555555555555",
            """{"stage":"transparency"}"""u8, EventHash.BeforeFirst)));

    [Fact]
    public void The_second_entry_goes_on_from_the_first() =>
        Assert.Equal(Second, Convert.ToHexStringLower(EventHash.Of(Organisation, Stream, 2, "objection-raised", 1, At.AddMicroseconds(60_000_001), "system",
            """{"wört":"é–€"}"""u8, Convert.FromHexString(First))));

    [Fact]
    public void The_hash_names_the_instant_not_the_zone() =>
        Assert.Equal(First, Convert.ToHexStringLower(EventHash.Of(Organisation, Stream, 1, "stage-entered", 1, At.ToOffset(TimeSpan.FromHours(2)), "person:11111111-2222-4333-8444-555555555555",
            """{"stage":"transparency"}"""u8, EventHash.BeforeFirst)));
}
