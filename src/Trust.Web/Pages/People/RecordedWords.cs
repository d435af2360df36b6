using System.Text.Json;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Pages.People;

/// <summary>What Trust records about a person as that person reads it: projects by name, entries as sentences, words of the house in their language.
/// The export keeps everything as it is stored.</summary>
public sealed class RecordedWords
{
    readonly Trust.App.Texts texts;
    readonly Dictionary<string, Wording> projects = [];
    readonly Dictionary<(string, long), TrailEntry> entries = [];

    RecordedWords(Trust.App.Texts texts) => this.texts = texts;

    /// <summary>Looks up what the rows to be shown name.</summary>
    public static async Task<RecordedWords> For(IReadOnlyList<TableOnPerson> tables, int shown, Desk desk, Trail trail, CancellationToken ct)
    {
        var words = new RecordedWords(desk.Texts);
        var rows = tables.SelectMany(t => t.Rows.Take(shown).Select(row => (t.Table, Row: row))).ToList();
        foreach (var id in rows.SelectMany(r => ProjectColumns(r.Table).Select(c => Text(r.Row, c))).OfType<string>().Distinct())
            if (Guid.TryParse(id, out var project) && await desk.Open(project, ct) is { } view)
                words.projects[id] = new(view, desk.Texts);
        foreach (var stream in rows.Where(r => r.Table == "events").GroupBy(r => Text(r.Row, "stream_id") ?? ""))
            if (words.projects.TryGetValue(stream.Key, out var its))
                foreach (var entry in await trail.Read(its.View, desk.Texts, [.. stream.Select(r => r.Row.GetProperty("number").GetInt64())], ct))
                    words.entries[(stream.Key, entry.Number)] = entry;
        return words;
    }

    static IEnumerable<string> ProjectColumns(string table) => table == "projects" ? ["id"] : ["project_id", "stream_id"];

    /// <summary>Null for what has no word: it stands as it is kept.</summary>
    public string? Of(string table, JsonElement row, string column) => row.GetProperty(column) switch
    {
        { ValueKind: JsonValueKind.True } => texts.FormYes,
        { ValueKind: JsonValueKind.False } => texts.FormNo,
        { ValueKind: JsonValueKind.String } value => Of(table, row, column, value.GetString()!), // a string, as just asked
        _ => null,
    };

    string? Of(string table, JsonElement row, string column, string value) => (table, column) switch
    {
        _ when ProjectColumns(table).Contains(column) => projects.GetValueOrDefault(value)?.View is { } view ? view.Text(view.Project.Title) : null,
        (_, "language") when Trust.App.Texts.Languages.Contains(value) => Trust.App.Texts.NameOf(value),
        (_, "stage") => Word("stage", value),
        ("evidence_revisions", "item") => Its(row) is { } its && Kebab.TryParse<Stage>(Text(row, "stage"), out var stage) ? its.Item(new(stage, value)) : null,
        ("project_people", "part") => Word("personal-part", value),
        ("project_people", "what") => Text(row, "part") == "role" ? Word("project-role", value) : Its(row)?.Party(new(value)),
        ("organisation_members", "role") => Word("organisation-role", value),
        ("objections", "category" or "state") => Word($"objection-{column}", value),
        ("deliveries", "kind") => Word("mail-kind", value),
        ("deliveries", "state") => Word("delivery-state", value),
        ("deliveries", "reason") => Word("skip-reason", value),
        ("demo_people", "part") => Word("demo-part", value),
        ("links", "purpose") => Word("personal-link", value),
        ("mail_choices", "switch") => Word("me", $"mails-{value}"),
        ("turns", "code") => texts.Knows(value) ? texts.Of(value, []) : null,
        ("events", "type") => Entry(row)?.Sentence,
        ("events", "actor") => Entry(row)?.Who,
        ("contents", "body") => AiSystem(value),
        _ => null,
    };

    TrailEntry? Entry(JsonElement row) => entries.GetValueOrDefault((Text(row, "stream_id") ?? "", row.GetProperty("number").GetInt64()));

    string? Word(string words, string value) => texts.Knows($"{words}.{value}") ? texts.Of($"{words}.{value}", []) : null;

    Wording? Its(JsonElement row) => projects.GetValueOrDefault(Text(row, "project_id") ?? "");

    static string? Text(JsonElement row, string column) => row.TryGetProperty(column, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The AI system is described in parts, kept as one text.</summary>
    string? AiSystem(string body)
    {
        if (!body.StartsWith("{\"name\"", StringComparison.Ordinal)) return null;
        try
        {
            return string.Join(", ", JsonElement.Parse(body).EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.String).Select(p => (p.Name is "decides" ? Word("decides", p.Value.GetString()!) : null) ?? p.Value.GetString()));
        }
        catch (JsonException)
        {
            return null; // somebody typed what only looks like it
        }
    }
}
