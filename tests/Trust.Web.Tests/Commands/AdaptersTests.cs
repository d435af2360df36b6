using Microsoft.Extensions.DependencyInjection;
using Trust.Web.Commands;

namespace Trust.Web.Tests.Commands;

/// <summary>What may be asked for, and what a start says that was asked for something else.</summary>
public sealed class AdaptersTests
{
    const string Nowhere = "Host=/nowhere;Username=trust_app";

    [Theory]
    [InlineData("--Engine=Camunda", "Engine is Embedded, Elsa, or left out")]
    [InlineData("--Jobs=cron", "Jobs is Quartz, Hangfire, or left out")]
#if !WITH_ELSA
    [InlineData("--Engine=Elsa", "-p:WithElsa=true")]
#endif
#if !WITH_HANGFIRE
    [InlineData("--Jobs=Hangfire", "-p:WithHangfire=true")]
#endif
    public void A_tool_that_is_not_there_stops_the_start_and_says_what_would(string setting, string told) =>
        Assert.Contains(told, Assert.Throws<UsageException>(() => TrustWeb.Build([setting], Nowhere)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--Engine=Embedded", "--Jobs=Quartz")]
    [InlineData()]
    public async Task The_defaults_are_what_their_names_say(params string[] settings)
    {
        await using var web = TrustWeb.Build(settings, Nowhere);
        Assert.Equal(("Embedded", "Quartz"), (web.Services.GetRequiredService<App.IProcessEngine>().Name, web.Services.GetRequiredService<App.IJobScheduler>().Name));
    }

#if !WITH_ELSA
    [Fact]
    public async Task A_workflow_is_not_written_for_a_tool_that_is_not_there() =>
        Assert.Contains("-p:WithElsa=true", (await Assert.ThrowsAsync<UsageException>(() => new WorkflowExport(TextWriter.Null).Run(Options.Parse(["workflow", "export", "--elsa", "rollout"], "/root", root: true)))).Message, StringComparison.Ordinal);
#endif

    [Fact]
    public async Task An_unknown_workflow_is_told_with_those_that_there_are() =>
        Assert.Contains("rollout.1", (await Assert.ThrowsAsync<UsageException>(() => new WorkflowExport(TextWriter.Null).Run(Options.Parse(["workflow", "export", "--elsa", "roll-in"], "/root", root: true)))).Message, StringComparison.Ordinal);
}
