using Trust.App;
using Trust.Domain;
using Trust.Domain.Objections;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Objections;

/// <summary>A date of an open objection in words.</summary>
/// <param name="Left">What is left of it, or that it is past.</param>
public sealed record ClockLine(string What, string Left, bool Late, int Days)
{
    public static IReadOnlyList<ClockLine> Of(ProjectFrame frame, Objection objection) => [.. ObjectionClock.Of(frame.Project, objection).Select(c => Of(c, frame.Texts, frame.View.Today))];

    static ClockLine Of(ObjectionClock clock, Trust.App.Texts texts, DateOnly today) => new(texts.AtStart(texts.Word(clock.What)), clock switch
    {
        { Done: true } => texts.ObjectionClockDone(clock.On),
        _ when clock.On < today => texts.CheckpointsRanOut(clock.On),
        _ when clock.On == today => $"{texts.DueToday}, {texts.Day(clock.On)}",
        _ => texts.CheckpointsDaysLeft(clock.On.DayNumber - today.DayNumber, clock.On),
    }, !clock.Done && clock.On < today, clock.Days);
}

/// <summary>An objection as the board and the list show it.</summary>
/// <param name="Says">How it begins; null when the text was erased.</param>
public sealed record ObjectionLine(Objection Objection, string Title, Mark Mark, string? Says, string? Language, IReadOnlyList<string> Side, IReadOnlyList<ClockLine> Clocks)
{
    public static ObjectionLine Of(ProjectFrame frame, ObjectionRow row)
    {
        var (texts, project, objection) = (frame.Texts, frame.Project, frame.Project.Objections[row.Id]);
        var since = project.Day(objection.Since);
        List<string> side = [Turns.Of(objection) is { } turn ? texts.TurnOf(frame.Words.Who(turn), since) : texts.TrackSince(since)];
        if (objection.Blocks) side.Add(texts.ObjectionBlocks);
        else if (objection is { BlockingProposed: true, IsOpen: true }) side.Add(texts.ObjectionProposed);
        if (objection.ForBody is { } body) side.Add(texts.JournalForBody(frame.Words.Party(PartyId.Of(body))));
        if (objection.Theme is { } theme && frame.View.Text(project.Themes[theme].Name) is { } name) side.Add(texts.ObjectionUnderTheme(name));
        return new(objection, TitleOf(texts, objection), MarkOf(objection.State), row.Text is { } says ? Short(says) : null, row.Language, side, ClockLine.Of(frame, objection));
    }

    static string TitleOf(Trust.App.Texts texts, Objection objection) =>
        texts.ObjectionAbout(texts.AtStart(texts.Word(objection.Category)), objection.Stage is { } stage ? texts.AtStart(texts.Word(stage)) : texts.ObjectionWholeProject);

    static Mark MarkOf(ObjectionState state) => state switch
    {
        ObjectionState.Accepted or ObjectionState.Settled => Mark.Given,
        ObjectionState.Withdrawn or ObjectionState.Ended => Mark.Waived,
        ObjectionState.Acknowledged or ObjectionState.Answered or ObjectionState.Escalated or ObjectionState.Unconfirmed => Mark.Half,
        _ => Mark.Missing,
    };

    // a list shows how it begins
    static string Short(string says) => says.Length <= 200 ? says : says[..(says.LastIndexOf(' ', 200) is > 0 and var end ? end : 200)] + " …";
}
