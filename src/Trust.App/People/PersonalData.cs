namespace Trust.App;

/// <summary>How a column speaks of a person.</summary>
public enum Speaks
{
    /// <summary>It is the person's id.</summary>
    Id,
    /// <summary>It is the person as an actor: <c>person:id</c>.</summary>
    Actor,
    /// <summary>Ids of persons stand within it.</summary>
    Within,
    /// <summary>Texts that the person typed, found through the entries they made.</summary>
    Typed,
    /// <summary>It says something of the person whom another column of the row names.</summary>
    Says,
    /// <summary>It proves a secret and is shown to nobody.</summary>
    Secret,
}

/// <summary>Why it is kept; its own text key, <c>personal-purpose.…</c>.</summary>
public enum PersonalPurpose { Contact, SignIn, Roles, Proof, Work, Mail, Retry, TakeBack }

/// <summary>For how long; its own text key, <c>personal-retention.…</c>.</summary>
public enum PersonalRetention { LeftPlus90Days, UntilLeft, UntilExpired, SystemLife, WithProject, TwelveMonths, TwoDays }

public sealed record PersonalColumn(string Table, string Column, Speaks Speaks, PersonalPurpose Purpose, PersonalRetention Retention);

/// <summary>Every column that holds data on a person, with its purpose and its end. The page <em>What Trust records about you</em> is made from it,
/// and a test fails when the schema has such a column that is missing here.</summary>
public static class PersonalData
{
    public static readonly IReadOnlyList<PersonalColumn> Columns =
    [
        .. Of("people", PersonalPurpose.Contact, PersonalRetention.LeftPlus90Days,
            ("id", Speaks.Id), ("name", Speaks.Says), ("email", Speaks.Says), ("language", Speaks.Says), ("time_zone", Speaks.Says), ("created_at", Speaks.Says), ("left_on", Speaks.Says), ("erased_at", Speaks.Says)),
        .. Of("accounts", PersonalPurpose.SignIn, PersonalRetention.UntilLeft,
            ("id", Speaks.Says), ("person_id", Speaks.Id), ("email", Speaks.Says), ("password_hash", Speaks.Secret), ("security_stamp", Speaks.Secret), ("failures", Speaks.Says), ("locked_until", Speaks.Says), ("created_at", Speaks.Says)),
        .. Of("tokens", PersonalPurpose.SignIn, PersonalRetention.UntilLeft,
            ("person_id", Speaks.Id), ("label", Speaks.Says), ("secret_hash", Speaks.Secret), ("created_at", Speaks.Says), ("expires_at", Speaks.Says), ("revoked_at", Speaks.Says)),
        .. Of("links", PersonalPurpose.SignIn, PersonalRetention.UntilExpired,
            ("person_id", Speaks.Id), ("purpose", Speaks.Says), ("secret_hash", Speaks.Secret), ("created_at", Speaks.Says), ("expires_at", Speaks.Says), ("used_at", Speaks.Says)),
        .. Of("calendar_feeds", PersonalPurpose.SignIn, PersonalRetention.UntilLeft,
            ("person_id", Speaks.Id), ("secret_hash", Speaks.Secret), ("created_at", Speaks.Says)),
        .. Of("demo_people", PersonalPurpose.SignIn, PersonalRetention.UntilLeft, ("person_id", Speaks.Id), ("part", Speaks.Says)),
        .. Of("organisation_members", PersonalPurpose.Roles, PersonalRetention.UntilLeft, ("person_id", Speaks.Id), ("role", Speaks.Says)),
        .. Of("project_people", PersonalPurpose.Roles, PersonalRetention.WithProject,
            ("project_id", Speaks.Says), ("person_id", Speaks.Id), ("part", Speaks.Says), ("what", Speaks.Says), ("from_on", Speaks.Says), ("to_on", Speaks.Says)),
        .. Of("projects", PersonalPurpose.Roles, PersonalRetention.WithProject, ("id", Speaks.Says), ("owner_id", Speaks.Id)),
        .. Of("project_states", PersonalPurpose.Work, PersonalRetention.WithProject, ("project_id", Speaks.Says), ("state", Speaks.Within)),
        .. Of("turns", PersonalPurpose.Work, PersonalRetention.WithProject,
            ("project_id", Speaks.Says), ("code", Speaks.Says), ("facts", Speaks.Within), ("person_id", Speaks.Id), ("since", Speaks.Says), ("due_on", Speaks.Says)),
        .. Of("objections", PersonalPurpose.Proof, PersonalRetention.SystemLife,
            ("project_id", Speaks.Says), ("raiser_id", Speaks.Id), ("category", Speaks.Says), ("state", Speaks.Says), ("raised_at", Speaks.Says)),
        .. Of("evidence_revisions", PersonalPurpose.Proof, PersonalRetention.SystemLife,
            ("project_id", Speaks.Says), ("stage", Speaks.Says), ("item", Speaks.Says), ("revision", Speaks.Says), ("given_by", Speaks.Actor), ("at", Speaks.Says)),
        .. Of("events", PersonalPurpose.Proof, PersonalRetention.SystemLife,
            ("stream_id", Speaks.Says), ("number", Speaks.Says), ("type", Speaks.Says), ("at", Speaks.Says), ("actor", Speaks.Actor), ("payload", Speaks.Within)),
        .. Of("contents", PersonalPurpose.Proof, PersonalRetention.SystemLife,
            ("stream_id", Speaks.Says), ("language", Speaks.Says), ("body", Speaks.Typed), ("created_at", Speaks.Says)),
        .. Of("deliveries", PersonalPurpose.Mail, PersonalRetention.TwelveMonths,
            ("project_id", Speaks.Says), ("person_id", Speaks.Id), ("kind", Speaks.Says), ("due_at", Speaks.Says), ("state", Speaks.Says), ("reason", Speaks.Says), ("ended_at", Speaks.Says), ("cleared_at", Speaks.Says)),
        .. Of("mail_choices", PersonalPurpose.Mail, PersonalRetention.UntilLeft, ("person_id", Speaks.Id), ("switch", Speaks.Says), ("wanted", Speaks.Says)),
        .. Of("council.keys", PersonalPurpose.Roles, PersonalRetention.WithProject,
            ("project_id", Speaks.Says), ("body_id", Speaks.Says), ("person_id", Speaks.Id), ("salt", Speaks.Secret), ("sealed", Speaks.Secret), ("created_at", Speaks.Says)),
        .. Of("people_imports", PersonalPurpose.TakeBack, PersonalRetention.TwoDays, ("added_by", Speaks.Id), ("at", Speaks.Says)),
        .. Of("idempotency", PersonalPurpose.Retry, PersonalRetention.TwoDays, ("actor", Speaks.Actor), ("key", Speaks.Says), ("at", Speaks.Says)),
    ];

    static IEnumerable<PersonalColumn> Of(string table, PersonalPurpose purpose, PersonalRetention retention, params (string Column, Speaks Speaks)[] columns) =>
        columns.Select(c => new PersonalColumn(table, c.Column, c.Speaks, purpose, retention));
}
