namespace Trust.Domain;

/// <summary>What an organisation says in its own words, in each language by itself. Its own text key, <c>own-text.…</c>.</summary>
public enum OwnText { WhomToAsk, SignIn }

/// <summary>Sets one of the organisation's own texts in one language, or takes it back.</summary>
public sealed record SetOwnText(OwnText Which, string Language, ContentRef? Text, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => this switch
    {
        _ when Language.Length != 2 || !Language.All(char.IsAsciiLetterLower) => Refusal.Incomplete("own-texts.language-unknown", "language"),
        _ when organisation.OwnTextIn(Which, Language) == Text => OrganisationRuling.Nothing,
        _ => OrganisationRuling.Of(new OwnTextSet(Which, Language, Text)),
    };
}

public sealed record OwnTextSet(OwnText Which, string Language, ContentRef? Text) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation with
    {
        OwnTexts = Text is { } said ? organisation.OwnTexts.SetItem((Which, Language), said) : organisation.OwnTexts.Remove((Which, Language)),
    };
}
