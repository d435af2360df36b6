using System.Text.Json;
using System.Text.RegularExpressions;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Checkpoints;
using Trust.Domain.Text;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Checkpoints;

/// <summary>The packs as shipped say what was found and no more, and say it in every language.</summary>
public sealed class ShippedLawTests
{
    // As collected (law.md 1): right | strength, or what it is else | clock | number | silence | how sure | read in
    const string Collected = """
        de-90            | consult   | reply      | -               | none                    | seen            | DE1
        de-87-6          | consent   | reply      | -               | not-consent             | seen            | DE1, DE3, DE5
        de-87-other      | consent   | reply      | -               | not-consent             | seen            | DE1
        de-94            | consent   | reply      | -               | not-consent             | seen            | DE1
        de-95            | consent   | reply      | -               | not-consent             | seen            | DE1
        de-100arbgg      | remedy    | court      | 2 weeks         | none                    | seen            | DE2
        de-99            | consent   | reply      | 1 weeks         | consent                 | seen            | DE1
        de-102           | consult   | reply      | 1 weeks         | consent                 | seen            | DE1
        de-97            | consent   | reply      | -               | not-consent             | seen            | DE1
        de-111           | negotiate | reply      | -               | none                    | memory-high     | -
        de-106           | consult   | reply      | -               | none                    | seen            | DE1
        at-91            | inform    | reply      | -               | none                    | seen            | AT1
        at-92            | consult   | review     | 3 months        | none                    | seen            | AT1
        at-92a           | consult   | reply      | -               | none                    | seen            | AT1
        at-96-3          | veto      | reply      | -               | not-consent             | seen            | AT1, AT2
        at-96-2          | veto      | reply      | -               | not-consent             | seen            | AT1
        at-96a-1         | consent   | reply      | -               | not-consent             | seen            | AT1, AT2
        at-96a-2         | consent   | reply      | -               | not-consent             | seen            | AT1
        at-97            | negotiate | reply      | -               | not-consent             | seen            | AT1
        at-109           | consult   | reply      | -               | none                    | seen            | AT1
        at-94            | consult   | reply      | -               | none                    | seen            | AT1
        nl-27-k          | consent   | reply      | -               | not-consent             | seen            | NL1, NL2
        nl-27-l          | consent   | reply      | -               | not-consent             | seen            | NL1, NL2
        nl-27-other      | consent   | reply      | -               | not-consent             | seen            | NL1
        nl-27-5          | remedy    | challenge  | 1 months        | none                    | seen            | NL1, NL5
        nl-25-k          | consult   | reply      | -               | none                    | seen            | NL1, NL3
        nl-25-6          | clock     | standstill | 1 months        | none                    | seen            | NL1
        nl-26            | remedy    | challenge  | 1 months        | none                    | seen            | NL1
        nl-23            | consult   | meeting    | 2 weeks         | none                    | seen            | NL1
        nl-31            | inform    | reply      | -               | none                    | seen            | NL1
        no-8-1           | consult   | reply      | -               | none                    | seen            | NO1
        no-9-2           | consult   | reply      | -               | none                    | seen            | NO1
        no-9-2-3         | clock     | review     | -               | none                    | seen            | NO1
        no-9-1           | condition | none       | -               | none                    | seen            | NO1b
        no-4-2           | consult   | reply      | -               | none                    | memory-high     | -
        no-ha-9          | negotiate | reply      | -               | none                    | memory-med      | NO5
        no-ha-2-3        | remedy    | meeting    | 8 days          | none                    | seen            | NO2
        se-11            | negotiate | reply      | -               | none                    | seen            | SE1
        se-12            | negotiate | reply      | -               | none                    | seen            | SE1
        se-13            | negotiate | reply      | -               | none                    | seen            | SE1
        se-14            | negotiate | standstill | -               | none                    | seen            | SE1, SE3
        se-16            | negotiate | meeting    | 2 weeks         | none                    | seen            | SE1
        se-19            | inform    | reply      | -               | none                    | seen            | SE1
        se-21            | remedy    | court      | 10 days         | none                    | seen            | SE1
        se-aml           | consult   | reply      | -               | none                    | memory-high     | -
        dk-su            | consult   | reply      | -               | none                    | seen            | DK4, DK8, DK10
        dk-kontrol       | inform    | lead-time  | 6 weeks         | none                    | seen            | DK1, DK2, DK9
        dk-kontrol-glsa  | inform    | lead-time  | 2 weeks         | none                    | seen            | DK3
        dk-conditions    | condition | none       | -               | none                    | seen            | DK2, DK9
        dk-infolov       | consult   | reply      | -               | none                    | seen            | DK6
        dk-public        | consult   | lead-time  | -               | none                    | seen            | DK7
        fr-2312-8        | consult   | reply      | 1 months        | negative-opinion-deemed | seen            | FR1, FR2, FR4, FR9
        fr-2312-8-exp    | consult   | reply      | 2 months        | negative-opinion-deemed | seen            | FR1
        fr-2312-8-multi  | consult   | reply      | 3 months        | negative-opinion-deemed | seen            | FR1
        fr-2312-38-1     | inform    | lead-time  | -               | none                    | seen            | FR3
        fr-2312-38-2     | inform    | lead-time  | -               | none                    | seen            | FR3
        fr-2312-38-3     | consult   | reply      | 1 months        | negative-opinion-deemed | seen            | FR3, FR1
        fr-individual    | inform    | lead-time  | -               | none                    | memory-high     | -
        fi-12-3          | consult   | reply      | -               | none                    | seen            | FI1
        fi-12-1          | consult   | reply      | -               | none                    | seen            | FI1
        fi-10            | inform    | lead-time  | 1 weeks         | none                    | seen            | FI1
        fi-7             | consult   | review     | 3 months        | none                    | seen            | FI1
        fi-13            | consult   | meeting    | 2 weeks         | none                    | seen            | FI1
        fi-16-2          | negotiate | reply      | -               | none                    | seen            | FI1
        fi-16-1          | negotiate | standstill | 3 weeks         | none                    | seen            | FI2, FI3
        be-cao39-info    | inform    | lead-time  | 3 months        | none                    | seen            | BE1, BE2
        be-cao39-consult | consult   | lead-time  | 3 months        | none                    | seen            | BE1, BE2
        be-cao81         | consult   | lead-time  | -               | none                    | seen            | BE3
        be-cao68         | consult   | lead-time  | -               | none                    | memory-high     | -
        be-codex         | consult   | reply      | -               | none                    | memory-med      | -
        ch-9             | inform    | reply      | -               | none                    | seen            | CH1
        ch-48            | consult   | reply      | -               | none                    | seen            | CH1, CH2, CH3
        ch-26            | condition | none       | -               | none                    | seen            | CH3
        ch-dsg21         | inform    | reply      | -               | none                    | seen            | CH4
        ch-dsg22         | condition | none       | -               | none                    | seen            | CH4
        eu-26-7          | inform    | lead-time  | -               | none                    | seen            | EU4, NL7
        eu-2002-14       | consult   | reply      | -               | none                    | memory-high     | EU9
        eu-89-391        | consult   | reply      | -               | none                    | memory-high     | -
        eu-35-9          | consult   | reply      | -               | none                    | memory-high     | -
        xx-info          | inform    | lead-time  | 10 working-days | none                    | product-default | -
        xx-consult       | consult   | reply      | 10 working-days | none                    | product-default | -
        xx-review        | clock     | review     | 6 months        | none                    | product-default | -
        """;

