using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trust.Domain.Tests;

/// <summary>No event and no command can hold what a person typed: a text goes by <see cref="ContentRef"/>, and erasing it leaves the journal whole.</summary>
public sealed class NoTypedTextTests
{
    /// <summary>Every member of type text that an entry or a command can reach, and what it holds instead of a typed text.</summary>
    static readonly string[] Codes =
    [
        // keys of the workflow; another one is refused by the rule
        "AddBody.Answers", "AddSite.Answers", "ChangeReported.Answers", "ReportChange.Answers", "EvidenceGiven.Numbers", "GiveEvidence.Numbers", "EvidenceRef.Item",
        "KpiPointRecorded.Kpi", "KpiTargetSet.Kpi", "RecordKpiPoint.Kpi", "SetKpiTarget.Kpi", "PlannedMilestone.Rule", "ProjectCreated.Rulebook", "RulebookAdopted.RulebookId",
        // keys of the law's files, of their packets, or a number; another one is refused by the rule
        "RightRef.Pack", "RightRef.Right", "ClockEnded.Clock", "ConciliationStarted.Key", "OwnPiece.Key", "PacketPiece.Key", "PieceChange.Key", "PacketIncomplete.Items", "ReportIncomplete.Items",
        // keys of the library of clauses, or a number; another one is refused by the rule
        "Clause.Key", "Clause.Slots",
        // two letters, three letters, a zone or a region of a list that the doors check
        "Site.Country", "Site.Region", "Site.Languages", "OwnDaysSet.Country", "SetOwnDays.Country", "OwnTextSet.Language", "SetOwnText.Language", "CreateProject.Language", "ProjectCreated.Language", "CreateProject.TimeZone",
        "ProjectCreated.TimeZone", "HandOverPacket.Language", "PacketHandedOver.Language", "ChangePacket.Language", "PacketChanged.Language",
        "DraftAgreement.Language", "AgreementDrafted.Language", "EstimateRoi.Currency", "RoiEstimate.Currency",
        // the country of one of the project's sites; another one is refused by the rule
        "AnswerPlainQuestions.Employees", "PlainQuestionsAnswered.Employees",
        // a group's word or a body's id; 64 hex digits
        "PartyId.Value", "Digest.Hex",
    ];

    [Fact]
    public void Every_text_that_an_event_or_a_command_can_hold_is_a_code_from_a_list()
    {
        var roots = typeof(Project).Assembly.GetTypes().Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(ProjectEvent)) || t.IsSubclassOf(typeof(OrganisationEvent))
            || t.IsSubclassOf(typeof(ProjectCommand)) || t.IsSubclassOf(typeof(OrganisationCommand)))).ToList();
        Assert.True(roots.Count > 120);
        var (seen, texts) = (new HashSet<Type>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var root in roots) Look(root, seen, texts);
        Assert.Contains(typeof(ContentRef), seen);
        Assert.True(texts.SetEquals(Codes), $"not on the list: {string.Join(", ", texts.Except(Codes))}; no more there: {string.Join(", ", Codes.Except(texts))}");
    }

    [Fact]
    public void No_payload_ever_stored_holds_words()
    {
        var payloads = Directory.GetFiles(Repository.Of("tests", "Trust.Domain.Tests", "Golden"), "*.json");
        Assert.NotEmpty(payloads);
        Assert.All(payloads, file => Assert.DoesNotContain(Strings(JsonDocument.Parse(File.ReadAllText(file)).RootElement), text => text.Any(c => char.IsWhiteSpace(c) || c > '~')));
    }

    static void Look(Type type, HashSet<Type> seen, SortedSet<string> texts)
    {
        // a rulebook is a file of the house that a command carries; an event names it
        if (type.Assembly != typeof(Project).Assembly || type == typeof(Rulebook) || type.IsEnum || !seen.Add(type)) return;
        foreach (var kind in type.Assembly.GetTypes().Where(t => t.IsSubclassOf(type))) Look(kind, seen, texts);
        foreach (var member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            foreach (var held in Held(member.PropertyType))
            {
                if (held == typeof(string)) texts.Add($"{type.Name}.{member.Name}");
                else if (held == typeof(object)) texts.Add($"{type.Name}.{member.Name} can be anything");
                Look(held, seen, texts);
            }
    }

    /// <summary>The type itself, or what a list, a map or an optional of it holds.</summary>
    static IEnumerable<Type> Held(Type type) => type.IsArray ? Held(type.GetElementType()!) // an array has elements
        : type.IsGenericType && (Nullable.GetUnderlyingType(type) is not null || type.IsAssignableTo(typeof(IEnumerable))) ? type.GetGenericArguments().SelectMany(Held)
        : [type];

    static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!], // it is one
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value).Prepend(p.Name)),
        _ => [],
    };
}
