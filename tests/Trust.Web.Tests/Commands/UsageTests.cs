using System.Diagnostics;

namespace Trust.Web.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData(0, "demo", "--help")]
    [InlineData(0, "run", "--port", "5080", "-h")]
    [InlineData(0, "test", "--help")]
    [InlineData(2, "benchmark")]
    public async Task Asked_for_help_or_not_understood_no_command_does_anything_but_tell_how_it_is_used(int ends, params string[] line)
    {
        using var trust = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "trust"), .. line]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // a program was named
        var (told, complained) = (trust.StandardOutput.ReadToEndAsync(), trust.StandardError.ReadToEndAsync());
        await trust.WaitForExitAsync();
        Assert.Equal(ends, trust.ExitCode);
        Assert.Contains("Usage: ./trust COMMAND", await told + await complained, StringComparison.Ordinal);
    }
}
