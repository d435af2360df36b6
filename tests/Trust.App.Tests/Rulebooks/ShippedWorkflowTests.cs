using Trust.Domain;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

public sealed class ShippedWorkflowTests
{
    static readonly Rulebook Rollout = Books.Embedded().Get("rollout.1");

    [Fact]
    public void The_shipped_roll_out_is_what_a_new_project_starts_with() =>
        Assert.Equal("rollout.1", Books.Embedded().Latest("rollout").Id);

    [Fact]
    public void Prohibited_practices_are_asked_first_and_nobody_can_waive_them()
    {
        var first = Rollout.Of(Stage.Transparency).Evidence[0];
        Assert.Equal("prohibited-practices", first.Key);
        Assert.True(first.Required);
        Assert.False(first.Waivable);
    }
}
