using Trust.Web.Commands;

namespace Trust.Web.Tests.Commands;

public sealed class OptionsTests
{
    [Fact]
    public void Data_lie_where_the_one_who_starts_it_may_write()
    {
        Assert.Equal("/var/lib/trust", Options.Parse(["run"], "/root", root: true).DataFolder);
        Assert.Equal("/home/ada/.local/share/trust", Options.Parse(["run"], "/home/ada", root: false).DataFolder);
    }

    [Fact]
    public void What_is_said_is_taken()
    {
        var said = Options.Parse(["run", "--port", "8080", "--data", "/srv/trust", "--production"], "/root", root: true);
        Assert.Equal(("run", 8080, "/srv/trust", true, false), (said.Verb, said.Port, said.DataFolder, said.Production, said.Demo));
        Assert.Equal(["ada@firm.example"], Options.Parse(["token", "ada@firm.example"], "/root", root: true).Arguments);
        Assert.Equal("run", Options.Parse([], "/root", root: true).Verb);
    }

    [Theory]
    [InlineData("--prodcution")]
    [InlineData("--port")]
    [InlineData("--port", "99999")]
    [InlineData("--data")]
    public void What_is_not_understood_is_named(params string[] wrong) =>
        Assert.Contains($"'{wrong[0]}'", Assert.Throws<UsageException>(() => Options.Parse(["run", .. wrong], "/root", root: true)).Message, StringComparison.Ordinal);
}
