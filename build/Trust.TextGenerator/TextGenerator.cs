using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Trust.TextGenerator;

/// <summary>Reads <c>Texts/{language}.json</c>, checks the languages against each other and gives every key of <c>en</c>
/// a typed accessor in <c>Trust.App.Texts</c>; see docs/texts.md.</summary>
[Generator]
public sealed class TextGenerator : IIncrementalGenerator
{
    static readonly Regex Named = new(@"[\\/]Texts[\\/][a-z]{2}\.json$", RegexOptions.CultureInvariant);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // strings compare by value, so nothing is done again until a text changes
        var files = context.AdditionalTextsProvider
            .Where(file => Named.IsMatch(file.Path))
            .Select((file, ct) => (file.Path, Text: file.GetText(ct)?.ToString() ?? ""))
            .Collect();
        context.RegisterSourceOutput(files, Write);
    }

    static void Write(SourceProductionContext context, ImmutableArray<(string Path, string Text)> sources)
    {
        if (sources.IsEmpty) return;
        var files = sources.Select(s => new TextFile(s.Path, s.Text)).OrderBy(f => f.Language, StringComparer.Ordinal).ToList();
        if (files.Find(f => f.Language == "en") is not { } english)
        {
            context.ReportDiagnostic(Diagnostic.Create(Problems.Unreadable, Location.None, "en.json, from which all accessors come, is missing"));
            return;
        }

        var problems = files.SelectMany(Checks.Alone)
            .Concat(files.Where(f => f != english).SelectMany(f => Checks.Against(english, f)))
            .ToList();
        problems.ForEach(context.ReportDiagnostic);

        // accessors of a broken en.json would not compile, and would say so in the wrong file
        if (!Checks.Alone(english).Any()) context.AddSource("Texts.g.cs", Accessors.Of(english));
    }
}
