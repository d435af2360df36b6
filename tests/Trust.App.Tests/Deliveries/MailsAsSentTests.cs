using Trust.App.Tests.Ground;
using Trust.App.Tests.Mail;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Tests;
using Trust.Domain.Text;
using static Trust.Domain.Tests.Acts;
using static Trust.Domain.Tests.People;
using Reader = Trust.App.Tests.Mail.Reader;

namespace Trust.App.Tests.Deliveries;

/// <summary>Mails as they leave the house, read back by mailparser: language, headers, and the dates of a system in use.</summary>
public sealed class MailsAsSentTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_reader_gets_text_and_HTML_in_their_own_language()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        var readers = new[] { Henrik, Ida, Mona, Walter, Emil, Petra }.Zip(Texts.Languages).ToList();
        foreach (var (reader, language) in readers) await room.Change($"update people set language = '{language}' where organisation_id = @organisation and id = '{reader}'");
        await room.Walk.To(room.Office.At.AddMinutes(1), default);
        foreach (var (reader, language) in readers)
        {
            var texts = Texts.In(language);
            var mail = await Reader.Mail(room.Mail((await room.Rows()).Single(r => r.PersonId == reader && r.Kind == "milestones-planned").Id));
            Assert.Equal(language, mail.Headers["content-language"]);
            Assert.Contains(texts.MailMilestonesPlannedLead, mail.Text);
            Assert.Contains(texts.MailMilestonesPlannedLead, System.Net.WebUtility.HtmlDecode(mail.Html));
            Assert.Contains($"<html lang=\"{language}\"", mail.Html);
        }
    }

    [Fact]
    public async Task Whom_to_ask_stands_at_the_foot_in_text_and_HTML_as_it_was_typed_and_says_in_which_language()
    {
        const string Typed = "Personal <b>Zimmer 4</b> & Co.\nTel. 44 \u2013 https://intranet.example/hilfe";
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.Active);
        Assert.Null(await new OwnTexts(db.Database, room.Clock).Set(room.Office.Organisation, room.Office.Administrator, [(OwnText.WhomToAsk, "de", Typed)], default));
        foreach (var (reader, language) in new[] { (Henrik, "de"), (Ida, "nl") }) await room.Change($"update people set language = '{language}' where organisation_id = @organisation and id = '{reader}'");
        await room.Walk.To(room.Office.At.AddMinutes(1), default);
        foreach (var (reader, language) in new[] { (Henrik, "de"), (Ida, "nl") })
        {
            var mail = await Reader.Mail(room.Mail((await room.Rows()).Single(r => r.PersonId == reader && r.Kind == "milestones-planned").Id));
            var label = Texts.In(language).AtStart(Texts.In(language).Word(OwnText.WhomToAsk));
            Assert.Contains($"{label}:\n{Typed}", mail.Text.ReplaceLineEndings("\n"));
            Assert.Contains($"{label}:<br><span lang=\"de\">Personal &lt;b&gt;Zimmer 4&lt;/b&gt; &amp; Co.<br>Tel. 44 \u2013 https://intranet.example/hilfe</span>", mail.Html);
        }
    }

    [Fact]
    public async Task Every_mail_says_that_a_machine_sent_it_from_which_list_and_how_to_switch_it_off_where_that_is_possible()
    {
        await using var room = await Mailroom.Open(db, p => p.OpenRound(Stage.Transparency) is not null);
        await room.Office.And(Objects(1, Emil), AnswersObjection(1, Olga), Pauses(), Resumes());
        await room.Walk.To(room.Office.At.AddMinutes(5), default);
        var sent = (await room.Rows()).Where(r => r.State == "sent").DistinctBy(r => r.Kind).ToList();
        Assert.Contains(sent, r => MailKinds.SwitchOf(Kebab.Parse<MailKind>(r.Kind)) is null);
        Assert.Contains(sent, r => MailKinds.SwitchOf(Kebab.Parse<MailKind>(r.Kind)) is not null);
        foreach (var row in sent)
        {
            var mail = await Reader.Mail(room.Mail(row.Id));
            Assert.Equal(($"<{row.Id:N}@trust.example.org>", "auto-generated"), (mail.MessageId, mail.Headers["auto-submitted"]));
            Assert.EndsWith($"<{room.Office.Project}.trust.example.org>", mail.Headers["list-id"]);
            var hangsOn = MailKinds.SwitchOf(Kebab.Parse<MailKind>(row.Kind));
            Assert.Equal(hangsOn is null ? null : "<https://trust.example.org/mail/x>", mail.Headers.GetValueOrDefault("list-unsubscribe"));
            Assert.Equal(hangsOn is null ? null : "List-Unsubscribe=One-Click", mail.Headers.GetValueOrDefault("list-unsubscribe-post"));
            Assert.Equal(hangsOn is null, mail.Text.Contains("cannot be switched off: "));
        }
    }

    [Fact]
    public async Task A_system_in_use_brings_its_reviews_for_the_calendar()
    {
        await using var room = await Mailroom.Open(db, p => p.State is ProjectState.InUse);
        await room.Walk.To(room.Office.At.AddMinutes(5), default);
        var review = (await room.Office.Now()).Milestones.Values.Single(m => m.Rule == "review");
        var mail = await Reader.Mail(room.Mail((await room.Rows()).Last(r => r.PersonId == Walter && r.Kind == "milestones-planned").Id));
        var date = Assert.Single((await Reader.Calendar(mail.Attachments.Single(a => a.Type == "text/calendar").Content)).Events);
        Assert.Equal(($"milestone-{review.Id}@trust", $"{review.DueOn:yyyy-MM-dd}"), (date.Uid, date.Start));
    }
}
