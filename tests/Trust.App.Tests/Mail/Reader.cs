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
    string Url,
    string Status,
    string Organizer,
    string OrganizerName,
    string Attendee);

sealed record ReadCalendar(string Method, string Name, string[] Zones, ReadEvent[] Events);

sealed record ReadDocx(string Html, string Text, string[] Messages);

/// <summary>What programs written by others make of ours: mailparser, ical.js and mammoth, in one process for all tests. It ends with its input.</summary>
static class Reader
{
    static readonly SemaphoreSlim OneAtATime = new(1);

    static readonly Lazy<Process> Node = new(() => Process.Start(new ProcessStartInfo("node", Path.Combine(AppContext.BaseDirectory, "read.mjs"))
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!);                                                    // a new process is always given

    public static Task<ReadMail> Mail(Letter letter) => Mail(MimeWriter.Write(letter).Bytes);

    public static Task<ReadMail> Mail(byte[] file) => Read<ReadMail>("mail", file);

    public static Task<ReadCalendar> Calendar(CalendarFile file) => Calendar(Encoding.UTF8.GetBytes(file.Write()));

    public static Task<ReadCalendar> Calendar(byte[] file) => Read<ReadCalendar>("calendar", file);

    public static Task<ReadDocx> Docx(byte[] file) => Read<ReadDocx>("docx", file);

    static async Task<T> Read<T>(string kind, byte[] file)
    {
        await OneAtATime.WaitAsync();
        try
        {
            var asked = Node.Value.StandardInput.BaseStream;
            await asked.WriteAsync(Encoding.ASCII.GetBytes($"{kind} {file.Length}\n"));
            await asked.WriteAsync(file);
            await asked.FlushAsync();
            var said = await Node.Value.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The reader is gone; its last words stand above.");
            Assert.False(said.StartsWith("{\"error\"", StringComparison.Ordinal), said);
            return JsonSerializer.Deserialize<T>(said, JsonSerializerOptions.Web)!; // it prints an object
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
