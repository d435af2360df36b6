using System.Globalization;

namespace Trust.App;

/// <summary>When <c>./trust backup</c> last wrote a file with this data folder. A backup that is made otherwise leaves no note here and is not known.</summary>
public static class LastBackup
{
    static string Note(string dataFolder) => Path.Combine(dataFolder, "last-backup");

    public static void Write(string dataFolder, DateTimeOffset at)
    {
        Directory.CreateDirectory(dataFolder);
        File.WriteAllText(Note(dataFolder), at.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>Null when there is no note, or none that can be read.</summary>
    public static DateTimeOffset? Read(string? dataFolder) =>
        dataFolder is not null && File.Exists(Note(dataFolder)) && DateTimeOffset.TryParseExact(File.ReadAllText(Note(dataFolder)), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
