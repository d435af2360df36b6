namespace Trust.App;

/// <summary>Where the private server keeps its things, below the data folder.</summary>
sealed record ServerFolder(string Root)
{
    // a socket's whole path has to fit 104 bytes on macOS, 108 on Linux
    const int LongestSocketFolder = 84;

    public string Data => Path.Combine(Root, "pgdata");
    public string NewData => Data + ".new";
    public string Socket => Path.Combine(Root, "run");
    public string Log => Path.Combine(Socket, "postgres.log");
    public string Password => Path.Combine(Root, "postgres.password");
    public string Packages => Path.Combine(Root, "npm");
    public string StartLock => Path.Combine(Root, "start.lock");
    public string UseLock => Path.Combine(Root, "use.lock");
    public string VersionFile => Path.Combine(Data, "PG_VERSION");
    public string PidFile => Path.Combine(Data, "postmaster.pid");

    public static ServerFolder In(string dataFolder)
    {
        if (OperatingSystem.IsWindows())
            throw new ServerTrouble("On Windows Trust starts no PostgreSQL of its own: set ConnectionStrings__Trust.");
        var folder = new ServerFolder(Path.Combine(Path.GetFullPath(dataFolder), "pg"));
        if (System.Text.Encoding.UTF8.GetByteCount(folder.Socket) > LongestSocketFolder)
            throw new ServerTrouble($"The data folder's path is too long for PostgreSQL's socket: {dataFolder}. Choose a shorter one with --data.");
        Directory.CreateDirectory(folder.Root);
        ServerUser.Current.MayReach(folder.Root);
        Hand(folder.Socket);
        return folder;
    }

    /// <summary>Makes a folder that only the server's user may enter.</summary>
    public static void Hand(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ServerUser.Current.Own(path);
    }

    public int? MajorVersion => File.Exists(VersionFile) ? int.Parse(File.ReadAllText(VersionFile).Trim()) : null;
}
