using Npgsql;
using Trust.App.Tests.Ground;
using static Trust.Domain.Tests.People;

namespace Trust.App.Tests.Rooms;

/// <summary>What a body keeps for itself comes back from a backup to its members, and to nobody else.</summary>
public sealed class RoomBackupTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_restored_room_opens_to_its_members_alone()
    {
        var office = await Office.Begun(db);
        var door = new RoomDoor(office.Organisation, office.Project, LindtalCouncil, Walter, new(2026, 3, 3));
        byte[] cipher = [.. Enumerable.Repeat((byte)7, 40)];
        await using (var session = await new CouncilDatabase(db.Council).Begin(door.Organisation, door.Person, door.Day, default))
        {
            // as a browser would have locked it
            await session.Execute("insert into council.locks values (@organisation, @project, @body, now())", new { organisation = door.Organisation, project = door.Project, body = door.Body }, default);
            await session.Execute("""
                insert into council.notes (organisation_id, project_id, body_id, id, version, kind, sealed, changed_at)
                values (@organisation, @project, @body, @project, 1, 'minutes', @cipher, now())
                """, new { organisation = door.Organisation, project = door.Project, body = door.Body, cipher }, default);
            await session.Commit(default);
        }

        var (name, file) = ("rooms_" + Guid.NewGuid().ToString("N"), Path.Combine(Path.GetTempPath(), $"rooms-{Guid.NewGuid():N}.backup"));
        try
        {
            var into = await (await PostgresFixture.Shared).Empty(name);
            await BackupFile.Write(db.Logins.Owner, file, DateTimeOffset.UnixEpoch, default);
            await RestoreFile.Read(into.Owner, file, default);
            await using var council = new CouncilDatabase(NpgsqlDataSource.Create(into.Council));
            var notes = new RoomNotes(council, new(TimeProvider.System));
            Assert.Equal(cipher, Assert.Single(await notes.Read(door, default)).Sealed);
            Assert.Empty(await notes.Read(door with { Person = Olga }, default));
            await using var app = NpgsqlDataSource.Create(into.App);
            var denied = await Assert.ThrowsAsync<PostgresException>(() => new Database(app).Outside<int>("select from council.notes", null, default));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, denied.SqlState);
        }
        finally
        {
            File.Delete(file);
            await (await PostgresFixture.Shared).Drop(name);
        }
    }
}
