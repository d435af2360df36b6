using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Home;

/// <summary>A line of what waits for the reader; several of the same are one line that unfolds.</summary>
public sealed record WaitingLine(string What, string? Href, string About, IReadOnlyList<WaitingItem> Each, string? Due = null, string? Since = null, bool Late = false)
{
    public static WaitingLine Of(Waiting waiting, Trust.App.Texts texts)
    {
        var frame = new ProjectFrame(waiting.View, new(waiting.View, texts));
        var each = waiting.Items.Select(i => new WaitingItem(frame.Words.Say(i), frame.Href(i))).ToList();
        var one = each.Count == 1;
        var about = string.Join(" · ", new[] { frame.Title, Holds(waiting, texts) }.OfType<string>());
        return new(one ? each[0].What : texts.Of($"home-task.{Kebab.Of(waiting.Task)}", [Fact.Of("n", each.Count)]), one ? each[0].Href : null, about, one ? [] : each,
            waiting.DueOn is { } due ? texts.Day(due) : null, waiting.Since is { } since ? texts.TrackSince(waiting.View.Project.Day(since)) : null, waiting.IsLate);
    }

    static string? Holds(Waiting waiting, Trust.App.Texts texts) => waiting.HoldsUp switch
    {
        { Stage: { } stage } => texts.HomeHoldsGate(texts.Word(stage)),
        { Lock: { } @lock } => texts.HomeHoldsLock(texts.Word(@lock)),
        _ => waiting.View.Project.State is ProjectState.Draft && waiting.Task is TurnTask.NamePeople or TurnTask.Start ? texts.HomeHoldsStart : null,
    };

    /// <summary>What needs an administrator: it is no project's, and comes first, since everybody waits for it.</summary>
    public static IEnumerable<WaitingLine> Of(HouseCare? care, bool sends, Trust.App.Texts texts)
    {
        if (care is null) yield break;
        if (sends && !care.MailIsChecked) yield return new(texts.HomeNoMail, "/organisation/mail", texts.NavOrganisation, []);
        if (care.IsAlone) yield return new(texts.HomeAlone, "/people/import", texts.NavPeople, []);
        if (care.Parked > 0) yield return new(texts.HomeParked(care.Parked), "/organisation#parked", texts.NavOrganisation, []);
        if (care.LateMails > 0) yield return new(texts.MailsLate(care.LateMails), "/organisation/mail", texts.NavOrganisation, []);
        if (care.FailedAddresses > 0) yield return new(texts.HomeFailedAddresses(care.FailedAddresses), "/organisation/mail#failed", texts.NavOrganisation, []);
    }
}

/// <summary>One of several, with the page on which it is done.</summary>
public sealed record WaitingItem(string What, string Href);
