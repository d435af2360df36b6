using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>Why the API says no, the rules' kinds and the door's own.</summary>
public enum ProblemKind { Malformed, SignedOut, NotAllowed, Missing, WrongMethod, Rule, Stale, TooLarge, Unsupported, Invalid, TooMany, Failed, Away }

/// <summary>Kind → HTTP status, the one table.</summary>
static class Statuses
{
    public static int Of(ProblemKind kind) => kind switch
    {
        ProblemKind.Malformed => 400,
        ProblemKind.SignedOut => 401,
        ProblemKind.NotAllowed => 403,
        ProblemKind.Missing => 404,
        ProblemKind.WrongMethod => 405,
        ProblemKind.Rule => 409,
        ProblemKind.Stale => 412,
        ProblemKind.TooLarge => 413,
        ProblemKind.Unsupported => 415,
        ProblemKind.Invalid => 422,
        ProblemKind.TooMany => 429,
        ProblemKind.Failed => 500,
        ProblemKind.Away => 503,
        _ => throw new System.Diagnostics.UnreachableException($"problem {kind}"),
    };

    public static ProblemKind KindOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Missing => ProblemKind.Missing,
        RefusalKind.NotAllowed => ProblemKind.NotAllowed,
        RefusalKind.Rule => ProblemKind.Rule,
        RefusalKind.Stale => ProblemKind.Stale,
        RefusalKind.Incomplete => ProblemKind.Invalid,
        _ => throw new System.Diagnostics.UnreachableException($"refusal {kind}"),
    };

    /// <summary>For statuses that the framework answers by itself.</summary>
    public static ProblemKind? KindOf(int status) => Enum.GetValues<ProblemKind>().Where(k => Of(k) == status).Select(k => (ProblemKind?)k).FirstOrDefault();
}
