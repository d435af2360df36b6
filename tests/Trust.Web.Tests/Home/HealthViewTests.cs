using Trust.App;
using Trust.Web.Pages.Organisation;

namespace Trust.Web.Tests.Home;

/// <summary>What an administrator reads of the installation: a sentence for each fault, and none where there is none.</summary>
public sealed class HealthViewTests
{
    static readonly ServerState Fine = new("17.2", 170002, "UTF8", 43, Migration.All.Max(m => m.Version));

    static HealthView View(string language = "en", ServerState? server = null, HouseCare? care = null, int rights = 0, bool others = false, bool holds = true, bool sends = true, DateTimeOffset? backup = null) =>
        new(new(server ?? Fine, rights, others, care ?? new(false, 0, 0, 0, true, 0), "Embedded", [], []), holds, sends, "Quartz", backup, Trust.App.Texts.In(language));

    [Fact]
    public void Where_everything_is_in_order_nothing_is_to_do()
    {
        Assert.Empty(View().ToDo);
        Assert.Equal(Trust.App.Texts.In("en").HealthFine, View().Says);
        Assert.Empty(View(care: new(false, 0, 0, 0, false, 12), sends: false).ToDo); // a demo needs no mail server, and what retention takes is no fault
    }

    [Fact]
    public void Each_fault_is_one_sentence_in_every_language()
    {
        foreach (var language in Trust.App.Texts.Languages)
        {
            var view = View(language, Fine with { Number = 140000, Encoding = "LATIN1", Schema = Fine.Schema - 2 }, new(true, 1, 2, 3, false, 0), rights: 1, others: true, holds: false);
            Assert.Equal(11, view.ToDo.Select(t => t.What).Distinct().Count());
            Assert.Equal(Trust.App.Texts.In(language).HealthToDo(11), view.Says);
            Assert.Single(View(language, Fine with { Schema = Fine.Schema + 1 }).ToDo);
        }
    }

    [Fact]
    public void A_backup_is_told_with_its_moment_or_as_not_known()
    {
        var texts = Trust.App.Texts.In("en");
        var at = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        Assert.Contains(View(backup: at).Facts, f => f.Says == texts.HealthBackupAt(at));
        Assert.Contains(View().Facts, f => f.Says == texts.HealthBackupNone);
    }
}
