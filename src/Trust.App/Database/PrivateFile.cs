using System.Security.Cryptography;

namespace Trust.App;

/// <summary>Files that only the user who runs Trust may read.</summary>
public static class PrivateFile
{
    public static FileStream Create(string path)
    {
        var open = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, open);
    }

    public static void Write(string path, string text)
    {
        // beside and then over it: a crash leaves the old file or the new one, never half a password
        var beside = path + ".new";
        File.Delete(beside);
        using (var writer = new StreamWriter(Create(beside))) writer.Write(text);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>A password that fits a connection string, a URL and SQL without quoting.</summary>
    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
