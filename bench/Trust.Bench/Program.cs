// Measures Trust against the least that PostgreSQL asks of any program; ratios only, see README.md.
using System.Globalization;
using Trust.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], out var given) ? given : otherwise;
if (!IsKnown(args))
{
    Console.Error.WriteLine("""
        Usage: ./trust bench [--seconds 20] [--rounds 6]
               ./trust bench verify
               ./trust bench decisions       only Trust against the floor
               ./trust bench deliveries [--mails 20000] [--projects 3000]
               ./trust bench pages [--projects 1000] [--entries 500] [--seconds 60]
               ./trust bench chaos [--mails 20000]
               ./trust bench engines [--passings 5000] [--jobs 2000] [--mails 10000] [--rounds 3]
               ./trust bench calendar [--projects 200]      1 when the mails do not reconcile
        """);
    return 2;
}
var (seconds, rounds) = (Option("--seconds", 20), Option("--rounds", 6));

if (args is ["send", var app, var port])
{
    await Owing.Send(app, int.Parse(port));
    return 0;
}
if (args is ["deliveries", ..])
{
    await using var house = await Ground.Start();
    await new HandingOver(house).AtOnce(Option("--mails", 20_000));
    await new HandingOver(house).OneAfterTheOther(20, TimeSpan.FromSeconds(60));
    await new Planning(house, Option("--projects", 3_000)).Run();
    return 0;
}
if (args is ["pages", ..])
{
    await new Pages(Option("--projects", 1_000), Option("--entries", 500)).Run(TimeSpan.FromSeconds(Option("--seconds", 60)));
    return 0;
}
if (args is ["chaos", ..])
{
    await using var house = await Ground.Start();
    return await new Chaos(house, Option("--mails", 20_000)).Run() ? 0 : 1;
}
if (args is ["engines", ..])
{
    await using var house = await Ground.Start();
    var (own, inTurn) = ((await house.Found()).Organisation, Option("--rounds", 3));
    var engines = new Engines(house, own);
    await engines.Gates(Option("--passings", 5_000), inTurn);
    var (decisionsAtLeast, decisions) = await new Measure(house, own, inTurn, TimeSpan.FromSeconds(5)).Decisions(4); // with a hearing each, by the embedded engine
    Line("floor, whole decisions a second", decisionsAtLeast, "0");
    Line("embedded, whole decisions a second", decisions, "0");
    await engines.Jobs(Option("--jobs", 2_000), Option("--mails", 10_000), inTurn);
    return 0;
}
if (args is ["calendar", ..])
{
    await using var house = await Ground.Start();
    return await new TwelveWeeks(house, Option("--projects", 200)).Run() ? 0 : 1;
}

Console.WriteLine($"{rounds} interleaved rounds of {seconds} s; the middle one, and in brackets the lowest and the highest.");
await using var ground = await Ground.Start();
var measure = new Measure(ground, (await ground.Found()).Organisation, rounds, TimeSpan.FromSeconds(seconds));

if (args is ["verify", ..])
{
    var journal = await measure.Long(5_000);
    Console.WriteLine($"a journal of {journal.Entries} entries stands; checking it");
    Line("verify, entries a second", await measure.Verify(journal), "0");
    return 0;
}

if (args is not ["decisions", ..])
{
    var (few, many, fewEntries, longest) = await measure.Growth(5_000);
    Line($"decision with {fewEntries} entries, ms", few, "0.00");
    Line($"decision with {longest.Entries} entries, ms", many, "0.00");
    Line("  many to few", Figures.Ratio(many, few), "0.00");
    Line("verify, entries a second", await measure.Verify(longest), "0");
}

foreach (var clients in (int[])[1, 8])
{
    var (floor, ours) = await measure.Decisions(clients);
    Line($"floor, {clients} at once, decisions a second", floor, "0");
    Line($"Trust, {clients} at once, decisions a second", ours, "0");
    Line("  Trust to floor", Figures.Ratio(ours, floor), "0.00");
}

return 0;

// a part, then names with their numbers; "send" is how chaos starts its processes
static bool IsKnown(string[] args) => args is ["send", _, _]
    || args[(args is ["verify" or "decisions" or "deliveries" or "pages" or "chaos" or "calendar" or "engines", ..] ? 1 : 0)..].Chunk(2)
        .All(pair => pair is ["--seconds" or "--rounds" or "--mails" or "--projects" or "--entries" or "--passings" or "--jobs", var number] && int.TryParse(number, out _));

static void Line(string what, Figures figures, string format) => Console.WriteLine($"{what,-45} {figures.Say(format)}");
