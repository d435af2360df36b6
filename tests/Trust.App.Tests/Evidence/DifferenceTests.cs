namespace Trust.App.Tests.Evidence;

public sealed class DifferenceTests
{
    static string Drawn(string before, string after) => string.Concat(Difference.Between(before, after).Select(s => s.What switch
    {
        Changed.Taken => $"[-{s.Text}-]",
        Changed.Added => $"[+{s.Text}+]",
        _ => s.Text,
    }));

    [Theory]
    [InlineData("Logs are kept for 90 days.", "Logs are kept for 30 days.", "Logs are kept for [-90-][+30+] days.")]
    [InlineData("", "New.", "[+New.+]")]
    [InlineData("Old.", "", "[-Old.-]")]
    [InlineData("The same.", "The same.", "The same.")]
    [InlineData("The notes are kept for three months.", "The notes and logs are kept for three months, no longer.", "The notes [+and logs +]are kept for three months[+, no longer+].")]
    [InlineData("A person reads every application 😀", "A person reads every application 😁", "A person reads every application [-😀-][+😁+]")]
    public void In_a_sentence_of_which_most_stands_the_words_are_told(string before, string after, string drawn) => Assert.Equal(drawn, Drawn(before, after));

    [Theory]
    [InlineData("It helps. It ranks people by their words. It can be switched off.", "It helps. Nobody’s file is sorted. It can be switched off.", "It helps. [-It ranks people by their words. -][+Nobody’s file is sorted. +]It can be switched off.")]
    [InlineData("First.\nIt looks at names and at pay.\n", "First.\nThe council may ask whoever it likes.\n", "First.\n[-It looks at names and at pay.\n-][+The council may ask whoever it likes.\n+]")]
    [InlineData("One. Three.", "One. Two comes in. Three.", "One. [+Two comes in. +]Three.")]
    public void A_sentence_of_which_less_than_half_stands_is_told_whole_the_earlier_first(string before, string after, string drawn) => Assert.Equal(drawn, Drawn(before, after));

    [Fact]
    public void A_short_word_between_two_changes_does_not_part_them() =>
        Assert.Equal("Whoever applies is told in writing: [-name and street-][+surname and town+], and how long they are kept.",
            Drawn("Whoever applies is told in writing: name and street, and how long they are kept.", "Whoever applies is told in writing: surname and town, and how long they are kept."));

    [Theory]
    [InlineData("Es gilt ab dem 16. November für alle. Danach sehen wir weiter.", "Es gilt ab dem 30. November für alle. Danach sehen wir weiter.", "Es gilt ab dem [-16-][+30+]. November für alle. Danach sehen wir weiter.")]
    [InlineData("Gespeichert wird nur z. B. Name und Anschrift derer, die sich bewerben.", "Gespeichert wird nur z. B. Name und Anschrift jener, die sich bewerben.", "Gespeichert wird nur z. B. Name und Anschrift [-derer-][+jener+], die sich bewerben.")]
    public void A_day_and_an_abbreviation_end_no_sentence(string before, string after, string drawn) => Assert.Equal(drawn, Drawn(before, after));

    [Fact]
    public void Both_texts_can_be_read_from_what_is_told_whatever_was_changed()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var dice = new Random(seed);
            var sentences = Enumerable.Range(0, dice.Next(12)).Select(_ => Sentence(dice)).ToList();
            Holds(string.Concat(sentences), string.Concat(sentences.SelectMany(s => Rewritten(dice, s))));
        }
    }

    [Fact]
    public void Texts_too_long_to_compare_are_told_all_the_same() =>
        Holds(string.Join(' ', Enumerable.Range(0, 3000).Select(i => i % 7 == 0 ? "x" : $"w{i}")) + "\n", string.Join(' ', Enumerable.Range(0, 3000).Select(i => i % 5 == 0 ? "y" : $"w{i}")) + "\nend");

    static void Holds(string before, string after)
    {
        var told = Difference.Between(before, after);
        Assert.Equal(before, string.Concat(told.Where(s => s.What is not Changed.Added).Select(s => s.Text)));
        Assert.Equal(after, string.Concat(told.Where(s => s.What is not Changed.Taken).Select(s => s.Text)));
        Assert.DoesNotContain(told, s => s.Text.Length == 0);
        Assert.DoesNotContain(told.Zip(told.Skip(1)), two => two.First.What == two.Second.What);
    }

    static readonly string[] Some = ["the", "Council", "2.", "logs", "months", "never", "Größe", "😀", "’", "z. B.", "Art. 5", "-", "  ", "\u202b", "a", "\t"];

    static string Sentence(Random dice) =>
        string.Join(' ', Enumerable.Range(0, dice.Next(1, 14)).Select(_ => Some[dice.Next(Some.Length)])) + new[] { ". ", "! ", "\n", ".\n\n", " ", "" }[dice.Next(6)];

    /// <summary>Left alone, gone, doubled, with another beside it, or with some words changed.</summary>
    static IEnumerable<string> Rewritten(Random dice, string sentence) => dice.Next(7) switch
    {
        0 => [],
        1 => [sentence, sentence],
        2 => [Sentence(dice), sentence],
        3 => [Sentence(dice)],
        4 => [string.Join(' ', sentence.Split(' ').Select(word => dice.Next(4) == 0 ? Some[dice.Next(Some.Length)] : word))],
        _ => [sentence],
    };
}
