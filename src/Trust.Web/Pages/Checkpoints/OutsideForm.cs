using Trust.App;
using Trust.Domain;
using Trust.Domain.Gates;
using Trust.Domain.Text;
using Trust.Web.Components;

namespace Trust.Web.Pages.Checkpoints;

/// <summary>An act outside Trust, as its fields were filled in.</summary>
public sealed record OutsideForm
{
    public Guid Act { get; set; }
    public string? Channel { get; set; }
    public DateOnly? OccurredOn { get; set; }
    public string? SaidBy { get; set; }
    public IFormFile? File { get; set; }

    /// <summary>The fields without which there is nothing to judge.</summary>
    public IEnumerable<string> Missing()
    {
        if (!Kebab.TryParse<Channel>(Channel, out _)) yield return "channel";
        if (OccurredOn is null) yield return "occurredOn";
    }

    /// <summary>To be asked when nothing is missing.</summary>
    public async Task<Report> Report(Typed typed, CancellationToken ct)
    {
        var files = File is null ? [] : await typed.Add([File], ct);
        return new(new(Act), Kebab.Parse<Channel>(Channel!), OccurredOn!.Value, typed.Optional(SaidBy), files.IsEmpty ? null : files[0]); // nothing is missing
    }

    /// <summary>The rules name a field as the API does; here the fields of an act stand together.</summary>
    public static string? OnPage(string? field) => field?.Split('.')[^1] switch
    {
        "documentId" => "outside.file",
        "occurredOn" or "channel" => $"outside.{field.Split('.')[^1]}",
        var same => same,
    };

    public static IReadOnlyList<Choice> Channels(Trust.App.Texts texts) => [.. Choice.Each<Channel>(texts)];
}

/// <summary>The fields of an act outside Trust in one form.</summary>
/// <param name="Form">The form's word, which stands before its fields' names.</param>
/// <param name="Needs">What must show it, as the rules ask of this right (rules.md 2).</param>
public sealed record OutsideFields(Trust.App.Texts Texts, string Form, string Needs, DateOnly Today)
{
    /// <summary>Made with the page, so that a form sent twice records one act.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7();
}