    static readonly LawBook Law = LawFiles.Embedded();

    public static TheoryData<string> Rows => Scenario.Lines(Collected);

    [Theory, MemberData(nameof(Rows))]
    public void What_was_collected_is_carried_with_its_mark_and_source(string line)
    {
        var row = Scenario.Of(line);
        var pack = Law.All.Single(p => p.Code == row.Id[..2].ToUpperInvariant());
        var (strength, law, clocks) = pack.Right(row.Id) is { } right
            ? (Kebab.Of(right.Strength), right.Law, right.Clocks)
            : pack.Remedies.Single(r => r.Id == row.Id) is var remedy ? (Kebab.Of(remedy.Role), remedy.Law, [remedy.Clock]) : default;
        Assert.Equal((row[1], row[5], row[6].Replace("-", "")), (strength, Kebab.Of(law.Mark), law.Source));
        if (row[2] == "none") Assert.Empty(clocks);
        else Assert.Equal((row[2], row[3], row[4]), (Kebab.Of(clocks[0].Kind), Number(clocks[0].Length), Kebab.Of(clocks[0].Silence)));
    }

    [Fact]
    public void Twelve_packs_load_and_four_of_them_stand_at_gates()
    {
        Assert.Equal(["AT", "BE", "CH", "DE", "DK", "EU", "FI", "FR", "NL", "NO", "SE", "XX"], Law.All.Select(p => p.Code));
        Assert.Equal(["DE", "EU", "NO", "XX"], Law.All.Where(p => p.Status is PackStatus.WorkedThrough).Select(p => p.Code));
        Assert.Same(Law, Trust.App.Rulebooks.Rulebooks.Embedded().Latest("rollout").Law);
    }

