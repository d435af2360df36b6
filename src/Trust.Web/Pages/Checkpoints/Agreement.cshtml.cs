using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using Trust.Web.Components;
using Trust.Web.Pages.Projects;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>What a step of an agreement may need; each form uses its own part of it.</summary>
public sealed record AgreementForm
{
    public int Version { get; set; }
    public string? Digest { get; set; }
    public string? Password { get; set; }
    public string? Form { get; set; }
    public DateOnly? From { get; set; }
    public string? Employer { get; set; }
    public string? Body { get; set; }
    public string? Audience { get; set; }
    public string? Text { get; set; }
    public int Promise { get; set; }
    public Guid? Owner { get; set; }
    public DateOnly? CheckOn { get; set; }
    public DateOnly? On { get; set; }
    public OutsideForm Outside { get; set; } = new();
}

/// <summary>An agreement: its text and what changed, who has signed, when it holds, and the promises that come of it.</summary>
[Authorize]
[RequestFormLimits(MultipartBodyLengthLimit = FileRules.RequestLimit), RequestSizeLimit(FileRules.RequestLimit)]
public sealed class AgreementModel(Desk desk, Trust.App.Agreements agreements, Porter porter, SignInLimits limits) : PageModel
{
    static readonly string[] Steps = ["body", "reported", "employer", "force", "promise", "review", "notice", "noticed"];

    public ProjectFrame Frame { get; private set; } = null!; // set before any handler goes on
    public AgreementRead Read { get; private set; } = null!; // as above
    public AgreementDifference? Difference { get; private set; }
    public int? Before { get; private set; }
    public bool AsksPassword { get; private set; }
    public Refused? Refused { get; private set; }
    public string? Tried { get; private set; }

    public Agreement Is => Read.Agreement;
    public string Path => Frame.Path($"agreements/{Is.Id}");

    public async Task<IActionResult> OnGet(Guid project, Guid agreement, int? before, CancellationToken ct)
    {
        if (!await Load(project, agreement, ct)) return NotFound();
        Before = before ?? (Read.Versions.Count > 1 ? Read.Versions[1].Number : null);
        Difference = Before is { } earlier ? Trust.App.Agreements.Between(Read, earlier, Read.Now.Number) : null;
        return Page();
    }

    /// <param name="version">Null: the newest.</param>
    public async Task<IActionResult> OnGetDocx(Guid project, Guid agreement, int? version, CancellationToken ct) =>
        await Load(project, agreement, ct) && Trust.App.Agreements.Paper(Frame.View, Read, version ?? Read.Now.Number) is { } paper
            ? File(Docx.Write(paper), Docx.MediaType, $"agreement-{version ?? Read.Now.Number}.docx") : NotFound();

    public async Task<IActionResult> OnPost(Guid project, Guid agreement, string what, CancellationToken ct)
    {
        if (!Steps.Contains(what) || !await Load(project, agreement, ct) || !IsOpen(what)) return NotFound();
        var (form, typed) = (new AgreementForm(), desk.Typed());
        await TryUpdateModelAsync(form, what);
        Tried = what;
        foreach (var field in Missing(what, form)) ModelState.AddModelError($"{what}.{field}", Frame.Texts.FormMissing);
        if (form.Outside.File is { } file && FileRules.Check(file.FileName, file.Length, "documentId") is { } wrong) return Show(what, wrong);
        if (!ModelState.IsValid || what is "body" or "employer" && !await IsThem(what, form.Password, ct)) return Page();

        var outcome = await desk.Do(project, Command(what, form, typed, IsOutside(what) ? await form.Outside.Report(typed, ct) : null), typed, ct);
        return outcome switch
        {
            Outcome.Done => Redirect(Path),
            Outcome.Refused { Refusal: { Kind: not RefusalKind.Missing } refusal } => Show(what, refusal),
            _ => NotFound(),
        };
    }

