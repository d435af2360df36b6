using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text;
using Trust.App;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.Web.Api;

/// <summary>Figures for whoever watches the process, as Prometheus reads them: sums over everybody, nothing of a person, a project or an organisation (rules.md 3).
/// Shown to this machine and to an administrator's token; to everybody else they are not there.</summary>
sealed class Metrics : IDisposable
{
    readonly MeterListener listener = new();
    readonly ConcurrentDictionary<int, long> answers = new();

    public Metrics()
    {
        listener.InstrumentPublished = (instrument, ear) =>
        {
            if (instrument is { Name: "http.server.request.duration", Meter.Name: "Microsoft.AspNetCore.Hosting" }) ear.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var (name, value) in tags)
                if (name == "http.response.status_code" && value is int status) answers.AddOrUpdate(status / 100, 1, (_, n) => n + 1);
        });
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    public static async Task<IResult> Show(HttpContext http, Metrics metrics, LateMails mails, ParkedWork parked, Organisations organisations, CancellationToken ct)
    {
        var here = http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
        if (!here && !(http.User.Identity?.IsAuthenticated is true && await Administers(http.Caller(), organisations, ct))) return TypedResults.NotFound();

        var told = new StringBuilder();
        void Tell(string name, string kind, string help, params IEnumerable<(string Labels, double Value)> samples)
        {
            told.Append($"# HELP {name} {help}\n# TYPE {name} {kind}\n");
            foreach (var (labels, value) in samples) told.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
        }
        Tell("trust_answers_total", "counter", "Requests answered since the start, by the first digit of the status.", metrics.answers.OrderBy(a => a.Key).Select(a => ($"{{status=\"{a.Key}xx\"}}", (double)a.Value)));
        Tell("trust_mails_late", "gauge", "Mails that should have gone and have not.", ("", await mails.Count(ct)));
        Tell("trust_work_parked", "gauge", "Jobs that stand still after repeated failures.", ("", await parked.Count(ct)));
        Tell("process_resident_memory_bytes", "gauge", "Memory of this process.", ("", Environment.WorkingSet));
        return TypedResults.Text(told.ToString(), "text/plain; version=0.0.4");
    }

    static async Task<bool> Administers(Caller caller, Organisations organisations, CancellationToken ct) =>
        (await organisations.Members(caller.Organisation, ct)).Any(m => m.PersonId == caller.Person && m.Role == Kebab.Of(OrganisationRole.Administrator));
}