    [Fact]
    public void Silence_is_consent_for_single_acts_of_German_law_alone_and_no_gate_knows_it() => Assert.All(
        Law.All.SelectMany(p => p.Rights).Where(r => r.Clocks.Any(c => c.Silence is Silence.Consent)),
        r => Assert.True(r.Id is "de-99" or "de-102" && r.Informational is not null && r.At.IsEmpty));

    [Fact]
    public void Only_law_is_called_statutory_and_nothing_of_the_generic_pack_is() =>
        Assert.All(Law.All.SelectMany(p => p.Rights.SelectMany(r => r.Clocks).Select(c => (p.Code, Clock: c))), c => Assert.Equal(c.Clock.Length is not null && c.Code != "XX", c.Clock.IsStatutory));

    [Fact]
    public void Reading_emotions_is_forbidden_at_every_place() => Assert.All(["DE", "NO", "CH", "US"], country =>
    {
        var stop = Scenario.Of($"x | {country} nobody").Found(1, "infers-emotions", new(2026, 11, 24)).Stop;
        Assert.Equal("checkpoint.prohibited", stop?.Code);
        var said = Texts.In("de").Of(stop!.Code, stop.Facts);                                                    // it was just found
        Assert.Contains(Texts.In("de").Word(PlainQuestion.InfersEmotions), said);
        Assert.Contains("AI Act Art. 5(1)(f)", said);
    });

    [Fact]
    public void What_representatives_ask_for_belongs_to_every_packet_and_what_the_law_names_is_mandatory()
    {
        var de = Law.Latest("DE")!;                                                                              // it loads, or every test here fails
        var packet = de.PacketOf(de.Right("de-87-6")!);
        Assert.Equal(["transparency/system-card", "transparency/data-catalogue"], packet.Where(i => i.Mandatory).Select(i => i.Key));
        Assert.Equal(34, packet.Length);
        var no = Law.Latest("NO")!;
        Assert.Equal(["transparency/purpose", "control-consequences", "control-duration"], no.PacketOf(no.Right("no-9-2")!).Where(i => i.Mandatory).Select(i => i.Key));
    }

    [Fact]
    public void A_right_knows_the_countrys_own_words_for_its_body_its_instrument_and_where_a_dispute_goes()
    {
        var de = Law.Latest("DE")!;
        var right = de.Right("de-87-6")!;
        Assert.Equal(["Betriebsrat", "Gesamtbetriebsrat", "Konzernbetriebsrat"], Enum.GetValues<BodyLevel>().Select(l => de.Body(BodyKind.WorksCouncil, l)?.Name.In("en")));
        Assert.Equal("works council", de.Body(BodyKind.WorksCouncil, BodyLevel.Site)?.Name.Means.In("en"));
        Assert.Null(de.Body(BodyKind.EmployeeBoard, BodyLevel.Site));
        Assert.True(de.InstrumentOf(right) is { Key: "betriebsvereinbarung", NoticeMonths: 3, Forms: [InstrumentForm.PaperSigned, InstrumentForm.QualifiedSignatures] });
        Assert.True(de.ConciliationOf(right) is { Key: "einigungsstelle", Replaces: true });
        Assert.Equal(["de-100arbgg", "de-100arbgg-2"], de.RemediesOf(right).Select(r => r.Id));
        Assert.False(Law.Latest("NO")!.ConciliationOf(Law.Latest("NO")!.Right("no-9-2")!)?.Replaces);
    }

    [Fact]
    public void The_baseline_lies_beneath_every_member_and_the_countrys_own_right_meets_it()
    {
        Assert.Equal(30, Law.Latest("EU")!.Countries.Length);
        var found = Scenario.Of("x | DE NW works-council").Found(1, "changes-tasks", new(2026, 11, 24));
        Assert.Equal(["eu-2002-14", "eu-89-391"], found.Informational.Where(i => i.Because.Code == "checkpoint.covered").Select(i => i.Right!.Id));    // covered rights are rights
        Assert.Contains(found.Rights, r => r.Right.Id == "eu-35-9");
    }

    [Fact]
    public void The_AI_Act_is_good_practice_until_its_date_and_no_law_in_Norway()
    {
        Assert.Contains(Scenario.Of("x | DE NW works-council").Found(1, "selects", new(2027, 12, 1)).Informational, i => i is { Right.Id: "eu-26-7", Because.Code: "checkpoint.good-practice" });
        Assert.Contains(Scenario.Of("x | DE NW works-council").Found(1, "selects", new(2027, 12, 2)).Rights, r => r.Right.Id == "eu-26-7");
        Assert.Contains(Scenario.Of("x | NO union").Found(1, "selects", new(2027, 12, 2)).Informational, i => i is { Right.Id: "eu-26-7", Because.Code: "checkpoint.not-in-country" });
    }

