using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.Situations;

namespace Trust.Domain.Tests;

public sealed class StoredStateTests
{
    [Fact]
    public void A_loaded_project_takes_evidence() =>
        Loaded(Started.And(Gives(Stage.Transparency, "purpose"), Gives(Stage.Transparency, "faq")))
            .When(Gives(Stage.Security, "dpia")).Then("evidence-given");

    static Story Loaded(Story story) => story with
    {
        Now = JsonSerializer.Deserialize<Project>(JsonSerializer.Serialize(story.Now, DomainJson.Options), DomainJson.Options)! with { Rules = story.Now.Rules }, // a project is not null
    };
}