    ProjectCommand Command(string what, AgreementForm form, Typed typed, Report? report)
    {
        var (by, at) = (desk.Caller.Actor, desk.Now);
        return what switch
        {
            "body" => new SignAgreement(Is.Id, form.Version, new(form.Digest ?? ""), Side.Body, null, by, at),
            "reported" => new SignAgreement(Is.Id, form.Version, new(form.Digest ?? ""), Side.Body, report, by, at),
            "employer" => new SignAgreement(Is.Id, form.Version, new(form.Digest ?? ""), Side.Employer, null, by, at),
            "force" => new PutInForce(Is.Id, Kebab.Parse<InstrumentForm>(form.Form!), form.From!.Value, [.. Names(Side.Employer, form.Employer, typed), .. Names(Side.Body, form.Body, typed)],
                form.Audience is "everyone" ? new(AudienceKind.Everyone, [], null, null) : Audience.OfProject, report!, by, at), // nothing is missing
            "notice" => new GiveNotice(Is.Id, Speaks ? Side.Body : Side.Employer, typed.Optional(form.Text), null, by, at),
            "noticed" => new GiveNotice(Is.Id, Side.Body, typed.Optional(form.Text), report, by, at),
            "review" => new HoldReview(Is.For, form.On ?? Frame.View.Today, typed.Optional(form.Text), by, at),
            "promise" => new MakeCommitment(new(Guid.CreateVersion7()), Read.Promises.ElementAtOrDefault(form.Promise) is { } row ? typed.Add(row.Promise.What, Is.Language) : null, Is.Id, null,
                new(form.Owner!.Value), form.CheckOn!.Value, Is.InForce?.Audience ?? Audience.OfProject, by, at), // as above
            _ => throw new System.Diagnostics.UnreachableException(what),
        };
    }

    static IEnumerable<Signatory> Names(Side side, string? lines, Typed typed) =>
        (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => new Signatory(side, typed.Add(n)));

    static bool IsOutside(string what) => what is "reported" or "force" or "noticed";

    static IEnumerable<string> Missing(string what, AgreementForm form)
    {
        if (what is "force" && !Kebab.TryParse<InstrumentForm>(form.Form, out _)) yield return "form";
        if (what is "force" && form.From is null) yield return "from";
        if (what is "promise" && form.Owner is null) yield return "owner";
        if (what is "promise" && form.CheckOn is null) yield return "checkOn";
        if (IsOutside(what)) foreach (var field in form.Outside.Missing()) yield return $"outside.{field}";
    }

    async Task<bool> IsThem(string what, string? password, CancellationToken ct)
    {
        if (!AsksPassword) return true;
        if (limits.Wait(HttpContext, desk.Caller.Person.ToString()) is { } wait) ModelState.AddModelError($"{what}.password", Frame.Texts.ErrorTooMany(SignInLimits.Refuse(Response, wait)));
        else if (!await porter.Knows(User, password, ct)) ModelState.AddModelError($"{what}.password", Frame.Texts.CheckpointsPasswordWrong);
        return ModelState.IsValid;
    }

    PageResult Show(string what, Refusal refusal)
    {
        var field = refusal.Field switch { "signatories" => "body", "reason" => "text", "ownerId" => "owner", var other => OutsideForm.OnPage(other) };
        Refused = this.Show(refusal with { Field = field }, Frame, what);
        return Page();
    }

    async Task<bool> Load(Guid project, Guid agreement, CancellationToken ct)
    {
        if (await ProjectFrame.Open(desk, this, project, ct) is not { } frame || await agreements.Read(frame.View, new(agreement), ct) is not { } read) return false;
        (Frame, Read, AsksPassword) = (frame, read, await porter.HasPassword(User));
        return true;
    }

    bool Speaks => Frame.Project.SpeaksFor(Is.With, Frame.View.Reader, Frame.View.Now);

    Report Paper => new(new(Guid.CreateVersion7()), Channel.Paper, Frame.View.Today, null, null);

