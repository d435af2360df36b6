namespace Trust.App.Tests.Mail;

/// <summary>What cannot be in a header cannot even be said.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("x\r\nBcc: all@example.org")]
    [InlineData("x\nBcc: all@example.org")]
    [InlineData("x\rBcc: all@example.org")]
    [InlineData("x\0y")]
    [InlineData("x\u0085y")]
    [InlineData("x\u2028y")]
    [InlineData("x\ty")]
    public void One_line_is_one_line(string text)
    {
        Assert.Null(OneLine.TryOf(text));
        Assert.Throws<FormatException>(() => OneLine.Of(text));
        Assert.DoesNotContain(OneLine.From(text).Text, c => char.IsControl(c) || c == '\u2028');
    }

    [Theory]
    [InlineData("kari@example.no", "kari@example.no")]
    [InlineData("Kari.Nordmann+trust@Example.NO", "Kari.Nordmann+trust@example.no")]
    [InlineData("o'neill@example.ie", "o'neill@example.ie")]
    [InlineData("kari@blåbær.no", "kari@xn--blbr-roah.no")]
    [InlineData("kåre@blåbær.no", "kåre@xn--blbr-roah.no")]
    [InlineData("用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v")]
    [InlineData("admin@localhost", "admin@localhost")]
    public void An_address_is_taken(string written, string kept) => Assert.Equal(kept, Mailbox.Of(written).Address);

    [Theory]
    [InlineData("")]
    [InlineData("kari")]
    [InlineData("@example.no")]
    [InlineData("kari@")]
    [InlineData("kari@example..no")]
    [InlineData("kari@-example.no")]
    [InlineData("kari@example.no>\r\nRCPT TO:<all@example.org")]
    [InlineData("kari@example.no\n")]
    [InlineData("kari\0@example.no")]
    [InlineData("kari nordmann@example.no")]
    [InlineData("kari\u00a0n@example.no")]
    [InlineData("kari\u200bn@example.no")]
    [InlineData("<kari@example.no>")]
    [InlineData("a@b@example.no")]
    [InlineData("a,b@example.no")]
    [InlineData(".kari@example.no")]
    [InlineData("kari..n@example.no")]
    [InlineData("\"kari\"@example.no")]
    [InlineData("kari@example.no NOTIFY=NEVER")]
    [InlineData("kari@exa_mple.no")]
    [InlineData("kari@[127.0.0.1]")]
    [InlineData("\ud800@example.no")]
    public void What_is_no_address_is_refused(string written)
    {
        Assert.Null(Mailbox.TryOf(written));
        Assert.Throws<FormatException>(() => Mailbox.Of(written));
    }

    [Fact]
    public void An_address_has_its_limits()
    {
        Assert.Null(Mailbox.TryOf(new string('a', 65) + "@example.no"));
        Assert.Null(Mailbox.TryOf("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5))));
    }

    [Theory]
    [InlineData("a@b\r\nX: y")]
    [InlineData("<a@b>")]
    [InlineData("a b@c")]
    [InlineData("a@b\n")]
    [InlineData("ab")]
    public void A_message_id_is_plain(string id) => Assert.Throws<FormatException>(() => MessageId.Of(id));

    [Theory]
    [InlineData("text")]
    [InlineData("text/plain; x=y")]
    [InlineData("text/pl\r\nain")]
    public void A_media_type_is_plain(string type) => Assert.Throws<FormatException>(() => MediaType.Of(type));

    [Theory]
    [InlineData("a.example>\r\nX: y")]
    [InlineData("")]
    public void A_list_is_named_plainly(string id) => Assert.Throws<FormatException>(() => new MailList(OneLine.Of("x"), id));

    [Theory]
    [InlineData("trust\r\nMAIL FROM:<x>")]
    [InlineData("")]
    public void Our_own_name_is_a_host_name(string name) => Assert.Throws<FormatException>(() => new SmtpServerAddress("localhost", 25, SmtpSecurity.Open, name));
}
