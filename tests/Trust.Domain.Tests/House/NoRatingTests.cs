using System.Reflection;
using System.Text.Json;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.Domain.Tests;

public sealed class NoRatingTests
{
    static readonly string[] Ratings = ["stance", "power", "interest", "influence", "score", "rating", "rank", "grade", "sentiment", "mood", "attitude", "loyalty", "responsetime", "lastsignin", "readat", "openedby", "clicked"];

    /// <summary>What a group may have and a person may not (rules.md 3).</summary>
    static readonly string[] OfGroupsOnly = ["affectedness", "position", "wants", "fears"];

    static IEnumerable<PropertyInfo> Properties => typeof(Project).Assembly.GetTypes().SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance));

    // Seen to fail: with an `int Power` on Stakeholder.
    [Fact]
    public void Nothing_in_the_domain_rates_anybody() =>
        Assert.Empty(Properties.Where(p => Ratings.Any(r => p.Name.Contains(r, StringComparison.OrdinalIgnoreCase))).Select(p => $"{p.DeclaringType!.Name}.{p.Name}")); // a property is declared somewhere

    // Seen to fail: with a `Position? Position` on Stakeholder.
    [Fact]
    public void Nothing_that_is_about_a_person_holds_what_only_a_group_may_have() =>
        Assert.Empty(Properties.Where(p => OfGroupsOnly.Contains(p.Name.ToLowerInvariant()) && p.DeclaringType != typeof(GroupProfile)
            && p.DeclaringType!.GetProperties().Any(other => other.PropertyType == typeof(PersonId) || other.PropertyType == typeof(PersonId?))).Select(p => $"{p.DeclaringType!.Name}.{p.Name}")); // as above

    [Fact]
    public void A_rating_of_a_person_is_not_even_read() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<StakeholderPlaced>(
            """{"stakeholder":{"person":"0000009e-0000-0000-0100-000000000000","party":"hr","power":5}}""", DomainJson.Options));
}
