using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Trust.App;

/// <summary>The keys that sign cookies and forms, in the database, so that every process reads what another wrote and a backup holds them.</summary>
public sealed class KeyRing(NpgsqlDataSource app) : IXmlRepository
{
    const string All = "select xml from data_protection_keys order by friendly_name";

    const string Insert = """
        insert into data_protection_keys (friendly_name, xml)
        values (@friendlyName, @xml)
        on conflict do nothing
        """;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = app.OpenConnection();
        return [.. connection.Query<string>(All).Select(x => XElement.Parse(x))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = app.OpenConnection();
        connection.Execute(Insert, new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
