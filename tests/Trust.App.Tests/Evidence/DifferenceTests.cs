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
    [InlineData("Logs are kept for 90 days.", "Logs are kept for 30 days.", "Logs are kept for [-90 -][+30 +]days.")]
    [InlineData("", "New.", "[+New.+]")]
    [InlineData("Old.", "", "[-Old.-]")]
    [InlineData("The same.", "The same.", "The same.")]
    [InlineData("One two three", "Zero one two three four", "[-One -][+Zero one +]two [-three-][+three four+]")]
    public void What_was_taken_and_what_was_added_is_told_word_by_word(string before, string after, string drawn) => Assert.Equal(drawn, Drawn(before, after));

    [Fact]
    public void Both_texts_can_be_read_from_what_is_told()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 3000).Select(i => i % 7 == 0 ? "x" : $"w{i}")) + "\n", string.Join(' ', Enumerable.Range(0, 3000).Select(i => i % 5 == 0 ? "y" : $"w{i}")) + "\nend");
        var told = Difference.Between(before, after);
        Assert.Equal(before, string.Concat(told.Where(s => s.What is not Changed.Added).Select(s => s.Text)));
        Assert.Equal(after, string.Concat(told.Where(s => s.What is not Changed.Taken).Select(s => s.Text)));
    }
}
