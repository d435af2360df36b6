using Trust.Domain;

namespace Trust.Web.Api;

/// <summary>A request that names a group or a body: one of the two.</summary>
interface IAddressed
{
    Group? Group { get; }
    BodyId? BodyId { get; }

    /// <summary>Where neither is named, the party follows from the caller.</summary>
    bool IsOptional => false;

    bool NamesOne => (Group is null) != (BodyId is null) || IsOptional && Group is null && BodyId is null;
}

static class Addressed
{
    /// <summary>For requests whose body was let in: they name one.</summary>
    public static PartyId Party(this IAddressed addressed) =>
        addressed.BodyId is { } body ? PartyId.Of(body) : PartyId.Of(addressed.Group ?? throw new InvalidOperationException("A request that names nobody was let in."));
}
