using Npgsql;
using Trust.App.Rulebooks;
using Trust.Domain;
using Trust.Domain.Checkpoints;

namespace Trust.App;

/// <summary>How the installation stands, from the doctor's own questions; nothing of any project.</summary>
/// <param name="RoleProblems">What Trust's role in the database may do that it must not.</param>
/// <param name="ReadByOthers">Some read tables are another Trust's.</param>
/// <param name="Engine">What runs the processes, by its own name.</param>
/// <param name="Law">The newest pack of each country that this Trust carries.</param>
public sealed record InstallationState(ServerState Server, int RoleProblems, bool ReadByOthers, HouseCare Care, string Engine, IReadOnlyList<Rulebook> Workflows, IReadOnlyList<LawPack> Law);

/// <summary>Tells an administrator what <c>./trust doctor</c> tells the operator, as far as it is theirs to know.</summary>
public sealed class Installation(NpgsqlDataSource app, Replay replay, IProcessEngine engine, Housekeeping housekeeping, Rulebooks.Rulebooks rulebooks)
{
    /// <summary>Null for whoever does not administer the organisation.</summary>
    public async Task<InstallationState?> Read(OrganisationId organisation, PersonId by, CancellationToken ct) =>
        await housekeeping.Read(organisation, by, ct) is not { } care ? null
        : new(await Checkup.Look(app, ct), (await StartCheck.Problems(app, ct)).Count, (await replay.Missing(ct)).Count > 0, care, engine.Name,
            [.. rulebooks.All.GroupBy(r => r.Key).Select(versions => versions.Last())], [.. LawFiles.Embedded().All.GroupBy(p => p.Code).Select(versions => versions.Last())]);
}
