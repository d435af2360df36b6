using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App.Tests.Stories;

public sealed class SentencesTests
{
    [Fact]
    public void Every_event_of_the_journal_has_its_sentence() =>
        Assert.All(EventNames.Of.Where(e => e.Key.IsSubclassOf(typeof(ProjectEvent))), e => Assert.True(Texts.In("en").Knows($"journal.{e.Value.Name}"), e.Value.Name));

    [Fact]
    public void Every_answer_at_a_gate_has_its_word_in_the_journal() =>
        Assert.All(Kebab.Words<GateAnswer>(), a => Assert.True(Texts.In("en").Knows($"journal-answer.{a}"), a));
}
