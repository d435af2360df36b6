using System.Net;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>Occasion → mail. Pure: the preview, the mail that goes out and the tests ask the same.</summary>
public static class Letters
{
    public static MailText Write(MailOccasion occasion)
    {
        var (texts, project) = (occasion.Texts, occasion.View.Project);
        var link = new Uri($"{occasion.House.AbsoluteUri.TrimEnd('/')}/projects/{project.Id}");
        var subject = $"{occasion.View.Text(project.Title)}: {Kebab.Of(occasion.Kind)}";
        return new(subject, $"{subject}\n\n{link}\n", $"<!doctype html><html lang=\"{texts.Language}\"><body><p>{WebUtility.HtmlEncode(subject)}</p><p><a href=\"{link}\">{WebUtility.HtmlEncode(link.AbsoluteUri)}</a></p></body></html>", link);
    }
}
