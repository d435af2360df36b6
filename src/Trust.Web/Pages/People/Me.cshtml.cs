using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Deliveries;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.People;

/// <summary>What Trust records about the reader, made from the catalogue of personal columns; corrected, exported and signed out of here.</summary>
[Authorize]
public sealed class MeModel(Desk desk, PeopleBook book, Trust.App.People people, MyData data, Tokens tokens, MailChoices choices, CalendarFeeds feeds, Porter porter, Trail trail) : PageModel
{
    /// <summary>The page shows so many rows of each table; the export holds all.</summary>
    public const int ShownRows = 20;

    /// <summary>With more, a table would cut words in two; each row is then told fact by fact.</summary>
    public const int ColumnsSideBySide = 5;

    RecordedWords words = null!; // set before the page is drawn

    public Trust.App.Texts Texts => desk.Texts;
    public PersonRow Person { get; private set; } = null!; // set before any handler goes on
    public IReadOnlyList<TableOnPerson> Tables { get; private set; } = [];
    public IReadOnlyList<TokenRow> OwnTokens { get; private set; } = [];
    public FreshToken? Fresh { get; private set; }

    /// <summary>What the reader has chosen; a switch never touched is not in it, and then the usual mails come.</summary>
    public IReadOnlyDictionary<MailSwitch, bool> Mails { get; private set; } = new Dictionary<MailSwitch, bool>();
    public DateTimeOffset? FeedSince { get; private set; }

    /// <summary>The address of the calendar feed just made, as it is shown this once.</summary>
    public string? FreshFeed { get; private set; }
    public string? Refused { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken ct) => Draw(ct);

    public async Task<IActionResult> OnPost([FromForm] PersonForm form, CancellationToken ct)
    {
        if ((await people.Change(desk.Caller.Organisation, desk.Caller.Person, desk.Caller.Person, form.Input, ct)).Refusal is { } refusal) return await Refuse(refusal, ct);
        await porter.Refresh(User);
        return Redirect("/me");
    }

    public async Task<IActionResult> OnPostToken(string? label, int days, CancellationToken ct)
    {
        var made = await tokens.Make(desk.Caller.Organisation, desk.Caller.Person, label ?? "", days, ct);
        if (made.Refusal is { } refusal) return await Refuse(refusal, ct);
        Fresh = made.Value;
        ModelState.Clear();
        return await Draw(ct);
    }

    public async Task<IActionResult> OnPostRevoke(Guid token, CancellationToken ct)
    {
        desk.Says(Echo.Revoked);
        return await tokens.Revoke(desk.Caller.Organisation, desk.Caller.Person, token, ct) ? Redirect("/me#tokens") : NotFound();
    }

    public async Task<IActionResult> OnPostFeed(CancellationToken ct)
    {
        var secret = await feeds.Renew(desk.Caller.Organisation, desk.Caller.Person, ct);
        FreshFeed = $"{Request.House()}/calendar/{secret.Text}.ics";
        return await Draw(ct);
    }

    public async Task<IActionResult> OnPostFeedOff(CancellationToken ct)
    {
        await feeds.SwitchOff(desk.Caller.Organisation, desk.Caller.Person, ct);
        desk.Says(Echo.Revoked);
        return Redirect("/me#feed");
    }

    public async Task<IActionResult> OnPostLeave(CancellationToken ct)
    {
        await porter.LeaveEverywhere(desk.Caller, ct);
        desk.Says(null);
        return Redirect("/sign-in?left=true");
    }

    /// <param name="milestones">Null where nothing was chosen: what was chosen before then stays.</param>
    public async Task<IActionResult> OnPostMails(bool? milestones, bool? reminders, bool? news, CancellationToken ct)
    {
        foreach (var (what, wanted) in new[] { (MailSwitch.Milestones, milestones), (MailSwitch.Reminders, reminders), (MailSwitch.News, news) })
            if (wanted is { } chosen) await choices.Set(desk.Caller.Organisation, desk.Caller.Person, what, chosen, ct);
        return Redirect("/me#mails");
    }

    async Task<IActionResult> Refuse(Refusal refusal, CancellationToken ct)
    {
        Refused = this.Show(refusal, Texts);
        return await Draw(ct);
    }

    async Task<IActionResult> Draw(CancellationToken ct)
    {
        var (organisation, reader) = (desk.Caller.Organisation, desk.Caller.Person);
        if (await book.Find(organisation, reader, ct) is not { } person) return NotFound();
        Person = person;
        Tables = await data.Read(organisation, reader, ct);
        words = await RecordedWords.For(Tables, ShownRows, desk, trail, ct);
        OwnTokens = await tokens.Of(organisation, reader, ct);
        Mails = await choices.Of(organisation, reader, ct);
        FeedSince = await feeds.MadeAt(organisation, reader, ct);
        await desk.Frame(this, Texts.FootMyData, null, ct);
        return Page();
    }

    /// <summary>What was refused stands unfolded, so that it is seen.</summary>
    public bool NameIsWrong => ModelState.ContainsKey("name") && !ModelState.IsValid && Refused is not null;

    /// <inheritdoc cref="NameIsWrong"/>
    public bool TokenIsWrong => ModelState.ContainsKey("label") && !ModelState.IsValid && Refused is not null;

    public string Says(TableOnPerson table) =>
        Texts.MeWhy(Texts.Of($"personal-purpose.{Kebab.Of(table.Purpose)}", []), Texts.Of($"personal-retention.{Kebab.Of(table.Retention)}", []));

    public string Name(string column) => Texts.Of($"personal-column.{column.Replace('_', '-')}", []);

    /// <summary>As people read it: moments in the reader's zone, days written out, words in the reader's language.</summary>
    public string Value(TableOnPerson table, JsonElement row, string column) => row.GetProperty(column) switch
    {
        { ValueKind: JsonValueKind.Null } => "–",
        { ValueKind: JsonValueKind.String } own when IsReader(own.GetString()!) && column != "id" => Texts.AtStart(Texts.TurnYou), // a string, as just asked
        _ when words.Of(table.Table, row, column) is { } worded => worded,
        { ValueKind: JsonValueKind.String } text when DateOnly.TryParseExact(text.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) => Texts.Date(on),
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Contains('T', StringComparison.Ordinal) && text.TryGetDateTimeOffset(out var at) => Moment(at),
        { ValueKind: JsonValueKind.String } text => text.GetString()!, // a string, as just asked
        var other => other.ToString(),
    };

    bool IsReader(string value) => value == desk.Caller.Person.ToString() || value == desk.Caller.Actor.ToString();

    public string Moment(DateTimeOffset at) => Texts.Moment(Desk.InZone(at, desk.Caller.TimeZone));

    public IEnumerable<(string Name, string Label)> Switches => Enum.GetValues<MailSwitch>().Select(s => (Kebab.Of(s), Texts.Of($"me.mails-{Kebab.Of(s)}", [])));

    public IReadOnlyList<Choice> YesOrNo => [new("true", Texts.FormYes), new("false", Texts.FormNo)];

    /// <summary>As the form sends it; null selects neither.</summary>
    public string? Chosen(string name) => Mails.TryGetValue(Kebab.Parse<MailSwitch>(name), out var wanted) ? wanted ? "true" : "false" : null;

    public IReadOnlyList<Choice> Lengths() => [.. new[] { 30, 90, 365 }.Select(d => new Choice(d.ToString(CultureInfo.InvariantCulture), Texts.MeDays(d)))];
}
