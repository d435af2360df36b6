using Trust.Domain;

namespace Trust.App;

/// <summary>Which project and version a paper belongs to, and what its digest is over.</summary>
/// <param name="Version">From 1, as the project counts it.</param>
public sealed record PaperHead(string Project, int Version, Digest Digest, DateTimeOffset At)
{
    public string Line(Texts texts) => $"{Project} · {texts.DocumentVersion(Version)}";
}
