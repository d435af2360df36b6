namespace Trust.Domain.Calendars;

/// <summary>Why nobody works on a day; one rest day may be several of these, the first that fits is named.</summary>
public abstract record DayOff
{
    public sealed record Holiday(string Day, Standing Standing) : DayOff;

    public sealed record Weekend : DayOff;

    /// <summary>A day that the organisation closes by its own choice.</summary>
    public sealed record Closed : DayOff;
}
