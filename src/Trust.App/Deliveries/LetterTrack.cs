using Trust.Domain;
using Lock = Trust.Domain.Lock;

namespace Trust.App;

/// <summary>How a letter of the track stands; a mail has no drawing, so its weight and the line below carry it.</summary>
enum LetterLook { Passed, Active, Pending, Risk }

/// <summary>A stage's letter, or a lock on the baseline with its name and word.</summary>
sealed record TrackCell(char? Letter, LetterLook Look, string Name, string Word)
{
    /// <summary>The word where it is narrow: a mail program breaks a long one anywhere.</summary>
    public string Drawn { get; init; } = Word;
}

/// <summary>The track as a mail shows it: cells in the order of the baseline, all of it in words, and the one line that says where the project is.</summary>
sealed record LetterTrack(IReadOnlyList<TrackCell> Cells, string Spoken, string Line)
{
    public static LetterTrack Of(ProjectView view, Texts texts)
    {
        var project = view.Project;
        var here = project.Of(TrackLine.Current(project));
        List<TrackCell> cells = [.. project.Stages.SelectMany(s => project.Locks.Where(l => project.Rules.Of(l.Lock).After == s.Stage).Select(l => Sign(project, l, texts)).Prepend(Stage(view, s, texts)))];
        return new(cells, string.Join(", ", cells.Select(c => $"{c.Name} {c.Word}")) + ".", texts.TrackLine((int)here.Stage + 1, texts.Word(here.Stage), StateWord(view, here, texts)));
    }

    static TrackCell Stage(ProjectView view, StageProgress stage, Texts texts)
    {
        var look = stage.State switch
        {
            _ when IsAtRisk(view, stage) => LetterLook.Risk,
            StageState.Passed => LetterLook.Passed,
            StageState.Pending => LetterLook.Pending,
            _ => LetterLook.Active,
        };
        return new("TRUST"[(int)stage.Stage], look, texts.AtStart(texts.Word(stage.Stage)), StateWord(view, stage, texts));
    }

    static TrackCell Sign(Project project, LockProgress progress, Texts texts)
    {
        var (open, all, name) = (progress.OpenFor.Length, project.Sites.Count, texts.AtStart(texts.Word(progress.Lock)));
        if (open == 0) return new(null, LetterLook.Pending, name, texts.LockStateShut);
        return open == all ? new(null, LetterLook.Passed, name, texts.LockStateOpen) : new(null, LetterLook.Passed, name, texts.LockStatePart(open, all)) { Drawn = $"{texts.LockStateOpen} {open}/{all}" };
    }

    static bool IsAtRisk(ProjectView view, StageProgress stage) => Risk.Threatens(view.Project, stage.Stage, view.Today);

    static string StateWord(ProjectView view, StageProgress stage, Texts texts) => IsAtRisk(view, stage) ? texts.StageStateAtRisk : texts.Word(stage.State);
}
