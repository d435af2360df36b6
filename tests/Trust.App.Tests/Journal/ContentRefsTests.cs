using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Tests;
using Trust.Domain.Tests.Checkpoints;
using Trust.Domain.Text;

namespace Trust.App.Tests;

public sealed class ContentRefsTests
{
    [Fact]
    public void The_seal_of_a_packet_or_an_agreement_is_no_text_that_somebody_typed()
    {
        var agreed = Steps.Answering(PlainQuestion.Monitors).And(Acts.Gives(Stage.Transparency, "purpose"), Steps.HandsOver("consented"));
        Assert.Equal([Id.Text(100), Id.Text(700)], Typed(agreed));
        Assert.Equal([Id.Text(742), Id.Text(740), Id.Text(741)], Typed(agreed = agreed.And(Steps.Drafts("consented"))));
        Assert.Empty(Typed(agreed.And(Steps.Signs(Side.Employer))));
    }

    static IEnumerable<ContentRef> Typed(Story story) => ContentRefs.In(JsonSerializer.SerializeToUtf8Bytes(story.Last.Events[0], story.Last.Events[0].GetType(), DomainJson.Options))
        .Select(found => new ContentRef(new(found.Id), new(found.Digest)));
}
