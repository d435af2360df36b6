using System.Globalization;
using System.Threading.RateLimiting;
using Trust.App;

namespace Trust.Web;

/// <summary>How often a minute somebody may try to sign in, from one network address and into one account.
/// A single process counts for itself; what counts for all is the account's lockout.</summary>
public sealed class SignInLimits(int aMinuteFromAddress, int aMinuteIntoAccount) : IDisposable
{
    readonly PartitionedRateLimiter<string> fromAddress = Limit(aMinuteFromAddress);
    readonly PartitionedRateLimiter<string> intoAccount = Limit(aMinuteIntoAccount);

    /// <summary>Null when the attempt may go on, else how long to wait.</summary>
    public TimeSpan? Wait(HttpContext http, string email)
    {
        using var address = fromAddress.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!address.IsAcquired) return After(address);
        using var account = intoAccount.AttemptAcquire(Account.Normal(email));
        return account.IsAcquired ? null : After(account);
    }

    /// <summary>Answers 429 and says when to come back.</summary>
    public static int Refuse(HttpResponse response, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }

    public void Dispose()
    {
        fromAddress.Dispose();
        intoAccount.Dispose();
    }

    static TimeSpan After(RateLimitLease refused) => refused.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);

    static PartitionedRateLimiter<string> Limit(int aMinute) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = aMinute, Window = TimeSpan.FromMinutes(1), AutoReplenishment = true }));
}
