using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Trust.Domain.Checkpoints;

/// <summary>What is asked in plain words before any law is; a yes triggers rights. Reading emotions comes first, since nothing goes on after a yes.</summary>
public enum PlainQuestion
{
    InfersEmotions,
    /// <summary>Can it record or evaluate what people do, logs included?</summary>
    Monitors,
    /// <summary>Does it take part in hiring, moving, promoting or dismissing?</summary>
    Selects,
    /// <summary>Does it score, rank or assess people?</summary>
    Appraises,
    /// <summary>Does it decide without a person?</summary>
    Decides,
    ChangesPay,
    ChangesTasks,
    ChangesHeadcount,
    AsksQuestionnaires,
    /// <summary>Are there rules of conduct for those who work with it?</summary>
    SetsConduct,
}

/// <summary>What the project answered, and how many people the employer employs in a country.</summary>
/// <param name="Employees">By country; one that is left out counts the heads of the project's sites there, which may be too few.</param>
public sealed record PlainAnswers(ImmutableSortedDictionary<PlainQuestion, bool> Said, ImmutableSortedDictionary<string, int> Employees)
{
    public static readonly PlainAnswers None = new(ImmutableSortedDictionary<PlainQuestion, bool>.Empty, ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    public bool Yes(PlainQuestion question) => Said.GetValueOrDefault(question);

    /// <summary>What nobody has answered yet; until it is, that nothing was found says little.</summary>
    [JsonIgnore]
    public ImmutableArray<PlainQuestion> Open => [.. Enum.GetValues<PlainQuestion>().Where(q => !Said.ContainsKey(q))];
}
