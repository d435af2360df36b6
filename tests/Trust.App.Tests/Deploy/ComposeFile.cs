using YamlDotNet.RepresentationModel;

namespace Trust.App.Tests.Deploy;

/// <summary>The compose file as it stands in the repository, read as YAML: no engine is needed to see what it promises.</summary>
static class ComposeFile
{
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    static readonly YamlMappingNode Root = Read();

    public static IReadOnlyList<string> Services => Keys(Root, "services");

    public static YamlNode? Of(string service, params string[] path) => Find(Root, ["services", service, .. path]);

    public static YamlNode? At(params string[] path) => Find(Root, path);

    public static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;

    public static IReadOnlyList<string> List(YamlNode? node) =>
        node is YamlSequenceNode list ? [.. list.Select(item => Text(item)!)] : [];

    public static IReadOnlyList<string> Keys(YamlNode node, params string[] path) =>
        Find(node, path) is YamlMappingNode map ? [.. map.Children.Keys.Select(key => Text(key)!)] : [];

    public static IReadOnlyList<string> Lines(string file) => File.ReadAllLines(Path.Combine(Repository, file));

    static YamlNode? Find(YamlNode? node, IEnumerable<string> path) =>
        path.Aggregate(node, (at, key) => at is YamlMappingNode map && map.Children.TryGetValue(key, out var below) ? below : null);

    static YamlMappingNode Read()
    {
        using var text = new StreamReader(Path.Combine(Repository, "docker-compose.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Trust.sln")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
