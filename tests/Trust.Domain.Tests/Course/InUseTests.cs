using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class InUseTests
{
    [Fact]
    public void Doing_the_next_thing_each_time_brings_a_project_into_use() =>
        Given.A(RolledOut).When(PutsInUse()).Then("project-in-use").Holds(p => p.State is ProjectState.InUse);
}
