using System.Text.Json;
using Trust.Domain;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>Event to bytes, once, and back.</summary>
public static class EventBytes
{
    public static byte[] Write<TEvent>(TEvent happened) where TEvent : class => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), DomainJson.Options);

    /// <exception cref="UnreadableEventException">The name is unknown or the payload does not fit it; names project and number.</exception>
    public static ProjectEvent Read(StoredEvent stored) => Read<ProjectEvent>(stored);

    /// <inheritdoc cref="Read(StoredEvent)"/>
    public static TEvent Read<TEvent>(StoredEvent stored) where TEvent : class
    {
        var type = EventNames.Find(stored.Type, stored.TypeVersion);
        if (type is null || !type.IsAssignableTo(typeof(TEvent)))
            throw new UnreadableEventException(stored, $"{stored.Type}.{stored.TypeVersion} is not known to this version of Trust");
        try
        {
            return (TEvent)JsonSerializer.Deserialize(stored.Payload, type, DomainJson.Options)!; // a payload is never the word null
        }
        catch (JsonException wrong)
        {
            throw new UnreadableEventException(stored, wrong.Message);
        }
    }
}

/// <summary>A stored event that cannot be read: the load stops rather than guess.</summary>
public sealed class UnreadableEventException(StoredEvent stored, string why)
    : Exception($"event {stored.Number} of project {stored.StreamId} cannot be read: {why}");
