using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>One thing that is wrong with one member of a request, named as the client wrote it: <c>sites[0].country</c>.</summary>
public sealed record Fault(string Field, string Code, params IReadOnlyList<Fact> Facts);

/// <summary>Why a request goes no further than the door.</summary>
/// <param name="Kind">Malformed, too large, of a kind that is not read here, or of values that are not accepted.</param>
public sealed record BadRequest(ProblemKind Kind, string Code, IReadOnlyList<Fault> Faults)
{
    public static BadRequest Of(ProblemKind kind, string code) => new(kind, code, []);

    /// <summary>Values that are not accepted; a code of its own where a rule of the house stands behind it.</summary>
    public static BadRequest Invalid(IReadOnlyList<Fault> faults) =>
        new(ProblemKind.Invalid, faults.FirstOrDefault(f => f.Code is RequestReader.NoRating or ObjectionsApi.NotAnonymous)?.Code ?? "request.invalid", faults);
}