    [Fact]
    public void The_schema_knows_the_same_words_as_the_rules()
    {
        var defs = JsonSchema.Parse("any", "{}"u8.ToArray()).Read("schema", App.Tests.Rulebooks.WorkflowFile.Embedded("workflows/jurisdictions/schema.json")).Tree!["$defs"];   // it has just been parsed
        void Same<T>(JsonTree words, params string[] more) where T : struct, Enum => Assert.Equal(Kebab.Words<T>().Concat(more), words["enum"].Items.Select(w => w.Text));
        Same<PlainQuestion>(defs["question"]);
        Same<BodyKind>(defs["body-kind"]);
        Same<BodyLevel>(defs["level"]);
        Same<Strength>(defs["strength"]);
        Same<Stage>(defs["place"], [.. Kebab.Words<Lock>()]);
        Same<CertaintyMark>(defs["certainty"]);
        Same<ClockEvent>(defs["event"]);
        Same<ClockKind>(defs["clock"]["properties"]["kind"]);
        Same<Silence>(defs["clock"]["properties"]["silence"]);
        Same<PauseGround>(defs["clock"]["properties"]["pausedBy"]["items"]);
        Same<InstrumentForm>(defs["instrument"]["properties"]["forms"]["items"]);
        Same<EmployeesPart>(defs["right"]["properties"]["holders"]["properties"]["employees"]);
        Same<RemedyRole>(defs["remedy"]["properties"]["role"]);
        Assert.Equal(Kebab.Words<PeriodUnit>().Order(), defs["period"]["properties"]["unit"]["enum"].Items.Select(w => w.Text).Order());
    }

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory, MemberData(nameof(Languages))]
    public void Every_word_of_the_packs_is_said(string language)
    {
        var silent = from type in typeof(Clock).Assembly.GetTypes().Where(t => t is { IsEnum: true, IsPublic: true, Namespace: "Trust.Domain.Checkpoints" } && t != typeof(EmployeesPart))
                     from value in Enum.GetNames(type)
                     let key = $"{Kebab.Of(type.Name)}.{Kebab.Of(value)}"
                     where !Texts.In(language).Knows(key)
                     select key;
        Assert.Empty(silent);
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_packs_speak_in_the_tone_and_with_the_terms_of_every_other_text(string language)
    {
        var never = TextFiles.Glossary().EnumerateObject().Where(c => c.Value.TryGetProperty("never", out var words) && words.TryGetProperty(language, out _))
            .SelectMany(c => c.Value.GetProperty("never").GetProperty(language).EnumerateArray().Select(w => w.GetString() ?? "")).ToList();
        Assert.DoesNotContain(Sentences(language), s => Regex.IsMatch(s, "[\"'!]|  ") || never.Any(w => Regex.IsMatch(s, $@"\b{Regex.Escape(w)}", RegexOptions.IgnoreCase)));
    }

    [Fact]
    public void No_sentence_is_left_in_English_in_another_language() =>
        Assert.Empty(Texts.Languages.Where(l => l != "en").SelectMany(l => Sentences(l).Zip(Sentences("en")).Where(p => p.First == p.Second && p.First.Contains(' '))).Select(p => p.First));

    /// <summary>All texts of all packs in a language, in the order of the files.</summary>
    static List<string> Sentences(string language)
    {
        List<string> found = [];
        foreach (var name in typeof(LawFiles).Assembly.GetManifestResourceNames().Where(n => Regex.IsMatch(n, @"^workflows/jurisdictions/..\.v")).Order(StringComparer.Ordinal))
            Collect(JsonDocument.Parse(App.Tests.Rulebooks.WorkflowFile.Embedded(name)).RootElement);
        return found;

        void Collect(JsonElement value)
        {
            if (value.ValueKind is JsonValueKind.Array) foreach (var item in value.EnumerateArray()) Collect(item);
            if (value.ValueKind is not JsonValueKind.Object) return;
            if (value.TryGetProperty("nb", out _) && value.TryGetProperty("en", out _)) found.Add(value.GetProperty(language).GetString() ?? "");
            else foreach (var member in value.EnumerateObject()) Collect(member.Value);
        }
    }

    static string Number(Period? length) => length is { } period ? $"{period.Count} {Kebab.Of(period.Unit)}" : "-";
}
