namespace Trust.App;

/// <summary>How the described AI system is called in a sentence: its name, version and vendor.</summary>
public static class SystemName
{
    public static string Of(string described)
    {
        var system = DescribedSystem.Read(described);
        return string.Join(", ", new[] { system.Name, system.Version, system.Vendor }.Where(t => !string.IsNullOrEmpty(t)));
    }
}
