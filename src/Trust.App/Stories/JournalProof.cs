using Trust.Domain;

namespace Trust.App.Stories;

/// <summary>The end of a story: its journal is checked, exported, and checked again from the export alone.</summary>
public sealed class JournalProof(JournalCheck check, JournalExport export, Texts texts, TextWriter output)
{
    /// <returns>False when anything does not hold.</returns>
    public async Task<bool> Run(OrganisationId organisation, ProjectId project, CancellationToken ct)
    {
        var kept = await check.Run(organisation, project, null, ct);
        await output.WriteLineAsync(kept.Holds ? texts.StoryVerified(kept.Entries, kept.Head) : texts.StoryBroken(Said(kept)));

        using var file = new MemoryStream();
        await export.Write(organisation, project, file, _ => false, _ => true, ct);
        await output.WriteLineAsync(texts.StoryExported(kept.Entries, texts.Number(file.Length / 1024)));

        var read = JournalExport.Verify(file.ToArray());
        var same = read.Holds && read.Head == kept.Head && read.Entries == kept.Entries;
        await output.WriteLineAsync(same ? texts.StoryExportVerified(read.Entries) : texts.StoryBroken(Said(read)));
        return kept.Holds && same;
    }

    static string Said(CheckedJournal journal) => string.Join(", ", journal.Flaws.Select(f => $"{f.Kind} {f.Number}"));
}
