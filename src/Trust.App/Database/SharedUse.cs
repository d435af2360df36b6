namespace Trust.App;

/// <summary>Who uses the private server: the app, and now and then a command beside it. The last one out stops it.
/// The kernel drops the lock of a process that dies, however it dies.</summary>
sealed class SharedUse : IDisposable
{
    readonly FileStream held;
    readonly string path;

    SharedUse(string path)
    {
        this.path = path;
        held = new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
    }

    public static SharedUse Join(string path)
    {
        if (!File.Exists(path)) File.WriteAllText(path, "");
        return new(path);
    }

    /// <summary>Gives up one's own use; true when nobody else is left.</summary>
    public bool LeaveAsLast()
    {
        held.Dispose();
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Starting and stopping go one at a time.</summary>
    public static async Task<IDisposable> Turn(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(50, ct);
            }
        }
    }

    public void Dispose() => held.Dispose();
}
