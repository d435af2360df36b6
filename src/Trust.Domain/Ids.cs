using System.Security.Cryptography;

namespace Trust.Domain;

/// <summary>An id that is one UUID; written as text wherever it leaves memory.</summary>
public interface IUuid<TSelf> where TSelf : struct, IUuid<TSelf>
{
    Guid Value { get; }
    static abstract TSelf From(Guid value);
}

public readonly record struct OrganisationId(Guid Value) : IUuid<OrganisationId>, IComparable<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);
    public int CompareTo(OrganisationId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ProjectId(Guid Value) : IUuid<ProjectId>, IComparable<ProjectId>
{
    public static ProjectId From(Guid value) => new(value);
    public int CompareTo(ProjectId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>One human in one organisation.</summary>
public readonly record struct PersonId(Guid Value) : IUuid<PersonId>, IComparable<PersonId>
{
    public static PersonId From(Guid value) => new(value);
    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct SiteId(Guid Value) : IUuid<SiteId>, IComparable<SiteId>
{
    public static SiteId From(Guid value) => new(value);
    public int CompareTo(SiteId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct BodyId(Guid Value) : IUuid<BodyId>, IComparable<BodyId>
{
    public static BodyId From(Guid value) => new(value);
    public int CompareTo(BodyId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ObjectionId(Guid Value) : IUuid<ObjectionId>, IComparable<ObjectionId>
{
    public static ObjectionId From(Guid value) => new(value);
    public int CompareTo(ObjectionId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>An address without an account; the id says nothing of what stands in it.</summary>
public readonly record struct PublicPageId(Guid Value) : IUuid<PublicPageId>, IComparable<PublicPageId>
{
    public static PublicPageId From(Guid value) => new(value);
    public int CompareTo(PublicPageId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>What several objections have in common.</summary>
public readonly record struct ThemeId(Guid Value) : IUuid<ThemeId>, IComparable<ThemeId>
{
    public static ThemeId From(Guid value) => new(value);
    public int CompareTo(ThemeId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ConditionId(Guid Value) : IUuid<ConditionId>, IComparable<ConditionId>
{
    public static ConditionId From(Guid value) => new(value);
    public int CompareTo(ConditionId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>Something done on paper, by phone or in a meeting, and recorded by someone else.</summary>
public readonly record struct ActId(Guid Value) : IUuid<ActId>, IComparable<ActId>
{
    public static ActId From(Guid value) => new(value);
    public int CompareTo(ActId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct ChangeId(Guid Value) : IUuid<ChangeId>, IComparable<ChangeId>
{
    public static ChangeId From(Guid value) => new(value);
    public int CompareTo(ChangeId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct MilestoneId(Guid Value) : IUuid<MilestoneId>, IComparable<MilestoneId>
{
    public static MilestoneId From(Guid value) => new(value);
    public int CompareTo(MilestoneId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A right that stands at a gate or lock for one body, or for the employees.</summary>
public readonly record struct CheckpointId(Guid Value) : IUuid<CheckpointId>, IComparable<CheckpointId>
{
    public static CheckpointId From(Guid value) => new(value);
    public int CompareTo(CheckpointId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct AgreementId(Guid Value) : IUuid<AgreementId>, IComparable<AgreementId>
{
    public static AgreementId From(Guid value) => new(value);
    public int CompareTo(AgreementId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A promise that the employer made.</summary>
public readonly record struct CommitmentId(Guid Value) : IUuid<CommitmentId>, IComparable<CommitmentId>
{
    public static CommitmentId From(Guid value) => new(value);
    public int CompareTo(CommitmentId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A typed text, stored once and never changed; see <see cref="ContentRef"/>.</summary>
public readonly record struct ContentId(Guid Value) : IUuid<ContentId>, IComparable<ContentId>
{
    public static ContentId From(Guid value) => new(value);
    public int CompareTo(ContentId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

public readonly record struct FileId(Guid Value) : IUuid<FileId>, IComparable<FileId>
{
    public static FileId From(Guid value) => new(value);
    public int CompareTo(FileId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A one-time link, by which someone without an account may do one thing.</summary>
public readonly record struct ClaimId(Guid Value) : IUuid<ClaimId>, IComparable<ClaimId>
{
    public static ClaimId From(Guid value) => new(value);
    public int CompareTo(ClaimId other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>A SHA-256 value, written as 64 lower-case hex digits.</summary>
public readonly record struct Digest(string Hex)
{
    public static Digest Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    public static Digest From(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));
    public byte[] Bytes => Convert.FromHexString(Hex);
    public override string ToString() => Hex;
}

/// <summary>Points at a typed text or file without holding it: SHA-256 over its salt and body.
/// The journal proves the text as long as it is kept and stays whole when the text is erased.</summary>
public readonly record struct ContentRef(ContentId Id, Digest Digest);

/// <summary>A file: its own digest, and its name, which a person typed.</summary>
public readonly record struct FileRef(FileId Id, Digest Digest, ContentRef Name);

/// <summary>Ids of what a reaction makes: the same event always makes the same id (RFC 9562, version 5).</summary>
public static class DerivedId
{
    static readonly Guid Trust = new("6d5e4f9b-2f2a-5b0e-9c1d-7a5472757374");

    public static Guid Of(ProjectId project, long number, string purpose)
    {
        var name = System.Text.Encoding.UTF8.GetBytes($"{project}/{number}/{purpose}");
        Span<byte> input = stackalloc byte[16 + name.Length];
        Trust.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
