using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Mails;

/// <summary>One of the reader's own mails: what became of it, and in a demo, whose mails lie in a folder, the mail itself to read or to take away.</summary>
[Authorize]
public sealed class MailModel(Desk desk, MailLedger ledger, IConfiguration configuration) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before the page is drawn
    public MailRow Row { get; private set; } = null!; // set with the frame
    public ReadLetter? Letter { get; private set; }

    public async Task<IActionResult> OnGet(Guid project, Guid id, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || await ledger.Find(desk.Caller.Organisation, frame.Project.Id, desk.Caller.Person, id, ct) is not { } row) return NotFound();
        (Frame, Row) = (frame, row);
        if (FileOf(id) is { } file) Letter = MimeReader.Read(await System.IO.File.ReadAllBytesAsync(file, ct));
        return Page();
    }

    /// <summary>The very mail, for a mail program; a browser never shows it itself.</summary>
    public async Task<IActionResult> OnGetFile(Guid project, Guid id, CancellationToken ct)
    {
        if (await desk.Open(project, ct) is not { } view || await ledger.Find(desk.Caller.Organisation, view.Project.Id, desk.Caller.Person, id, ct) is null || FileOf(id) is not { } file) return NotFound();
        return File(await System.IO.File.ReadAllBytesAsync(file, ct), "message/rfc822", Path.GetFileName(file));
    }

    string? FileOf(Guid id) => configuration[Post.Outbox] is { } folder ? FolderMailer.Find(folder, id) : null;

    public string Kind => Frame.Texts.Word(Kebab.Parse<MailKind>(Row.Kind));

    public string Moment(DateTimeOffset at) => Frame.Texts.Moment(Desk.InZone(at, desk.Caller.TimeZone));
}
