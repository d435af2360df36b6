namespace Trust.Web.Components;

/// <summary>A page that could not be given: what happened, what is safe, and the way on.</summary>
public sealed record ProblemView(PageFrame Frame, string Title, string Says, FrameLink Next)
{
    /// <summary>What was typed into the form that was not taken, to be copied.</summary>
    public UnsavedView? Unsaved { get; init; }
}

/// <summary>Texts that nobody should have to write a second time.</summary>
public sealed record UnsavedView(string Title, string Says, IReadOnlyList<UnsavedText> Texts);

public sealed record UnsavedText(string Label, string Text);

/// <summary>The words for a status (400, 401, 403, 404, 405, 413, 422, 429, 500, 503) in the language of whoever asked.</summary>
public delegate ProblemView ProblemWords(HttpContext http, int status);
