using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Trust.App.Tests.Mail;

sealed record ReadBox(string Name, string Address);

sealed record ReadFile(string Type, string Name, string Bytes, string Disposition, string Method)
{
    public byte[] Content => Convert.FromBase64String(Bytes);
}

sealed record ReadMail(
    Dictionary<string, string> Headers,
    string Subject,
    ReadBox[] From,
    ReadBox[] To,
    ReadBox[] ReplyTo,
    string MessageId,
    DateTimeOffset Date,
    string Text,
    string Html,
    ReadFile[] Attachments);

sealed record ReadEvent(
    string Uid,
    int Sequence,
    DateTimeOffset Stamp,
    string Start,
    string End,
    string Summary,
    string Description,
    string Location,
    string Url,
    string Status,
    string Organizer,
    string OrganizerName,
    string Attendee);

sealed record ReadCalendar(string Method, string Name, string[] Zones, ReadEvent[] Events);

/// <summary>What programs written by others make of ours: mailparser and ical.js.</summary>
static class Reader
{
    public static Task<ReadMail> Mail(Letter letter) => Read<ReadMail>("read-mail.mjs", MimeWriter.Write(letter).Bytes);

    public static Task<ReadCalendar> Calendar(CalendarFile file) => Calendar(Encoding.UTF8.GetBytes(file.Write()));

    public static Task<ReadCalendar> Calendar(byte[] file) => Read<ReadCalendar>("read-calendar.mjs", file);

    static async Task<T> Read<T>(string script, byte[] file)
    {
        using var node = Process.Start(new ProcessStartInfo("node", Path.Combine(AppContext.BaseDirectory, script))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;                                                 // a new process is always given
        var (said, complaint) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.BaseStream.WriteAsync(file);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await complaint);
        return JsonSerializer.Deserialize<T>(await said, JsonSerializerOptions.Web)!; // a script prints an object
    }
}
