namespace Trust.App;

/// <summary>Puts each mail into a folder as a file, where no mail server is to be troubled: the demo, and a first look.</summary>
public sealed class FolderMailer(string folder) : IMailer
{
    public IMailRound Round() => new Walk(folder);

    /// <summary>The file of a mail by the name under which it was sent; null when there is none.</summary>
    public static string? Find(string folder, Guid name) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"*-{name:N}.eml").FirstOrDefault() : null;

    sealed class Walk(string folder) : IMailRound
    {
        public async Task<MailOutcome> Send(Letter letter, CancellationToken ct)
        {
            // The id makes the name, so a second attempt replaces the first; written beside and moved, so that nobody reads half a mail.
            var name = $"{letter.At.UtcDateTime:yyyy-MM-dd'T'HHmmss}-{letter.Id.Text[..letter.Id.Text.IndexOf('@')]}.eml";
            var path = Path.Combine(folder, name);
            try
            {
                Directory.CreateDirectory(folder);
                await File.WriteAllBytesAsync(path + ".new", MimeWriter.Write(letter).Bytes, ct);
                File.Move(path + ".new", path, overwrite: true);
                return new MailOutcome.Accepted(name);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                return new MailOutcome.Unreached(MailStep.Connect, trouble.Message);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
