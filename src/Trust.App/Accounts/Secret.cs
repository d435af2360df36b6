using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Trust.App;

/// <summary>32 random bytes that whoever holds them may use; kept as a digest only, so that no copy of the database opens a door.</summary>
public readonly record struct Secret(string Text)
{
    public static Secret New(string prefix = "") => new(prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>A plain digest is enough: there is nothing to guess in 256 random bits.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    // never into a log by accident
    public override string ToString() => "(secret)";
}