    public bool IsOpen(string what) => what switch
    {
        "body" => Speaks && Read.State is AgreementState.Draft && Asks("body"),
        "reported" => !Speaks && Frame.Project.IsRunBy(Frame.View.Reader) && Read.State is AgreementState.Draft && CheckpointStanding.Signed(Frame.Project, Is, Side.Body) is null,
        "employer" => Read.State is AgreementState.Draft && Asks("employer"),
        "force" => Read.State is AgreementState.Agreed && new PutInForce(Is.Id, InstrumentForm.PaperSigned, Frame.View.Today, [], Audience.OfProject, Paper, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project),
        "notice" => Read.State is AgreementState.InForce && Asks("notice"),
        "noticed" => !Speaks && Read.State is AgreementState.InForce && new GiveNotice(Is.Id, Side.Body, null, Paper, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project),
        "review" => Read.State is AgreementState.InForce && Asks("review"),
        "promise" => Read.State is AgreementState.InForce && Read.Promises.Any(p => p.Made is null) && (Frame.Project.IsRunBy(Frame.View.Reader) || Frame.Project.IsIn(Frame.View.Reader, ProjectRole.Sponsor)),
        _ => false,
    };

    bool Asks(string what) => Command(what, new() { Version = Is.Version, Digest = Is.Digest.Hex }, desk.Typed(), null).IsOpenIn(Frame.Project);

    /// <summary>How long it is until a day, or that it is past.</summary>
    public string Left(DateOnly day) => day < Frame.View.Today ? Frame.Texts.AgreementsPast : Frame.Texts.AgreementsDaysTo(day.DayNumber - Frame.View.Today.DayNumber);

    /// <summary>The steps open to this reader, the next one first.</summary>
    public IReadOnlyList<string> Open() => [.. Steps.Where(IsOpen)];

    public bool MayDraft => new DraftAgreement(Is.Id, Is.For, Is.Version, Is.Language, null, [], Is.Term, Is.Replaces, Frame.View.Reader, Frame.View.Now).IsOpenIn(Frame.Project);

    public string Title(string what) => what switch
    {
        "body" or "employer" => Frame.Texts.AgreementsSign,
        "reported" => Frame.Texts.ReportRecordFor,
        "force" => Frame.Texts.AgreementsForce,
        "notice" => Frame.Texts.AgreementsNotice,
        "noticed" => Frame.Texts.AgreementsNoticed,
        "review" => Frame.Texts.CheckpointsDoReview,
        _ => Frame.Texts.CommitmentsMake,
    };

    public string Says(string what) => what switch
    {
        "body" or "employer" => Frame.Texts.AgreementsSignSays,
        "reported" => Frame.Texts.ReportSays,
        "force" => Frame.Texts.AgreementsForceSays,
        "notice" => Frame.Texts.AgreementsNoticeSays,
        "noticed" => Frame.Texts.AgreementsNoticedSays(Frame.Words.Party(Is.With)),
        "review" => Frame.Texts.CheckpointsLeadsReview,
        _ => Frame.Texts.AgreementsPromiseSays,
    };

    public string Signed(Side side) => CheckpointStanding.Signed(Frame.Project, Is, side) is { } signed ? Frame.Texts.AgreementsSignedOn(signed.On) : Frame.Texts.AgreementsNotSigned;

    public string SideName(Side side) => Frame.Texts.AtStart(side is Side.Body ? Frame.Words.Party(Is.With) : Frame.Texts.Word(side));

    public IReadOnlyList<Choice> Forms()
    {
        var named = Trust.App.Agreements.Instruments(Frame.Project, Is).SelectMany(i => i.Forms).Distinct().ToList();
        return [.. (named.Count > 0 ? named : [.. Enum.GetValues<InstrumentForm>()]).Select(x => Choice.Of(x, Frame.Texts))];
    }

    public IReadOnlyList<Choice> Promises() => [.. Read.Promises.Select((p, i) => (p, i)).Where(p => p.p.Made is null).Select(p => new Choice($"{p.i}", p.p.Promise.What, Frame.Texts.CommitmentsLookedAt(p.p.CheckOn)))];

    public IReadOnlyList<Choice> People() => [.. Frame.View.Names.Where(n => Frame.Project.TakesPart(Actor.Of(n.Key))).OrderBy(n => n.Value, StringComparer.Create(Frame.Texts.Culture, true)).Select(n => new Choice(n.Key.Value.ToString(), n.Value))];
}
