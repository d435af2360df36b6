using Trust.Domain;

namespace Trust.App;

/// <summary>A person's sign-in. ASP.NET Core Identity changes it in place, then has <see cref="AccountStore"/> keep it.</summary>
public sealed class Account
{
    public required OrganisationId OrganisationId { get; init; }
    public required Guid Id { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>As it is looked up: without blanks around it, in lower case.</summary>
    public required string Email { get; set; }

    /// <summary>Null until a password was chosen; nobody signs in with none.</summary>
    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";
    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public static string Normal(string email) => email.Trim().ToLowerInvariant();
}
