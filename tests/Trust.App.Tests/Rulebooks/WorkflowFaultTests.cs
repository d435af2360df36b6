using System.Text;
using Trust.App.Rulebooks;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.App.Tests.Rulebooks;

/// <summary>Whoever mistypes in the workflow file is told file, line and path in plain words.</summary>
public sealed class WorkflowFaultTests
{
    [Fact]
    public void An_unknown_member_is_named_with_those_that_are_known()
    {
        var fault = WorkflowFile.With("\"dpia\"", "\"waivable\": false", "\"wavable\": false, \"waivable\": false").FaultAt(0);
        Assert.Equal("$.stages[3].evidence[0].wavable", fault.Path);
        Assert.StartsWith("'wavable' is unknown here; known are key, name, asks, required,", fault.Reason);
    }

    [Fact]
    public void A_text_missing_in_one_language_is_named()
    {
        var fault = Assert.Single(WorkflowFile.With("\"dpia\"", "\"sv\":", "\"en\":").Read("workflows/rollout.v1.json").Faults, f => f.Reason.Contains("missing"));
        Assert.Equal(("$.stages[3].evidence[0].name.sv", "'sv' is missing"), (fault.Path, fault.Reason));
    }

    [Fact]
    public void An_empty_text_is_no_translation()
    {
        var fault = WorkflowFile.With("\"roi\"", "\"da\": \"Rentabilitet med forsigtige skøn\"", "\"da\": \"\"").FaultAt("\"da\": ".Length);
        Assert.Equal(("$.stages[1].evidence[3].name.da", "is empty"), (fault.Path, fault.Reason));
    }

    [Fact]
    public void A_strength_outside_the_six_is_refused()
    {
        var fault = WorkflowFile.With("\"relevance\"", "\"strength\": \"consent\"", "\"strength\": \"agree\"").Fault();
        Assert.Equal("$.stages[1].parties[0].strength", fault.Path);
        Assert.Equal("'agree' is unknown here; known are 'inform', 'consult', 'negotiate', 'consent', 'veto', 'condition'", fault.Reason);
    }

    [Fact]
    public void An_item_that_stands_twice_in_a_stage_is_named_with_the_line_of_the_first()
    {
        var fault = WorkflowFile.With("\"dpia\"", "\"key\": \"oversight\"", "\"key\": \"dpia\"").FaultAt("\"key\": ".Length);
        Assert.Equal("$.stages[3].evidence[6].key", fault.Path);
        Assert.StartsWith("'dpia' is there twice; the first is in line ", fault.Reason);
    }

    [Fact]
    public void A_lock_that_waits_for_an_absent_item_is_refused()
    {
        var fault = WorkflowFile.With("\"lock\": \"pilot\"", "security/dpia", "security/dipa").FaultAt(-1);
        Assert.Equal(("$.locks[0].evidence[2]", "no stage asks for 'security/dipa'"), (fault.Path, fault.Reason));
    }

    [Fact]
    public void A_lock_that_stands_before_the_gate_it_waits_for_is_refused()
    {
        var fault = WorkflowFile.With("\"lock\": \"pilot\"", "\"relevance\"],", "\"security\"],").FaultAt(0);
        Assert.Equal(("$.locks[0].gates[1]", "the lock stands after relevance, so it cannot wait for security"), (fault.Path, fault.Reason));
    }

    [Fact]
    public void A_wrong_type_is_named_with_what_is_asked()
    {
        var fault = WorkflowFile.With("\"dpia\"", "\"required\": true", "\"required\": \"yes\"").FaultAt("\"required\": ".Length);
        Assert.Equal(("$.stages[3].evidence[0].required", "must be true or false, but is a text"), (fault.Path, fault.Reason));
    }

    [Fact]
    public void Broken_JSON_is_named_where_it_breaks()
    {
        var fault = WorkflowFile.With("\"dpia\"", "\"required\": true,", "\"required\" true,").FaultAt("\"required\" ".Length);
        Assert.Equal("$.stages[3].evidence[0]", fault.Path);
        Assert.StartsWith("is not JSON: 't' is invalid after a property name", fault.Reason);
    }

