using static Trust.App.Tests.Deploy.ComposeFile;

namespace Trust.App.Tests.Deploy;

public sealed class ComposeFileTests
{
    [Fact]
    public void It_brings_the_database_the_app_and_a_mail_catcher() =>
        Assert.Equal(["app", "database", "mail"], Services.Order());

    [Fact]
    public void Every_service_runs_as_an_ordinary_user() =>
        Assert.All(Services, service => Assert.False(Text(Of(service, "user"))?.Split(':')[0] is null or "" or "0" or "root", service));

    [Fact]
    public void Every_service_writes_only_to_its_volumes_and_to_memory() =>
        Assert.All(Services, service => Assert.Equal("true", Text(Of(service, "read_only"))));

    [Fact]
    public void No_service_holds_a_privilege_or_can_gain_one() =>
        Assert.All(Services, service =>
        {
            Assert.Equal(["ALL"], List(Of(service, "cap_drop")));
            Assert.Contains("no-new-privileges:true", List(Of(service, "security_opt")));
            Assert.Null(Of(service, "cap_add"));
            Assert.Null(Of(service, "privileged"));
        });

    [Fact]
    public void Every_service_says_whether_it_is_well() =>
        Assert.All(Services, service => Assert.Equal("CMD", List(Of(service, "healthcheck", "test"))[0]));

    [Fact]
    public void The_app_is_well_when_it_is_ready()
    {
        Assert.Equal(["CMD", "/usr/local/bin/ready"], List(Of("app", "healthcheck", "test")));
        Assert.Contains(Lines("deploy/ready"), line => line.Contains("GET /health/ready ", StringComparison.Ordinal));
        Assert.Contains("COPY deploy/ready /usr/local/bin/ready", Lines("deploy/Dockerfile"));
    }

    [Fact]
    public void The_app_waits_until_the_database_is_well() =>
        Assert.Equal("service_healthy", Text(Of("app", "depends_on", "database", "condition")));

    [Fact]
    public void The_database_cannot_be_reached_from_outside()
    {
        Assert.Null(Of("database", "ports"));
        Assert.Equal(["inside"], List(Of("database", "networks")));
        Assert.Equal("true", Text(At("networks", "inside", "internal")));
    }

    [Fact]
    public void What_is_published_is_published_to_this_machine_alone() =>
        Assert.All(Services.SelectMany(service => List(Of(service, "ports"))), port => Assert.StartsWith("127.0.0.1:", port));

    [Fact]
    public void What_must_last_lies_in_named_volumes()
    {
        Assert.Contains("database:/var/lib/postgresql", List(Of("database", "volumes")));
        Assert.Contains("data:/var/lib/trust", List(Of("app", "volumes")));
        Assert.Equal(["data", "database"], Keys(At("volumes")!).Order());
    }

    [Fact]
    public void Nothing_secret_stands_in_the_file()
    {
        Assert.Equal("deploy/secrets/trust.env", Text(Of("app", "env_file")));
        Assert.Equal("deploy/secrets/database.env", Text(Of("database", "env_file")));
        Assert.All(Services.SelectMany(service => Keys(At("services", service)!, "environment")), name =>
            Assert.DoesNotMatch("(?i)password|connectionstrings|secret|token", name));
    }

    [Fact]
    public void The_mail_catcher_starts_only_when_it_is_asked_for()
    {
        Assert.Equal(["try-out"], List(Of("mail", "profiles")));
        Assert.All(Services.Where(service => service != "mail"), service => Assert.Null(Of(service, "profiles")));
    }

    [Fact]
    public void The_image_holds_the_published_app_alone_and_runs_as_an_ordinary_user()
    {
        var last = Lines("deploy/Dockerfile").SkipWhile(line => !line.StartsWith("FROM mcr.microsoft.com/dotnet/aspnet:10.0", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(last.Skip(1), line => line.StartsWith("FROM ", StringComparison.Ordinal));
        Assert.Equal("USER $APP_UID", last.Last(line => line.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.All(last.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)), line =>
            Assert.Matches("^COPY (--from=build /app /app|deploy/ready /usr/local/bin/ready)$", line));
    }

    [Fact]
    public void Whichever_way_it_is_installed_it_starts_without_demo_people()
    {
        Assert.Contains("CMD [\"run\", \"--production\"]", Lines("deploy/Dockerfile"));
        Assert.Contains("ExecStart=/usr/bin/dotnet /opt/trust/Trust.Web.dll run --production", Lines("deploy/trust.service"));
        Assert.Null(Of("app", "command"));
    }

    [Fact]
    public void The_proxy_on_this_machine_is_the_one_that_the_app_believes()
    {
        var subnet = System.Net.IPNetwork.Parse(Text(((YamlDotNet.RepresentationModel.YamlSequenceNode)At("networks", "outside", "ipam", "config")!)[0]["subnet"])!);
        var gateway = subnet.BaseAddress.GetAddressBytes();
        gateway[^1]++;
        Assert.Equal(new System.Net.IPAddress(gateway).ToString(), Text(Of("app", "environment", "Trust__Proxies")));
    }

    [Fact]
    public void Each_connection_names_the_role_that_it_is_for()
    {
        var made = Lines("deploy/new-secrets");
        Assert.Contains(made, line => line.StartsWith("ConnectionStrings__Trust=Host=database;Database=trust;Username=trust_app;", StringComparison.Ordinal));
        Assert.Contains(made, line => line.StartsWith("ConnectionStrings__TrustOwner=Host=database;Database=trust;Username=trust_owner;", StringComparison.Ordinal));
        Assert.Contains(made, line => line.StartsWith("ConnectionStrings__TrustCouncil=Host=database;Database=trust;Username=trust_council;", StringComparison.Ordinal));
    }
}
