using System.Globalization;

namespace Trust.App;

/// <summary>How a language writes dates and numbers. Spelled out rather than taken from the machine,
/// whose own tables differ from version to version; only full names of days and months come from there.</summary>
/// <param name="Hours">From when until when, as a pattern of two times of day.</param>
sealed record Locale(CultureInfo Culture, string Date, string Day, string Moment, string Hours)
{
    const string Space = "\u00a0";   // day and month never part, nor do the thousands

    public static Locale Of(string language) => language switch
    {
        "en" => new(Speak("en-GB", ",", ".", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
            $"dddd d{Space}MMMM yyyy", $"d{Space}MMM", $"dddd d{Space}MMMM yyyy, HH:mm", "{0:HH:mm}–{1:HH:mm}"),
        "nb" => new(Speak("nb-NO", Space, ",", "jan. feb. mars april mai juni juli aug. sept. okt. nov. des."),
            $"dddd d.{Space}MMMM yyyy", $"d.{Space}MMM", $"dddd d.{Space}MMMM yyyy 'kl.'{Space}HH.mm", $"kl.{Space}{{0:HH.mm}}–{{1:HH.mm}}"),
        "sv" => new(Speak("sv-SE", Space, ",", "jan. feb. mars april maj juni juli aug. sept. okt. nov. dec."),
            $"dddd d{Space}MMMM yyyy", $"d{Space}MMM", $"dddd d{Space}MMMM yyyy 'kl.'{Space}HH.mm", $"kl.{Space}{{0:HH.mm}}–{{1:HH.mm}}"),
        "da" => new(Speak("da-DK", ".", ",", "jan. feb. marts april maj juni juli aug. sept. okt. nov. dec."),
            $"dddd 'den' d.{Space}MMMM yyyy", $"d.{Space}MMM", $"dddd 'den' d.{Space}MMMM yyyy 'kl.'{Space}HH.mm", $"kl.{Space}{{0:HH.mm}}–{{1:HH.mm}}"),
        "nl" => new(Speak("nl-NL", ".", ",", "jan. feb. mrt. apr. mei juni juli aug. sept. okt. nov. dec."),
            $"dddd d{Space}MMMM yyyy", $"d{Space}MMM", $"dddd d{Space}MMMM yyyy, H.mm{Space}'uur'", $"{{0:H.mm}}–{{1:H.mm}}{Space}uur"),
        "de" => new(Speak("de-DE", ".", ",", "Jan. Feb. März April Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
            $"dddd, d.{Space}MMMM yyyy", $"d.{Space}MMM", $"dddd, d.{Space}MMMM yyyy, H.mm{Space}'Uhr'", $"{{0:H.mm}}–{{1:H.mm}}{Space}Uhr"),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "no language of the product"),
    };

    static CultureInfo Speak(string name, string thousands, string point, string months)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        string[] thirteen = [.. months.Split(' '), ""];   // the framework keeps room for a thirteenth
        culture.DateTimeFormat.AbbreviatedMonthNames = thirteen;
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = thirteen;
        culture.NumberFormat.NumberGroupSeparator = thousands;
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NegativeSign = "\u2212";
        return CultureInfo.ReadOnly(culture);
    }
}
