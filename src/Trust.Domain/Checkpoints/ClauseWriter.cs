using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Trust.Domain.Checkpoints;

/// <summary>Fills the slots of one clause in one language.</summary>
sealed class ClauseWriter(Writing writing, string language, ModelClause clause, ImmutableSortedDictionary<string, string> slots)
{
    readonly SortedSet<string> empty = new(StringComparer.Ordinal);

    public ClauseText Write(int number)
    {
        var variant = slots.GetValueOrDefault(ChosenClause.Variant);
        var paragraphs = clause.Paragraphs.Where(p => StandsIn(p.In, variant)).Select((p, i) => Paragraph(p, $"{number}.{i + 1}")).ToImmutableArray();
        var undecided = !clause.Variants.IsEmpty && clause.Variants.All(v => v.Key != variant);
        return new(clause.Key, writing.Number(number), clause.Title.In(language), paragraphs,
            [.. undecided ? [new Gap(clause.Key, null)] : Array.Empty<Gap>(), .. empty.Select(s => new Gap(clause.Key, s))],
            [.. clause.Commitments.Where(c => StandsIn(c.In, variant)).Select(Promised)]);
    }

    /// <summary>What the slots that stand in the text say on the agreement's term.</summary>
    public AgreementTerm Term(AgreementTerm otherwise)
    {
        var places = clause.Paragraphs.Where(p => StandsIn(p.In, slots.GetValueOrDefault(ChosenClause.Variant))).SelectMany(p => Slot.Places.Matches(p.Text.In(language))).Select(Key).ToHashSet();
        return clause.Slots.Where(s => places.Contains(s.Key)).Aggregate(otherwise, (term, slot) => (slot.Sets, Value(slot)) switch
        {
            (TermPart.Until, Filled.Day day) => term with { Until = day.On },
            (TermPart.NoticeMonths, Filled.Count count) => term with { NoticeMonths = count.Number },
            (TermPart.ReviewMonths, Filled.Count count) => term with { ReviewMonths = count.Number },
            _ => term,
        });
    }

    static bool StandsIn(ImmutableArray<string> variants, string? variant) => variants.IsEmpty || variant is not null && variants.Contains(variant);

    ParagraphText Paragraph(Paragraph paragraph, string number)
    {
        var template = paragraph.Text.In(language);
        if (Slot.Places.Matches(template).LastOrDefault() is { } last && clause.Slot(Key(last)) is { Kind: SlotKind.List } list)
            return new(number, Fill(template[..last.Index]), Value(list) is Filled.Points points ? [.. points.Items.Select(Tidy).Where(i => i.Length > 0)] : [Blank(list)]);
        return new(number, Fill(template), []);
    }

    string Fill(string template) => Tidy(Slot.Places.Replace(template, place => clause.Slot(Key(place)) is { } slot ? Shown(slot, place) : place.Value));

    string Shown(Slot slot, Match place)
    {
        var shown = Value(slot) switch
        {
            Filled.Words words => words.Text,
            Filled.Day day => writing.Day(day.On),
            Filled.Count count => count.Number.ToString(CultureInfo.InvariantCulture),
            _ => Blank(slot),
        };
        return place.Groups["one"] is not { Success: true } one ? shown
            : $"{shown} {(Value(slot) is Filled.Count { Number: 1 } ? one.Value : place.Groups["many"].Value)}";
    }

    /// <summary>What was typed, read as the slot's kind; null where it is empty or of another kind.</summary>
    Filled? Value(Slot slot) => slots.GetValueOrDefault(slot.Key) is { } typed ? Filled.Parse(slot.Kind, typed) : null;

    string Blank(Slot slot)
    {
        empty.Add(slot.Key);
        return $"[{slot.Asks.In(language)}]";
    }

    PromiseText Promised(CommitmentTemplate template) => new(clause.Key, template.Key, template.Who, template.What.In(language),
        template.EveryMonths ?? (template.EveryMonthsIn is { } key && clause.Slot(key) is { } slot && Value(slot) is Filled.Count months ? months.Number : null));

    static string Key(Match place) => place.Groups["slot"].Value;

    /// <summary>One line, so that nothing typed can look like a clause of its own in the canonical text.</summary>
    public static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
