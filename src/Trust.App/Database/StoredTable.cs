using Dapper;
using Npgsql;

namespace Trust.App;

/// <summary>A table that a backup holds, as the catalogue describes it; names are quoted where SQL needs it.</summary>
sealed record StoredTable(string Name, bool IsForced, string[] Columns)
{
    // the migrator makes schema_version by itself; generated columns come again by themselves
    const string All = """
        select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as is_forced,
               array_agg(quote_ident(a.attname) order by a.attnum) as columns
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        where n.nspname in ('public', 'council') and c.relkind = 'r' and c.oid <> 'public.schema_version'::regclass
        group by 1, 2
        order by 1
        """;

    const string References = """
        select distinct format('%I.%I', cn.nspname, c.relname) as from_table, format('%I.%I', tn.nspname, t.relname) as to_table
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_namespace cn on cn.oid = c.relnamespace
        join pg_class t on t.oid = k.confrelid
        join pg_namespace tn on tn.oid = t.relnamespace
        where k.contype = 'f' and k.conrelid <> k.confrelid
        """;

    /// <summary>Every table, those that others refer to first. In a circle, where no order helps, its keys must be deferrable.</summary>
    public static async Task<IReadOnlyList<StoredTable>> In(NpgsqlConnection connection, CancellationToken ct)
    {
        DapperSetup.Once();
        var waiting = (await connection.QueryAsync<StoredTable>(new CommandDefinition(All, cancellationToken: ct))).AsList();
        var references = (await connection.QueryAsync<(string From, string To)>(new CommandDefinition(References, cancellationToken: ct))).ToLookup(r => r.From, r => r.To);
        var ordered = new List<StoredTable>(waiting.Count);
        while (waiting.Count > 0)
        {
            var open = waiting.Select(t => t.Name).ToHashSet();
            var next = waiting.Where(t => !references[t.Name].Any(open.Contains)).ToList();
            if (next.Count == 0) next = [.. waiting];
            ordered.AddRange(next);
            waiting.RemoveAll(next.Contains);
        }
        return ordered;
    }

    public string Copy(IEnumerable<string> columns, string direction) => $"copy {Name} ({string.Join(", ", columns)}) {direction} (format binary)";
}
