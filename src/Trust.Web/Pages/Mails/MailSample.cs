using Trust.App;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Mails;

/// <summary>A mail that is still to come, as whoever runs the project reads it beforehand.</summary>
/// <param name="AtOnce">Told when what causes it is saved.</param>
/// <param name="Names">The first of those to whom it goes.</param>
public sealed record MailSample(DateOnly On, bool AtOnce, string Kind, string To, int People, string Names, MailText Mail)
{
    const int MostNames = 12;

    /// <summary>The mails as their readers will find them, in the words of this page's language.</summary>
    public static async Task<IReadOnlyList<MailSample>> Of(Preview preview, IReadOnlyList<PreviewedMail> mails, ProjectFrame frame, KpiBoard board, OwnTexts own, Uri house, CancellationToken ct)
    {
        var (texts, figures) = (frame.Texts, mails.Any(m => m.Kind is MailKind.MonthlyReport) ? await board.Read(preview.View, ct) : null);
        var ask = mails.Count > 0 ? await own.Read(preview.View.Project.Organisation, OwnText.WhomToAsk, texts.Language, ct) : null;
        return [.. mails.Select(mail => new MailSample(mail.On, mail.Happened is not null, texts.Word(mail.Kind), mail.As is { } party ? new Wording(preview.View, texts).Party(party) : texts.MailsRuns,
            mail.To.Count, Named(preview.View, mail, texts),
            preview.Write(mail, texts, figures is not null && mail is { Kind: MailKind.MonthlyReport, Reminder: { } month } ? MonthlyReport.Of(preview.View, figures, MonthlyReport.About(month)) : null, house, ask)))];
    }

    static string Named(ProjectView view, PreviewedMail mail, Trust.App.Texts texts)
    {
        List<string> names = [.. mail.To.Take(MostNames).Select(p => view.Name(p) ?? texts.PersonErased)];
        return texts.List(mail.To.Count > MostNames ? [.. names, texts.MailMore(mail.To.Count - MostNames)] : names);
    }
}
