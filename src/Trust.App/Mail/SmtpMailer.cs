namespace Trust.App;

/// <summary>Sends by a mail server. A round keeps one connection for all its letters and says goodbye at its end.</summary>
public sealed class SmtpMailer(SmtpServerAddress server) : IMailer
{
    public IMailRound Round() => new Walk(server);

    sealed class Walk(SmtpServerAddress server) : IMailRound
    {
        SmtpTalk? talk;

        public async Task<MailOutcome> Send(Letter letter, CancellationToken ct)
        {
            var mail = MimeWriter.Write(letter);
            try
            {
                var usedBefore = talk is not null;
                var outcome = await Send(letter, mail, ct);
                // A server may hang up between two letters; that says nothing about the second, so it gets one new talk.
                var hungUp = outcome is MailOutcome.Unreached { At: MailStep.Sender } or MailOutcome.Refused { At: MailStep.Sender, Code: 421 };
                return usedBefore && hungUp ? await Send(letter, mail, ct) : outcome;
            }
            catch
            {
                await Leave();
                throw;
            }
        }

        async Task<MailOutcome> Send(Letter letter, MimeText mail, CancellationToken ct)
        {
            try
            {
                if (talk is { Letters: var letters } && letters >= server.LettersEach) await Goodbye();
                if (talk is null)
                {
                    (talk, var trouble) = await SmtpTalk.Begin(server, ct);
                    if (trouble is not null) return trouble;
                }
                var (outcome, goesOn) = await talk!.Send(letter, mail, ct);      // begun just above
                if (!goesOn) await Leave();
                return outcome;
            }
            catch (SmtpBrokenException broken)
            {
                await Leave();
                return new MailOutcome.Unreached(broken.At, broken.Message);
            }
        }

        public async ValueTask DisposeAsync() => await Goodbye();

        async Task Goodbye()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            if (talk is not null) await talk.Quit(limit.Token);
            await Leave();
        }

        async Task Leave()
        {
            if (talk is not null) await talk.DisposeAsync();
            talk = null;
        }
    }
}
