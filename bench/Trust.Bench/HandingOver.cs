using Trust.App.Tests.Mail;

namespace Trust.Bench;

/// <summary>How fast one process hands over what is due at once, and how late a mail leaves when they fall due one after the other.</summary>
sealed class HandingOver(Ground ground)
{
    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    public async Task AtOnce(int number)
    {
        var owing = await Owing.Begin(ground);
        await owing.Owe(number);
        await Sent(owing);
        Console.WriteLine($"{"handed over a second",-45} {await owing.HandedOverASecond():0}");
    }

    public async Task OneAfterTheOther(int aSecond, TimeSpan during)
    {
        var owing = await Owing.Begin(ground);
        await owing.Owe((int)(aSecond * during.TotalSeconds), Ahead, TimeSpan.FromSeconds(1) / aSecond);
        await Sent(owing);
        var late = await owing.Late();
        Console.WriteLine($"{$"{aSecond} due a second; sent after, s",-45} {late[0]:0.00}, one in a hundred {late[1]:0.00}, the latest {late[2]:0.00}");
    }

    static async Task Sent(Owing owing)
    {
        await using var mail = new SmtpServer();
        using var sender = owing.Sender(mail);
        await owing.UntilAllEnded();
        sender.Kill();
    }
}
