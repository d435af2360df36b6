using System.Diagnostics;
using Npgsql;
using Trust.App.Tests.Mail;

namespace Trust.Bench;

/// <summary>Many mails, due at once, handed over to a mail server that refuses and drops, by three processes of which one is killed every few seconds,
/// over a PostgreSQL that is killed once.</summary>
sealed class Chaos(Ground ground, int number)
{
    const int Senders = 3;
    static readonly TimeSpan BetweenDeaths = TimeSpan.FromSeconds(5);

    /// <returns>False when a mail was lost, or came twice although its end was known.</returns>
    public async Task<bool> Run()
    {
        var owing = await Owing.Begin(ground);
        await owing.Owe(number);
        await using var mail = new SmtpServer { Script = Mischief(new(4711)) };
        List<Process> senders = [.. Enumerable.Range(0, Senders).Select(_ => owing.Sender(mail))];
        var (chance, watch, deaths, serverDied) = (new Random(17), Stopwatch.StartNew(), 0, false);
        using var look = new PeriodicTimer(BetweenDeaths);
        IReadOnlyList<Owing.Sum> sums;
        do
        {
            await look.WaitForNextTickAsync();
            var one = chance.Next(Senders);
            senders[one].Kill();
            deaths++;
            senders[one] = owing.Sender(mail);
            if (!serverDied && mail.Mails.Count > number / 2)
            {
                await ground.KillServer();
                serverDied = true;
            }
            sums = await Now(owing);
        }
        while (sums.Any(s => s.State is "planned" or "sending"));
        foreach (var sender in senders) sender.Kill();

        var arrived = mail.Mails.GroupBy(m => m.Text.Split('\n').First(l => l.StartsWith("Message-ID:", StringComparison.Ordinal))).ToList();
        long Of(string state) => sums.FirstOrDefault(s => s.State == state)?.Number ?? 0;
        var (twice, unknown, lost) = (mail.Mails.Count - arrived.Count, sums.Sum(s => s.Unknowns), Math.Max(0, Of("sent") - arrived.Count));
        Say("handed over a second, with deaths", mail.Mails.Count / watch.Elapsed.TotalSeconds);
        Say("processes killed", deaths);
        Say("PostgreSQL killed", serverDied ? 1 : 0);
        foreach (var state in (string[])["sent", "skipped", "failed", "planned", "sending"]) Say(state, Of(state));
        Say("arrived, each once or more", arrived.Count);
        Say("arrived once more than that", twice);
        Say("attempts whose end nobody knows", unknown);
        Say("lost", lost);
        return lost == 0 && twice <= unknown && serverDied;
    }

    /// <summary>Connections that were open when the server died say so once.</summary>
    static async Task<IReadOnlyList<Owing.Sum>> Now(Owing owing)
    {
        while (true)
            try
            {
                return await owing.Now();
            }
            catch (NpgsqlException broken) when (broken.IsTransient)
            {
            }
    }

    static void Say(string what, double figure) => Console.WriteLine($"{what,-45} {figure:0}");

    static Func<string, Mischief?> Mischief(Random chance) => word =>
    {
        int dice;
        lock (chance) dice = chance.Next(1_000);
        return (word, dice) switch
        {
            ("RCPT", < 5) => new Mischief.Says("550 5.1.1 nobody here\r\n"),
            ("RCPT", < 15) => new Mischief.Says("450 4.2.1 ask again\r\n"),
            ("DATA", < 5) => new Mischief.HangsUp(),
            ("body", < 5) => new Mischief.TakesAndHangsUp(),
            _ => null,
        };
    };
}
