namespace Trust.App.Tests.Mail;

static class Letters
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 30, 0, TimeSpan.FromHours(1));

    public static readonly Letter Plain = new(
        MessageId.Of("0198f2.1@trust.example.org"),
        Monday,
        Mailbox.Of("trust@example.org", OneLine.Of("Trust")),
        Mailbox.Of("kari@example.no", OneLine.Of("Kari Nordmann")),
        OneLine.Of("The workshop is on Thursday"),
        "Hello Kari,\nthe workshop is on Thursday.\n",
        "<p>Hello Kari,</p><p>the workshop is on Thursday.</p>");

    public static Letter To(string address) => Plain with { To = Mailbox.Of(address) };
}
