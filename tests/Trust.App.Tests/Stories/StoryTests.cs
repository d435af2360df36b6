using Microsoft.Extensions.DependencyInjection;
using Trust.App.Stories;
using Trust.App.Tests.Ground;
using Trust.Domain;
using Trust.Domain.Checkpoints;
using Trust.Domain.Milestones;
using Trust.Domain.Objections;
using Lock = Trust.Domain.Lock;

namespace Trust.App.Tests.Stories;

public sealed class StoryTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_machine_builder_goes_from_the_first_gate_to_use_as_told()
    {
        var (told, output) = await Tell(StoryFiles.Example("machine-builder"));

        Assert.True(told.Holds, output);
        Assert.Equal(ProjectState.InUse, told.Project.State);
        Assert.All(told.Project.Stages, s => Assert.Equal(StageState.Passed, s.State));
        Assert.DoesNotContain("…", output);     // a fact that a text asks for and nobody gave
        Assert.DoesNotContain("Der Grund ist ", output);
        Assert.DoesNotContain("{", output);
    }

    [Fact]
    public async Task The_machine_builder_s_works_council_gives_its_consent_by_an_agreement_that_is_in_force_before_go_live()
    {
        var (told, output) = await Tell(Until(new(2026, 12, 3), StoryFiles.Example("machine-builder")));

        Assert.True(told.Holds, output);
        var right = told.Project.Checkpoints.Values.Single(c => c.Right.Right == "de-87-6" && c.At.Lock is Lock.GoLive);
        Assert.Equal((CheckpointState.InForce, 2), (CheckpointStanding.Of(told.Project, right), right.Versions));
        Assert.Contains(told.Project.Locks, l => l is { Lock: Lock.GoLive, OpenFor.Length: 1 });
        Assert.Contains("Es fehlen der Vertrag mit dem Anbieter", output);
    }

    [Fact]
    public async Task The_harbour_terminal_s_union_and_safety_representative_are_heard_before_the_pilot_as_told()
    {
        var (told, output) = await Tell(StoryFiles.Example("harbour-terminal"));

        Assert.True(told.Holds, output);
        Assert.Equal(CheckpointState.Closed, State("no-9-2", Lock.Pilot));
        Assert.Equal(CheckpointState.Answered, State("no-8-1", null));
        Assert.Equal(CheckpointState.Answered, State("eu-89-391", null));
        Assert.Equal(CheckpointState.Draft, State("no-9-2", Lock.GoLive)); // asked anew before full use
        Assert.False(told.Project.PilotRuns); // four weeks, as it was promised
        Assert.True(Assert.Single(told.Project.Commitments.Values).Done);
        Assert.DoesNotContain("…", output);
        Assert.DoesNotContain("{", output);

        CheckpointState State(string right, Lock? at) => CheckpointStanding.Of(told.Project, told.Project.Checkpoints.Values.Single(c => c.Right.Right == right && c.At.Lock == at));
    }

    [Fact]
    public async Task What_the_calendar_brings_between_two_steps_is_told_on_its_day()
    {
        var (told, output) = await Tell(Until(new(2026, 11, 2), StoryFiles.Example("machine-builder")));

        Assert.Contains("Trust: Der Einwand ist unbestätigt", output);
        Assert.Contains(told.Project.Objections.Values, o => o.State is ObjectionState.Unconfirmed);
        Assert.Matches("[0-9]+ Mails gingen hinaus", output);
        Assert.Contains("0 noch offen", output);
    }

    [Fact]
    public async Task A_step_that_comes_out_otherwise_is_named_with_its_line_and_spoils_the_story()
    {
        var (told, output) = await Tell(Until(new(2026, 9, 18), StoryFiles.Read(StoryFiles.Machine.Replace(
            "\"gate.evidence-missing transparency/notices\"", "\"gate.evidence-missing transparency/purpose\""))));

        Assert.False(told.Holds);
        Assert.Contains($"ABWEICHUNG, Zeile {StoryFiles.LineOf("\"on\": \"2026-09-14\"") - 1}", output);
        Assert.Contains("Ein Schritt verlief anders als erzählt.", output);
    }

    [Fact]
    public async Task A_story_told_later_moves_its_days_and_the_days_in_its_texts()
    {
        var story = StoryFiles.Example("machine-builder");
        await using var services = StoryHouse.Open(db.App, story, 2, (_, _) => Task.FromResult<PostOffice?>(null));
        var teller = ActivatorUtilities.CreateInstance<StoryTeller>(services);
        var telling = await teller.Begin(story, 2, default);

        var last = default(Scene);
        await foreach (var scene in teller.Play(telling, new(2026, 9, 18), default)) last = scene;

        Assert.Equal(new(2026, 10, 2), last!.View.Project.Day(last.At)); // the story has scenes before that day
        Assert.Equal(new(2026, 9, 21), last.View.Project.StartsOn);
        Assert.Contains(last.View.Texts.Values, t => t.Contains("14. September, das SU Odense am 15. September"));
    }

    [Fact]
    public async Task What_falls_due_with_the_days_is_fired_by_the_scheduler_and_counted()
    {
        var (told, output) = await Tell(FirstDays());
        Assert.True(told.Holds, output);
        Assert.InRange(told.Fired, 1, 1000);
        Assert.Contains("Clockwork har vekket Trust", output);
        Assert.Contains($"{told.Fired} vekkinger utløst av Clockwork selv", output);
    }

    [Fact]
    public async Task A_scheduler_that_fires_nothing_is_told_of_and_spoils_the_story()
    {
        var (told, output) = await Tell(FirstDays(), services => services.AddSingleton<TimeProvider, Hasty>().AddSingleton<IJobScheduler, Deaf>());
        Assert.False(told.Holds);
        Assert.Equal(0, told.Fired);
        Assert.Contains("Deaf utløste ikke det som var forfalt", output);
        Assert.Contains("E-postene stemmer", output); // it went on all the same
    }

    [Fact]
    public async Task An_early_sign_that_does_not_come_or_go_as_expected_spoils_the_story()
    {
        var file = StoryFiles.Read(StoryFiles.Machine.Replace("\"answered\": [\"acceptance.silent-groups\"]", "\"warnings\": [\"acceptance.drops adoption\"]"));
        var (told, output) = await Tell(Until(new(2026, 10, 5), file));
        Assert.False(told.Holds);
        Assert.Contains("erwartet acceptance.drops adoption, es kam aber no early sign", output);
        Assert.Contains("Frühes Anzeichen: Seit mehr als 21 Tagen ist kein Kontakt geplant mit: Beschäftigte.", output);
    }

    static StoryFile FirstDays() => Until(new(2027, 1, 19), StoryFiles.Example("fjordlys"));

    static StoryFile Until(DateOnly day, StoryFile story) => story with { Steps = [.. story.Steps.TakeWhile(s => s.On <= day)] };

    async Task<(Told, string)> Tell(StoryFile story, Action<IServiceCollection>? scheduler = null)
    {
        var output = new StringWriter();
        var letters = Directory.CreateTempSubdirectory("trust-letters-").FullName;
        try
        {
            return (await StoryTelling.Aloud(db.App, story, letters, scheduler ?? (services => services.AddSingleton<IJobScheduler, Clockwork>()), output, default), output.ToString());
        }
        finally
        {
            Directory.Delete(letters, recursive: true);
        }
    }
}
