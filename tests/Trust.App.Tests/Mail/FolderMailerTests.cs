namespace Trust.App.Tests.Mail;

public sealed class FolderMailerTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"trust-mails-{Guid.NewGuid():N}");

    [Fact]
    public async Task Each_letter_is_a_file_with_the_very_bytes_of_the_mail()
    {
        await using var round = new FolderMailer(folder).Round();
        Assert.Equal(new MailOutcome.Accepted("2026-11-23T073000-0198f2.1.eml"), await round.Send(Letters.Plain, default));
        Assert.Equal(MimeWriter.Write(Letters.Plain).Bytes, await File.ReadAllBytesAsync(Path.Combine(folder, "2026-11-23T073000-0198f2.1.eml")));
    }

    [Fact]
    public async Task A_letter_sent_again_is_still_one_file()
    {
        await using var round = new FolderMailer(folder).Round();
        await round.Send(Letters.Plain, default);
        await round.Send(Letters.Plain, default);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_not_reached()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        await using var round = new FolderMailer(Path.Combine(file, "below")).Round();
        Assert.IsType<MailOutcome.Unreached>(await round.Send(Letters.Plain, default));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
