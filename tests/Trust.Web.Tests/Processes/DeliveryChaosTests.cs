using Trust.App.Tests.Mail;

namespace Trust.Web.Tests.Processes;

/// <summary>Nothing lost, and nothing twice outside the window in which nobody knows; the long version is `./trust bench deliveries`.</summary>
public sealed class DeliveryChaosTests
{
    const int Mails = 1_000;
    const int Apps = 3;
    const int LooksBetweenDeaths = 8;
    const int MostLooks = 1_200;
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Every_mail_ends_whoever_dies_and_whatever_the_server_does()
    {
        await using var hands = await ManyHands.With(Mails);
        hands.Mail.Script = Mischief(new(4711));

        using var timer = new PeriodicTimer(Look);
        for (var looks = 1; ; looks++)
        {
            hands.Run(Apps);
            await timer.WaitForNextTickAsync();
            if (await hands.Left() == 0) break;
            Assert.True(looks < MostLooks, $"{await hands.Left()} mails never ended\n{hands.Said}");
            if (hands.Mail.Mails.Count < Mails / 20) continue; // they are not sending yet
            if (hands.Killed < 4 && looks % LooksBetweenDeaths == 0)
            {
                await hands.KillOne();
                if (hands.Killed == 2) hands.KillPostgres();
            }
        }

        var endings = await hands.Endings();
        var due = endings.Where(e => e.IsDue).ToList();
        Assert.True(due.Count >= Mails);
        Assert.Equal(4, hands.Killed);
        Assert.All(due, e => Assert.Contains(e.State, new[] { "sent", "skipped", "failed" }));
        Assert.All(endings.Where(e => e.State == "sent"), e => Assert.True(e.Arrived > 0, $"{e} is lost"));
        Assert.All(endings.Where(e => e.Arrived > 1), e => Assert.True(e.Unknowns >= e.Arrived - 1, $"{e} came twice outside the window"));
        Assert.All(endings.Where(e => e.State != "sent" && e.Unknowns == 0), e => Assert.Equal(0, e.Arrived));
        Assert.Equal(hands.Mail.Mails.Count, endings.Sum(e => e.Arrived)); // nothing arrived that no row owes
        Assert.Contains(endings, e => e.State == "failed" && e.Reason == "550 5.1.1");
        Assert.Contains(endings, e => e.Unknowns > 0);
    }

    /// <summary>Refuses now or for good, hangs up before and after it has taken the letter, or takes its time: one word in fifteen or so.</summary>
    static Func<string, Mischief?> Mischief(Random chance) => word =>
    {
        int dice;
        lock (chance) dice = chance.Next(1_000);
        return (word, dice) switch
        {
            ("greeting", < 30) => new Mischief.Says("421 4.3.2 not now\r\n"),
            ("MAIL", < 10) => new Mischief.HangsUp(),
            ("RCPT", < 10) => new Mischief.Says("550 5.1.1 nobody here\r\n"),
            ("RCPT", < 40) => new Mischief.Says("450 4.2.1 ask again\r\n"),
            ("DATA", < 15) => new Mischief.HangsUp(),
            ("body", < 15) => new Mischief.TakesAndHangsUp(),
            ("body", < 25) => new Mischief.HangsUp(),
            ("body", < 45) => new Mischief.Waits(TimeSpan.FromMilliseconds(150)),
            _ => null,
        };
    };
}
