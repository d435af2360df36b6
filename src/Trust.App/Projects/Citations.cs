using System.Globalization;
using System.Text.RegularExpressions;

namespace Trust.App;

/// <summary>What a citation says in English, in the reader's language: the packs name a country's acts as its lawyers do, European ones and doubts in English.</summary>
public static partial class Citations
{
    public static string In(Texts texts, string citation)
    {
        if (texts.Language is "en") return citation;
        var said = Dated.Replace(citation, of => texts.LawOf(texts.DayOfYear(DateOnly.ParseExact(of.Groups["on"].Value, "d MMMM yyyy", CultureInfo.InvariantCulture))));
        return Words.Replace(said, word => Own(texts, word.Value));
    }

    static string Own(Texts texts, string english) => english switch
    {
        "as national law says" => texts.LawNational,
        "no form in the law" => texts.LawNoForm,
        "no form in the directives" => texts.LawNoFormDirectives,
        "practice + agreement" => texts.LawPractice,
        "EP resolution" => texts.LawResolution,
        "GDPR" => texts.LawGdpr,
        "AI Act" => texts.LawAiAct,
        "Directive" => texts.LawDirective,
        "Regulation" => texts.LawRegulation,
        "Act" => texts.LawAct,
        "agreement" => texts.LawAgreement,
        "recital" => texts.LawRecital,
        "ch." => texts.LawChapter,
        "no." => texts.LawNumber,
        "nos." => texts.LawNumbers,
        "to" => texts.LawTo,
        "EC" => texts.LawCommunity,
        "EEC" => texts.LawEconomicCommunity,
        _ => english,
    };

    /// <summary>The longer ones first; what stands within a word of the country's own is left alone.</summary>
    [GeneratedRegex(@"(?<![\p{L}-])(?:as national law says|no form in the law|no form in the directives|practice \+ agreement|EP resolution|AI Act|GDPR|Directive|Regulation|Act|agreement|recital|ch\.|nos?\.|(?<=\d )to(?= \d)|EEC|EC)(?![\p{L}-])")]
    private static partial Regex Words { get; }

    [GeneratedRegex(@"\bof (?<on>\d{1,2} [A-Z][a-z]+ \d{4})")]
    private static partial Regex Dated { get; }
}
