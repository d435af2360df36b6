namespace Trust.Web.Components;

/// <summary>A page that could not be given: what happened, what to do now, and where to look it up.</summary>
public sealed record ProblemView(PageFrame Frame, string Title, string Says, FrameLink? Next = null, string? Reference = null);

/// <summary>The words for a status (400, 403, 404, 422, 429, 500) in the language of whoever asked.</summary>
public delegate ProblemView ProblemWords(HttpContext http, int status);
