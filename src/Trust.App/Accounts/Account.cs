using Trust.Domain;

namespace Trust.App;

/// <summary>A person's sign-in in one organisation.</summary>
public sealed class Account
{
    /// <summary>Length is what makes a password hard to guess; rules on its letters make it hard to remember.</summary>
    public const int PasswordAtLeast = 12;

    /// <summary>So that nobody has the server digest a book.</summary>
    public const int PasswordAtMost = 200;

    public required OrganisationId OrganisationId { get; init; }
    public required Guid Id { get; set; }
    public required PersonId PersonId { get; init; }

    /// <summary>As it is looked up: without blanks around it, in lower case.</summary>
    public required string Email { get; set; }

    /// <summary>Null in a demo only, whose persons come in without; nobody signs in by no password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password; a cookie that carries another one ends.</summary>
    public string SecurityStamp { get; set; } = "";

    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public static string Normal(string email) => email.Trim().ToLowerInvariant();
}