    [Theory]
    [InlineData("\"dpia\"", "\"from\": \"hr\"", "\"from\": \"partner\"", "$.stages[3].evidence[0].from", "not among the groups")]
    [InlineData("\"kpi-targets\"", "\"target\"]", "\"goal\"]", "$.stages[1].evidence[1].numbers[1]", "not among the figures")]
    [InlineData("\"stakeholder-map\"", "\"waivable\": true", "\"waivable\": false", "$.stages[0].evidence[9].waivable", "cannot be waived and yet is not required")]
    [InlineData("\"security\"", "\"group\": \"hr\"", "\"group\": \"management\"", "$.stages[3].parties[1].group", "is there twice")]
    [InlineData("\"milestones\"", "\"week\": 3", "\"week\": 1", "$.milestones[2].week", "milestones are written in their order")]
    [InlineData("\"milestones\"", "\"week\": 3,", "\"week\": 3, \"monthsInUse\": 3,", "$.milestones[2].monthsInUse", "by week or by monthsInUse")]
    [InlineData("\"milestones\"", "\"key\": \"baseline\"", "\"key\": \"workshop\"", "$.milestones[2].key", "is there twice")]
    [InlineData("\"kpis\"", "\"unit\": \"nps\"", "\"unit\": \"nps\", \"target\": 5", "$.kpis[4].target", "takes no target")]
    [InlineData("\"kpis\"", "\"direction\": \"rising\"", "\"direction\": \"above\"", "$.kpis[4].direction", "needs a target")]
    [InlineData("\"kpis\"", "\"targetTo\": 15", "\"targetTo\": 5", "$.kpis[3].targetTo", "must be above target")]
    [InlineData("\"changes\"", "\"reopens\": [\"security\"]", "\"reopens\": []", "$.changes[0].questions[1].reopens", "names the stages it reopens")]
    [InlineData("\"version\"", "\"version\": 1", "\"version\": 2", "$.version", "rollout.v2.json, but it is named otherwise")]
    public void Parts_that_do_not_fit_together_are_named(string after, string old, string @new, string path, string reason)
    {
        var fault = WorkflowFile.With(after, old, @new).Fault();
        Assert.Equal(path, fault.Path.Replace(".reopens[0]", ".reopens"));
        Assert.Contains(reason, fault.Reason);
    }

    [Fact]
    public void A_stage_that_is_missing_or_out_of_order_is_named()
    {
        var faults = WorkflowFile.With("\"stages\"", "\"stage\": \"relevance\"", "\"stage\": \"usability\"").Read("workflows/rollout.v1.json").Faults;
        Assert.Contains(faults, f => f.Path == "$.stages"
            && f.Reason.StartsWith("must hold each stage once and in this order: transparency, relevance, usability, security, training"));
    }

    [Fact]
    public void A_lock_written_twice_is_named() =>
        Assert.Equal("$.locks", WorkflowFile.With("\"locks\"", "\"lock\": \"go-live\"", "\"lock\": \"pilot\"").Read("workflows/rollout.v1.json").Faults[0].Path);

    [Fact]
    public void A_faulty_file_stops_the_start_with_every_fault_of_every_file()
    {
        var schema = JsonSchema.Parse("schema", WorkflowFile.Embedded("workflows/schema.json"));
        var stopped = Assert.Throws<FaultyFilesException>(() => new Books(schema, [("workflows/a.v1.json", "{}"u8.ToArray()), ("workflows/b.v1.json", "[ 1,"u8.ToArray())]));
        Assert.Equal(12, stopped.Faults.Count);
        Assert.Contains("workflows/a.v1.json, line 1, column 1, at $.stages: 'stages' is missing", stopped.Message.Split(Environment.NewLine));
        Assert.StartsWith("workflows/b.v1.json, line 1, column 4, at $: is not JSON:", stopped.Faults[^1].ToString());
    }

    [Fact]
    public void A_file_saved_with_a_byte_order_mark_is_read_all_the_same()
    {
        var schema = JsonSchema.Parse("schema", WorkflowFile.Embedded("workflows/schema.json"));
        byte[] marked = [.. Encoding.UTF8.Preamble, .. WorkflowFile.Embedded("workflows/rollout.v1.json")];
        Assert.Equal("rollout.1", new RulebookReader(schema).Read("workflows/rollout.v1.json", marked).Rulebook?.Id);
    }
}
