using Microsoft.AspNetCore.Http.HttpResults;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.Web.Api;

/// <summary>From a draft to its signing, and to its end.</summary>
static class AgreementStepsApi
{
    public static void MapAgreementSteps(this RouteGroupBuilder api)
    {
        var one = api.MapGroup("/projects/{project:guid}/agreements/{agreement:guid}").WithTags("Agreements");
        one.MapPost("/sign-off", Sign).WithName("signAgreement")
            .WithSummary("A side signs off the very words of a version; with both the text is agreed, and not yet in force. A body in its own name only by the web session, within fifteen minutes after signing in (403 account.sign-in-again).");
        one.MapPost("/in-force", Force).WithName("putAgreementInForce").WithSummary("In force: the signed document in a form that the law names, its date and who signed.");
        one.MapPost("/notice", Notice).WithName("giveNotice").WithSummary("A side gives notice; it ends after the period that it names, else after the law's.");
        one.MapPost("/review", Review).WithName("holdReview").WithSummary("Both sides have looked at it together; the next review is counted from that day.");
    }

    static async Task<Results<Ok<Written>, Refused>> Sign(Guid project, Guid agreement, Body<SignOffEdit> body, HttpContext http, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        // who may not speak for the body at all is told that by the rule
        if (wanted is { Side: Side.Body, OnBehalf: null } && view.Project.Agreements.GetValueOrDefault(new(agreement)) is { } found && await http.NeedsFreshSignIn(view, found.With))
            return door.Refuse(Freshness.Stale);
        var (done, refused) = await door.Ask(view, wanted.OnBehalf is null ? null : act,
            asking => new SignAgreement(new(agreement), wanted.Version, wanted.Digest, wanted.Side, wanted.OnBehalf?.Of(asking, act), asking.By, asking.At), ct);
        return refused is not null ? refused : TypedResults.Ok(done);
    }

    static Task<Results<Ok<Written>, Refused>> Force(Guid project, Guid agreement, Body<InForceEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new PutInForce(new(agreement), wanted.Form, wanted.From, [.. wanted.Signatories.Select(s => new Signatory(s.Side, asking.Typed.Add(s.Name.Text, s.Name.Language)))],
            wanted.Audience?.Of(asking) ?? Audience.OfProject, wanted.Report.Of(asking, act), asking.By, asking.At), ct, made: act);
    }

    static Task<Results<Ok<Written>, Refused>> Notice(Guid project, Guid agreement, Body<NoticeEdit> body, Door door, CancellationToken ct)
    {
        var (wanted, act) = (body.Value, Guid.CreateVersion7());
        return door.Do(project, asking => new GiveNotice(new(agreement), wanted.Side, asking.Text(wanted.Reason), wanted.OnBehalf?.Of(asking, act), asking.By, asking.At), ct, made: wanted.OnBehalf is null ? null : act);
    }

    static async Task<Results<Ok<Written>, Refused>> Review(Guid project, Guid agreement, Body<ReviewEdit> body, Door door, CancellationToken ct)
    {
        if (await door.Open(project, ct) is not { } view) return door.Missing("project.unknown");
        if (view.Project.Agreements.GetValueOrDefault(new(agreement)) is not { } standing) return door.Missing("agreement.unknown");
        return await door.Do(project, asking => new HoldReview(standing.For, body.Value.On, asking.Text(body.Value.Text), asking.By, asking.At), ct);
    }
}

public sealed record SignOffEdit
{
    public required Side Side { get; init; }
    /// <summary>The version that was read.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 1_000_000)]
    public required int Version { get; init; }
    /// <summary>The digest of what was read.</summary>
    public required Digest Digest { get; init; }
    /// <summary>Of the body only.</summary>
    public ReportEdit? OnBehalf { get; init; }
}

public sealed record SignatoryEdit
{
    public required Side Side { get; init; }
    [Said]
    public required TypedText Name { get; init; }
}

public sealed record InForceEdit
{
    public required InstrumentForm Form { get; init; }
    /// <summary>The day from which it holds.</summary>
    [Day]
    public required DateOnly From { get; init; }
    [Many(50)]
    public IReadOnlyList<SignatoryEdit> Signatories { get; init; } = [];
    /// <summary>To whom it is published.</summary>
    public AudienceEdit? Audience { get; init; }
    /// <summary>The signing, with the signed document.</summary>
    public required ReportEdit Report { get; init; }
}

public sealed record NoticeEdit
{
    public required Side Side { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Reason { get; init; }
    public ReportEdit? OnBehalf { get; init; }
}

public sealed record ReviewEdit
{
    [Day]
    public required DateOnly On { get; init; }
    [Long(LongAttribute.Free)]
    public TypedText? Text { get; init; }
}
