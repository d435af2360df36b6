using Trust.App;
using Trust.Web.Components;
using Trust.Web.Pages.Checkpoints;

namespace Trust.Web.Pages.Rooms;

/// <summary>A note of a room as the page draws it; without one, the form for a new one.</summary>
public sealed record NoteOf(RoomModel Room, RoomNote? Note)
{
    public string? Sealed => Note?.Sealed is { } bytes ? Convert.ToBase64String(bytes) : null;

    /// <summary>The checkpoint that it is about, as long as that stands.</summary>
    public FrameLink? About => Note?.About is { } id && Room.Frame.Project.Project.Checkpoints.GetValueOrDefault(id) is { } checkpoint
        ? new(Room.Frame.Texts.AtStart(Room.Frame.Project.Words.Right(id)) + ", " + CheckpointFrame.PlaceOf(Room.Frame.Texts, checkpoint.At), Room.Frame.Project.Path($"checkpoints/{id}"))
        : null;
}
