namespace Trust.Domain;

/// <summary>Gives the organisation another name. Which it has now is no matter of the rules: it stands in its row, and each change cites it.</summary>
/// <param name="Name">Null where it is called so already.</param>
public sealed record RenameOrganisation(ContentRef? Name, Actor By, DateTimeOffset At) : OrganisationCommand(By, At)
{
    protected override OrganisationRuling Judge(Organisation organisation) => Name is { } name ? OrganisationRuling.Of(new OrganisationRenamed(name)) : OrganisationRuling.Nothing;
}

public sealed record OrganisationRenamed(ContentRef Name) : OrganisationEvent
{
    public override Organisation Apply(Organisation organisation) => organisation;
}
