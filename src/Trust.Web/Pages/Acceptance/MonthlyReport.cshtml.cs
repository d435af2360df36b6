using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Acceptance;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Acceptance;

/// <summary>A month on one page, for the management, the bodies or everyone concerned.</summary>
[Authorize]
public sealed class MonthlyReportModel(Desk desk, KpiBoard board) : PageModel
{
    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public MonthlyReport Report { get; private set; } = null!; // set with the frame
    public ReportReader Reader { get; private set; }

    /// <param name="for">The rules keep from nobody what is written for another reader: it is the same data.</param>
    public async Task<IActionResult> OnGet(Guid project, string? month, string? @for, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame) return NotFound();
        var (p, today) = (frame.Project, frame.View.Today);
        if (!Kebab.TryParse<ReportReader>(@for ?? Kebab.Of(Usual(frame)), out var reader)) return NotFound();
        var wanted = MonthlyReport.Latest(today, p.StartsOn);
        if (month is not null && !DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out wanted) || !MonthlyReport.Covers(p, wanted, today)) return NotFound();
        (Frame, Reader, Report) = (frame, reader, MonthlyReport.Of(frame.View, await board.Read(frame.View, ct), wanted));
        return Page();
    }

    static ReportReader Usual(ProjectFrame frame)
    {
        var (project, reader) = (frame.Project, frame.View.Reader);
        return project.IsRunBy(reader) || project.IsIn(reader, ProjectRole.Sponsor, ProjectRole.Member) || project.SpeaksFor(Group.Management, reader, frame.View.Now) ? ReportReader.Management
            : project.SpeaksFor(Group.WorksCouncil, reader, frame.View.Now) ? ReportReader.Council : ReportReader.Staff;
    }

    public string Title => Frame.Texts.MonthlyTitle(Frame.Texts.AtStart(Month(Report.Month)), Name(Reader));

    public string Name(ReportReader reader) => ReportWords.Name(reader, Frame.Texts);

    public ReportWords Words => new(Report, Frame.Words);

    public string Month(DateOnly month) => month.ToString("MMMM yyyy", Frame.Texts.Culture);

    public string Href(DateOnly month, ReportReader reader) => Frame.Path($"report?month={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}&for={Kebab.Of(reader)}");

    /// <summary>The months beside this one that have a report.</summary>
    public IEnumerable<DateOnly> Others => new[] { Report.Month.AddMonths(-1), Report.Month.AddMonths(1) }.Where(m => MonthlyReport.Covers(Frame.Project, m, Frame.View.Today));

    public static IReadOnlyList<Components.Fact> Facts(IEnumerable<ReportLine> lines) => [.. lines.Select(l => l.Says.Length > 0 ? new Components.Fact(l.Name, l.Value, l.Says) : new Components.Fact(l.Name, l.Value))];
}
