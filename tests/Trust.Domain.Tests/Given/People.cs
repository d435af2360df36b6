namespace Trust.Domain.Tests;

/// <summary>The people and parties of the tests' project: a works council at Lindtal, an SU at Odense.</summary>
static class People
{
    public static readonly PersonId Olga = Id.Person(1);        // owner
    public static readonly PersonId Dag = Id.Person(2);         // deputy owner, once given
    public static readonly PersonId Sonja = Id.Person(3);       // sponsor
    public static readonly PersonId Mona = Id.Person(4);        // management
    public static readonly PersonId Henrik = Id.Person(5);      // HR
    public static readonly PersonId Ida = Id.Person(6);         // IT
    public static readonly PersonId Walter = Id.Person(7);      // chair at Lindtal
    public static readonly PersonId Wilma = Id.Person(8);       // his colleague at Lindtal
    public static readonly PersonId Willi = Id.Person(9);       // another one
    public static readonly PersonId Sofie = Id.Person(10);      // SU at Odense
    public static readonly PersonId Emil = Id.Person(11);       // speaks for the employees
    public static readonly PersonId Petra = Id.Person(12);      // data protection officer
    public static readonly PersonId Nora = Id.Person(13);       // a colleague without a part, until she gets one
    public static readonly PersonId Stranger = Id.Person(99);   // never has a part

    public static readonly PartyId Management = PartyId.Of(Group.Management);
    public static readonly PartyId Hr = PartyId.Of(Group.Hr);
    public static readonly PartyId It = PartyId.Of(Group.It);
    public static readonly PartyId Employees = PartyId.Of(Group.Employees);
    public static readonly PartyId DataProtection = PartyId.Of(Group.DataProtection);

    public static readonly SiteId Lindtal = new(Id.Guid(0x51, 1));
    public static readonly SiteId Odense = new(Id.Guid(0x51, 2));
    public static readonly SiteId Oslo = new(Id.Guid(0x51, 3));  // joins later
    public static readonly BodyId LindtalCouncil = new(Id.Guid(0xB0, 1));
    public static readonly BodyId OdenseSu = new(Id.Guid(0xB0, 2));
    public static readonly BodyId LindtalSafety = new(Id.Guid(0xB0, 3)); // joins later
    public static readonly PartyId Council = PartyId.Of(LindtalCouncil);
    public static readonly PartyId Su = PartyId.Of(OdenseSu);

    public static Actor Is(this PersonId person) => Actor.Of(person);
}

/// <summary>Ids and texts by number, the same in every run.</summary>
static class Id
{
    public static Guid Guid(int kind, int number) => new(kind, 0, 0, BitConverter.GetBytes((long)number));
    public static PersonId Person(int number) => new(Guid(0x9E, number));
    public static ActId Act(int number) => new(Guid(0xAC, number));
    public static ObjectionId Objection(int number) => new(Guid(0x0B, number));
    public static ConditionId Condition(int number) => new(Guid(0xC0, number));
    public static ChangeId Change(int number) => new(Guid(0xC4, number));
    public static MilestoneId Milestone(int number) => new(Guid(0xE11, number));
    public static ClaimId Claim(int number) => new(Guid(0xC1, number));
    public static ContentRef Text(int number) => new(new(Guid(0x7E, number)), Digest.Of(BitConverter.GetBytes(number)));
    public static FileRef File(int number) => new(new(Guid(0xF1, number)), Digest.Of(BitConverter.GetBytes(-number)), Text(1000 + number));

    public static readonly ContentRef SomeText = Text(1);
}
