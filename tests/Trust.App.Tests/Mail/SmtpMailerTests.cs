namespace Trust.App.Tests.Mail;

/// <summary>Our client against a real server on a port, on good and on bad days.</summary>
public sealed class SmtpMailerTests
{
    static async Task<MailOutcome> Send(SmtpServerAddress address, Letter? letter = null)
    {
        await using var round = new SmtpMailer(address).Round();
        return await round.Send(letter ?? Letters.Plain, default);
    }

    [Theory]
    [InlineData(SmtpSecurity.Open)]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Tls)]
    public async Task A_letter_arrives_whole_by_each_way(SmtpSecurity security)
    {
        await using var server = new SmtpServer { TlsAtOnce = security is SmtpSecurity.Tls };
        Assert.Equal(new MailOutcome.Accepted("2.0.0 queued as 4711"), await Send(server.Address(security)));

        var mail = Assert.Single(server.Mails);
        Assert.Equal(MimeWriter.Write(Letters.Plain).Bytes, mail.Bytes);
        Assert.Equal(($"MAIL FROM:<trust@example.org> SIZE={mail.Bytes.Length}", "RCPT TO:<kari@example.no>"), (mail.From, mail.To));
        Assert.Equal(security is not SmtpSecurity.Open, mail.Private);
        Assert.Equal("QUIT", server.Heard.Last());
    }

    [Theory]
    [InlineData("PLAIN LOGIN", "AUTH PLAIN")]
    [InlineData("LOGIN", "AUTH LOGIN")]
    [InlineData("CRAM-MD5 login plain", "AUTH PLAIN")]
    public async Task We_sign_in_by_a_way_that_the_server_knows(string ways, string word)
    {
        await using var server = new SmtpServer { Offers = ["STARTTLS", $"AUTH {ways}"] };
        Assert.IsType<MailOutcome.Accepted>(await Send(server.Address(SmtpSecurity.StartTls) with { SignIn = new("trust", "päss wörd") }));
        Assert.Equal("trust", Assert.Single(server.Mails).User);
        Assert.Contains(server.Heard, line => line.StartsWith(word));
    }

    [Fact]
    public async Task A_wrong_password_is_our_fault_and_not_the_letters()
    {
        await using var server = new SmtpServer();
        var refused = Assert.IsType<MailOutcome.Refused>(await Send(server.Address(SmtpSecurity.StartTls) with { SignIn = new("trust", "wrong") }));
        Assert.Equal(new(535, "5.7.8", MailStep.SignIn, "5.7.8 wrong password"), refused);
        Assert.False(refused.Permanent);
    }

    [Fact]
    public void A_password_is_in_no_text_about_the_server() =>
        Assert.DoesNotContain("geheim", new SmtpServerAddress("localhost", 25, SmtpSecurity.Open, "trust.example.org") { SignIn = new("trust", "geheim") }.ToString());

    [Fact]
    public async Task Without_a_way_to_sign_in_no_letter_goes_out()
    {
        await using var server = new SmtpServer { Offers = ["STARTTLS", "AUTH CRAM-MD5"] };
        Assert.Equal(new MailOutcome.Unreached(MailStep.SignIn, "The server offers neither PLAIN nor LOGIN to sign in."),
            await Send(server.Address(SmtpSecurity.StartTls) with { SignIn = new("trust", "päss wörd") }));
    }

    [Fact]
    public async Task Where_a_private_way_was_asked_for_nothing_goes_in_the_open()
    {
        await using var server = new SmtpServer { Offers = ["8BITMIME"] };
        Assert.Equal(new MailOutcome.Unreached(MailStep.StartTls, "The server offers no STARTTLS."), await Send(server.Address(SmtpSecurity.StartTls)));
        Assert.Equal(["EHLO trust.example.org"], server.Heard);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var server = new SmtpServer();
        var unreached = Assert.IsType<MailOutcome.Unreached>(await Send(server.Address(SmtpSecurity.StartTls) with { Trusted = [] }));
        Assert.Equal(MailStep.StartTls, unreached.At);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_certificate_of_another_host_is_refused_whoever_vouches_for_it()
    {
        using var other = SmtpServer.SelfMade("mail.example.org");
        await using var server = new SmtpServer { Shown = other };
        Assert.IsType<MailOutcome.Unreached>(await Send(server.Address(SmtpSecurity.StartTls) with { Trusted = [other] }));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task What_was_said_before_the_way_was_private_is_not_believed()
    {
        await using var server = new SmtpServer();
        server.At("STARTTLS", new Mischief.Says("220 go ahead\r\n250-evil\r\n250 AUTH PLAIN\r\n"));
        Assert.Equal(new MailOutcome.Unreached(MailStep.StartTls, "The server went on talking before the way was private."), await Send(server.Address(SmtpSecurity.StartTls)));
    }

    [Theory]
    [InlineData("greeting", MailStep.Greeting, 554, false)]
    [InlineData("greeting", MailStep.Greeting, 421, false)]
    [InlineData("EHLO", MailStep.Hello, 550, false)]
    [InlineData("MAIL", MailStep.Sender, 451, false)]
    [InlineData("MAIL", MailStep.Sender, 552, true)]
    [InlineData("MAIL", MailStep.Sender, 530, false)]
    [InlineData("RCPT", MailStep.Recipient, 550, true)]
    [InlineData("RCPT", MailStep.Recipient, 450, false)]
    [InlineData("DATA", MailStep.Data, 554, true)]
    [InlineData("DATA", MailStep.Data, 421, false)]
    [InlineData("body", MailStep.Body, 554, true)]
    [InlineData("body", MailStep.Body, 452, false)]
    public async Task A_refusal_says_where_and_whether_for_good(string word, MailStep at, int code, bool permanent)
    {
        await using var server = new SmtpServer();
        server.At(word, new Mischief.Says($"{code}-{code / 100}.7.1 not\r\n{code} {code / 100}.7.1 today\r\n"));
        var refused = Assert.IsType<MailOutcome.Refused>(await Send(server.Address()));
        Assert.Equal(new(code, $"{code / 100}.7.1", at, $"{code / 100}.7.1 not {code / 100}.7.1 today"), refused);
        Assert.Equal(permanent, refused.Permanent);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("greeting", MailStep.Greeting)]
    [InlineData("EHLO", MailStep.Hello)]
    [InlineData("STARTTLS", MailStep.StartTls)]
    [InlineData("AUTH", MailStep.SignIn)]
    [InlineData("MAIL", MailStep.Sender)]
    [InlineData("RCPT", MailStep.Recipient)]
    [InlineData("DATA", MailStep.Data)]
    public async Task A_connection_lost_before_the_letter_leaves_no_doubt(string word, MailStep at)
    {
        foreach (var mischief in new Mischief[] { new Mischief.HangsUp(), new Mischief.Says("nonsense\r\n"), new Mischief.Says(new string('x', 5000)) })
        {
            await using var server = new SmtpServer();
            server.At(word, mischief);
            Assert.Equal(at, Assert.IsType<MailOutcome.Unreached>(await Send(server.Address(SmtpSecurity.StartTls) with { SignIn = new("trust", "päss wörd") })).At);
            Assert.Empty(server.Mails);
        }
    }

    [Theory]
    [InlineData("greeting", MailStep.Greeting)]
    [InlineData("RCPT", MailStep.Recipient)]
    public async Task A_server_that_keeps_silent_is_left_after_a_while(string word, MailStep at)
    {
        await using var server = new SmtpServer();
        server.At(word, new Mischief.KeepsSilent());
        Assert.Equal(new MailOutcome.Unreached(at, "No answer within 2 s."), await Send(server.Address() with { Patience = TimeSpan.FromSeconds(2) }));
    }

    [Fact]
    public async Task A_connection_lost_after_the_last_line_leaves_it_open()
    {
        foreach (var mischief in new Mischief[] { new Mischief.TakesAndHangsUp(), new Mischief.HangsUp(), new Mischief.Says("hm\r\n"), new Mischief.KeepsSilent() })
        {
            await using var server = new SmtpServer();
            server.At("body", mischief);
            Assert.IsType<MailOutcome.Unknown>(await Send(server.Address() with { PatienceForBody = TimeSpan.FromSeconds(mischief is Mischief.KeepsSilent ? 2 : 10) }));
        }
    }

    [Fact]
    public async Task Whoever_stops_before_the_last_line_has_sent_nothing()
    {
        await using var server = new SmtpServer();
        using var stop = new CancellationTokenSource();
        server.Script = word => { if (word == "DATA") stop.Cancel(); return null; };
        await using var round = new SmtpMailer(server.Address()).Round();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round.Send(Letters.Plain, stop.Token));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Whoever_stops_after_the_last_line_does_not_know()
    {
        await using var server = new SmtpServer();
        using var stop = new CancellationTokenSource();
        server.Script = word => { if (word == "body") { stop.Cancel(); return new Mischief.KeepsSilent(); } return null; };
        await using var round = new SmtpMailer(server.Address()).Round();
        Assert.IsType<MailOutcome.Unknown>(await round.Send(Letters.Plain, stop.Token));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_reached()
    {
        SmtpServerAddress address;
        await using (var server = new SmtpServer()) address = server.Address();
        Assert.Equal(MailStep.Connect, Assert.IsType<MailOutcome.Unreached>(await Send(address)).At);
    }

    [Fact]
    public async Task A_round_keeps_its_connection_and_a_refused_letter_does_not_stop_the_next()
    {
        await using var server = new SmtpServer();
        server.At("RCPT", new Mischief.Says("550 5.1.1 nobody here\r\n"), time: 2);
        await using (var round = new SmtpMailer(server.Address()).Round())
        {
            Assert.IsType<MailOutcome.Accepted>(await round.Send(Letters.To("a@example.org"), default));
            Assert.IsType<MailOutcome.Refused>(await round.Send(Letters.To("b@example.org"), default));
            Assert.IsType<MailOutcome.Accepted>(await round.Send(Letters.To("c@example.org"), default));
        }
        Assert.Equal(["RCPT TO:<a@example.org>", "RCPT TO:<c@example.org>"], server.Mails.Select(m => m.To));
        Assert.Equal((1, 1), (server.Connections, server.Heard.Count(h => h == "QUIT")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_hangs_up_between_two_letters_is_called_again(bool politely)
    {
        await using var server = new SmtpServer();
        server.At("MAIL", politely ? new Mischief.Says("421 4.4.2 idle too long\r\n") : new Mischief.HangsUp(), time: 2);
        await using var round = new SmtpMailer(server.Address()).Round();
        Assert.IsType<MailOutcome.Accepted>(await round.Send(Letters.To("a@example.org"), default));
        Assert.IsType<MailOutcome.Accepted>(await round.Send(Letters.To("b@example.org"), default));
        Assert.Equal((2, 2), (server.Connections, server.Mails.Count));
    }

    [Fact]
    public async Task After_a_lost_letter_the_round_goes_on_with_a_new_connection()
    {
        await using var server = new SmtpServer();
        server.At("body", new Mischief.TakesAndHangsUp());
        await using var round = new SmtpMailer(server.Address()).Round();
        Assert.IsType<MailOutcome.Unknown>(await round.Send(Letters.To("a@example.org"), default));
        Assert.IsType<MailOutcome.Accepted>(await round.Send(Letters.To("b@example.org"), default));
        Assert.Equal(["RCPT TO:<a@example.org>", "RCPT TO:<b@example.org>"], server.Mails.Select(m => m.To));
    }

    [Fact]
    public async Task A_talk_ends_after_so_many_letters()
    {
        await using var server = new SmtpServer();
        await using (var round = new SmtpMailer(server.Address() with { LettersEach = 2 }).Round())
            for (var i = 0; i < 5; i++) Assert.IsType<MailOutcome.Accepted>(await round.Send(Letters.To($"p{i}@example.org"), default));
        Assert.Equal((3, 3), (server.Connections, server.Heard.Count(h => h == "QUIT")));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_goes_where_it_is_understood()
    {
        var letter = Letters.To("kåre@blåbær.example");
        await using var server = new SmtpServer();
        Assert.IsType<MailOutcome.Accepted>(await Send(server.Address(), letter));
        var mail = Assert.Single(server.Mails);
        Assert.Equal("RCPT TO:<kåre@xn--blbr-roah.example>", mail.To);
        Assert.Contains(" BODY=8BITMIME SMTPUTF8", mail.From);
        Assert.Contains("\r\nTo: kåre@xn--blbr-roah.example\r\n", mail.Text);
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_refused_for_good_where_it_is_not_understood()
    {
        await using var server = new SmtpServer { Offers = ["8BITMIME"] };
        Assert.True(Assert.IsType<MailOutcome.Refused>(await Send(server.Address(), Letters.To("kåre@example.org"))).Permanent);
        Assert.IsType<MailOutcome.Accepted>(await Send(server.Address(), Letters.To("kare@blåbær.example")));          // the domain alone has an ASCII form
    }

    [Fact]
    public async Task A_server_from_before_EHLO_is_greeted_as_of_old()
    {
        await using var server = new SmtpServer();
        server.At("EHLO", new Mischief.Says("502 what\r\n"));
        Assert.IsType<MailOutcome.Accepted>(await Send(server.Address()));
        Assert.Equal("MAIL FROM:<trust@example.org>", Assert.Single(server.Mails).From);
    }

    [Fact]
    public async Task A_line_with_a_dot_alone_ends_no_letter()
    {
        var text = "first\n.\n..\n.hidden\nQUIT\n";
        await using var server = new SmtpServer();
        Assert.IsType<MailOutcome.Accepted>(await Send(server.Address(), Letters.Plain with { Text = text }));
        Assert.Contains("first\r\n.\r\n..\r\n.hidden\r\nQUIT\r\n", Assert.Single(server.Mails).Text);
    }
}
