using Trust.Web.Components;

namespace Trust.Web.Tests.Components;

public sealed class TrackTests
{
    static readonly TrackView Track = new(
        [new('T', StageLook.Passed, "Åpenhet", "bestått", "25. sept."), new('R', StageLook.Review, "<Relevans>", "til vurdering", Href: "/r?a=1&b=2", Current: true)],
        [new(1, false, "Pilot", "stengt")], "Status", "Steg 2 av 5");

    [Fact]
    public void A_lock_stands_after_its_stage()
    {
        var html = Drawn.Html(new TrackTagHelper { View = Track });
        Assert.True(html.IndexOf("track__lk is-shut", StringComparison.Ordinal) < html.IndexOf("is-review", StringComparison.Ordinal));
        Assert.True(html.IndexOf("is-passed", StringComparison.Ordinal) < html.IndexOf("track__lk", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_are_text_and_never_markup()
    {
        var html = Drawn.Html(new TrackTagHelper { View = Track });
        Assert.Contains("&lt;Relevans&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/r?a=1&amp;b=2\" aria-current=\"step\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_small_track_is_one_picture_that_is_read_out_whole()
    {
        var html = Drawn.Html(new TrackTagHelper { View = Track with { Stages = [Track.Stages[0]] }, Inline = true });
        Assert.Contains("role=\"img\" aria-label=\"&#xC5;penhet best&#xE5;tt; Pilot stengt\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_is_set_semibold_where_the_sentence_has_it() =>
        Assert.Equal("<p class=\"say\">It is <b>your turn</b>, since &lt;b&gt;.</p>",
            Drawn.Html(new StatementTagHelper { Says = "It is your turn, since <b>.", Facts = ["your turn", "absent"] }));
}
