using Trust.Domain;
using Trust.Domain.Calendars;
using Trust.Domain.Course;
using Trust.Domain.Deliveries;
using Trust.Domain.Gates;
using Trust.Domain.Milestones;
using Trust.Domain.Stakeholders;
using Trust.Domain.Text;

namespace Trust.App;

/// <summary>Occasion → mail. Pure: the preview, the mail that goes out and the tests ask the same.</summary>
public static class Letters
{
    // an inbox shows less than this, and a header stays one line
    const int SubjectAtMost = 118, TitleInSubject = 48, NameInSubject = 40, NameAtMost = 120, LineAtMost = 400;

    public static MailText Write(MailOccasion occasion)
    {
        var topic = LetterTopic.Of(occasion);
        var dates = LetterDates.Of(occasion, topic);
        var letter = Compose(occasion, topic, dates);
        return new(letter.Subject, LetterText.Write(letter), LetterHtml.Write(letter), letter.Link, dates);
    }

    static LetterWords Compose(MailOccasion occasion, LetterTopic topic, CalendarFile? dates)
    {
        var (texts, title) = (occasion.Texts, occasion.View.Text(occasion.View.Project.Title) ?? "Trust");
        var off = LetterReasons.Off(occasion);
        return new(texts.Language,
            Plain.Of($"{Plain.Of(title, TitleInSubject)}: {Subject(occasion, topic, NameInSubject)}", SubjectAtMost),
            Plain.Of($"{Plain.Of(title, NameAtMost)}: {Subject(occasion, topic, NameAtMost)}", LineAtMost),
            LetterTrack.Of(occasion.View, texts), Plain.Of(Lead(occasion, topic), 2 * LineAtMost),
            occasion.Kind is MailKind.GateAsked or MailKind.GateReminder or MailKind.GateDeputy && LetterReasons.IsToBody(occasion) ? texts.MailOwnTime : null,
            texts.Of($"mail.{Kebab.Of(occasion.Kind)}.button", []), topic.Link(occasion),
            [.. Parts(occasion, topic, dates).Select(p => p with { Lines = [.. p.Lines.Select(l => Plain.Of(l, LineAtMost))] })],
            Plain.Of(LetterReasons.Why(occasion, topic), LineAtMost), off.Says, off.Link, texts.MailPrivacy)
        {
            Ask = occasion.WhomToAsk is { } ask ? new(texts.AtStart(texts.Word(OwnText.WhomToAsk)), [.. ask.Body.Split('\n').Select(l => Plain.Of(l, OwnTexts.Longest))], ask.Language) : null,
        };
    }

    static string Subject(MailOccasion occasion, LetterTopic topic, int nameAtMost) =>
        occasion.Kind is MailKind.News or MailKind.RightTold ? News(occasion).TrimEnd('.') : occasion.Texts.Of(Key(occasion, topic, "subject"), Facts(occasion, topic, nameAtMost));

    static string Lead(MailOccasion occasion, LetterTopic topic) =>
        occasion.Kind is MailKind.News or MailKind.RightTold ? News(occasion) : occasion.Texts.Of(Key(occasion, topic, "lead"), Facts(occasion, topic, NameAtMost));

    static string News(MailOccasion occasion) => occasion is { Happened: { } happened, Stamp: { } stamp }
        ? new Sentences(new(occasion.View, occasion.Texts)).Of(happened, stamp)
        : throw new InvalidOperationException("news is of an event");

    /// <summary>The text of the kind, or its variant for this reader or state where there is one.</summary>
    static string Key(MailOccasion occasion, LetterTopic topic, string part)
    {
        // before a day of rest the mail of the day itself comes early, and today would be wrong
        var kind = occasion.Kind is MailKind.MilestoneToday && topic.Milestone?.DueOn != occasion.View.Today ? MailKind.MilestoneAhead : occasion.Kind;
        var variant = kind switch
        {
            MailKind.MilestoneDone when LetterReasons.IsGladOf(occasion, topic) => "-glad",
            MailKind.MilestoneOverdue when occasion.View.Project.IsRunBy(occasion.View.Reader) => "-runs",
            MailKind.ConditionDue when topic.Condition?.DueOn < occasion.View.Today => "-late",
            MailKind.Named when occasion.Happened is StakeholderPlaced => "-placed",
            MailKind.MonthlyReport => $"-{Kebab.Of(LetterReport.Reader(occasion))}",
            _ when LetterReasons.IsToBody(occasion) => "-body",
            _ => "",
        };
        var key = $"mail.{Kebab.Of(kind)}.{part}";
        return occasion.Texts.Knows(key + variant) ? key + variant : key;
    }

    static List<Fact> Facts(MailOccasion occasion, LetterTopic topic, int nameAtMost)
    {
        var (project, words, facts) = (occasion.View.Project, new Wording(occasion.View, occasion.Texts), new List<Fact>());
        if (topic.Milestone is { } milestone)
            facts.AddRange([new("milestone", occasion.Texts.MailQuoted(Plain.Of(words.Milestone(milestone.Id), nameAtMost))), Fact.Of("on", milestone.DoneOn ?? milestone.DueOn)]);
        if (topic.On is { } day) facts.Add(Fact.Of("on", day));
        if (topic.Condition is { } condition)
            facts.AddRange([new("party", Plain.Of(words.Party(condition.From), nameAtMost)), .. condition.DueOn is { } due ? [Fact.Of("on", due)] : (Fact[])[]]);
        if (topic.Objection is { } objection)
            facts.AddRange([Fact.Of("category", objection.Category), Fact.Of("since", project.Day(Since(objection)))]);
        if (topic is { Stage: { } stage, Milestone: null })
            facts.AddRange([Fact.Of("stage", stage), Fact.Of("since", project.Day(project.OpenRound(stage)?.OpenedAt ?? occasion.View.Now))]);
        if ((topic.Party ?? occasion.As) is { } party)
            facts.AddRange([new("party", Plain.Of(words.Party(party), nameAtMost)), .. topic.Stage is { } at && Asked.At(project, at, party) is { } asked ? [Fact.Of("strength", asked.Strength)] : (Fact[])[]]);
        facts.AddRange(occasion.Happened switch
        {
            RoleGiven given => [Fact.Of("role", given.Role)],
            MilestonesPlanned planned => [Fact.Of("n", Own(occasion, [.. planned.Planned.Select(m => m.Id)]).Count)],
            MilestonesMoved moved => [Fact.Of("n", Own(occasion, [.. moved.Moves.Select(m => m.Id)]).Count)],
            { } happened when Reports.In(happened) is { } report => Outside(report),
            _ => (Fact[])[],
        });
        return facts;
    }

    static Fact[] Outside(Report report) => [Fact.Of("channel", report.Channel), Fact.Of("on", report.OccurredOn)];

    // what the reader is waited for counts from the raising until somebody has answered, and from the last turn after that
    static DateTimeOffset Since(Objection objection) => objection.State is ObjectionState.Raised or ObjectionState.Acknowledged ? objection.RaisedAt : objection.Since;

    static IEnumerable<LetterPart> Parts(MailOccasion occasion, LetterTopic topic, CalendarFile? dates)
    {
        var (texts, words) = (occasion.Texts, new Wording(occasion.View, occasion.Texts));
        if (occasion.Happened is MilestonesPlanned planned && Own(occasion, [.. planned.Planned.Select(m => m.Id)]) is var theirs)
            yield return Few(texts, texts.MailPlanned, [.. planned.Planned.Where(m => theirs.Contains(m.Id)).OrderBy(m => m.DueOn).Select(m => texts.MailMovedTo(Quoted(words, m.Id), m.DueOn))], 8);
        if (occasion.Happened is MilestonesMoved moved && Own(occasion, [.. moved.Moves.Select(m => m.Id)]) is var own)
            yield return Few(texts, texts.MailDates, [.. moved.Moves.Where(m => own.Contains(m.Id)).OrderBy(m => m.DueOn).Select(m => Moved(occasion, words, m))], 8);
        if (topic.Milestone is { IsPlanned: true } milestone && MilestoneDates.Meeting(occasion.View.Project, milestone) is { } meeting)
            yield return new(texts.MailWhen, [Hours(occasion, meeting.From, meeting.Until)]);
        foreach (var part in LetterReport.Parts(occasion)) yield return part;
        var turns = Turns.Of(occasion.View.Project).Where(topic.Covers).ToList();
        // what a body's own right is stands in the lead, in words that do not call its answer missing
        List<string> mine = SaysYourTurn(occasion.Kind) ? [] : [.. turns.Where(b => words.IsYours(b) && !(LetterReasons.IsToBody(occasion) && b.Code.StartsWith("gate.", StringComparison.Ordinal))).Select(words.Say).Distinct()];
        if (mine.Count > 0) yield return Few(texts, texts.MailFromYou, mine, 3);
        List<string> others = topic.IsOfTheWhole ? [] : [.. turns.Where(b => !words.IsYours(b)).Select(b => Named(words.Say(b), words.Who(b))).Distinct()];
        if (others.Count > 0) yield return Few(texts, texts.MailFromOthers, others, 3);
        if (LetterReasons.Means(occasion) is { } means) yield return new(texts.MailMeans, [means]);
        if (dates is not null) yield return new(texts.MailCalendar, [dates.Method is CalendarMethod.Cancel ? texts.MailCalendarOut : texts.MailCalendarIn]);
    }

    // of a plan or a shift, the reader is told the dates that concern them; all, should none of them do so any more
    static HashSet<MilestoneId> Own(MailOccasion occasion, IReadOnlyList<MilestoneId> all) =>
        all.Where(id => LetterDates.Concerns(occasion, occasion.View.Project.Milestones[id])).ToHashSet() is { Count: > 0 } own ? own : [.. all];

    static string Hours(MailOccasion occasion, DateTimeOffset from, DateTimeOffset until)
    {
        var zone = occasion.Zone ?? occasion.View.Project.TimeZone;
        var (start, end) = (LocalDay.In(from, zone), LocalDay.In(until, zone));
        return $"{occasion.Texts.Date(DateOnly.FromDateTime(start.DateTime))}, {occasion.Texts.Hours(TimeOnly.FromDateTime(start.DateTime), TimeOnly.FromDateTime(end.DateTime))}";
    }

    // the lead of these is the turn itself
    static bool SaysYourTurn(MailKind kind) => kind is MailKind.ObjectionRaised or MailKind.ObjectionToAcknowledge or MailKind.ObjectionToAnswer or MailKind.ObjectionToSettle
        or MailKind.ObjectionAnswered or MailKind.ObjectionToConfirm or MailKind.OwnershipOffered;

    static string Named(string what, string who) => what.Contains(who, StringComparison.Ordinal) ? what : $"{what} ({who})";

    static LetterPart Few(Texts texts, string label, IReadOnlyList<string> lines, int atMost) =>
        new(label, lines.Count <= atMost ? lines : [.. lines.Take(atMost - 1), texts.MailMore(lines.Count - atMost + 1)]);

    static string Moved(MailOccasion occasion, Wording words, MilestoneMove move)
    {
        var (texts, name) = (occasion.Texts, Quoted(words, move.Id));
        if (move.Was is { } was) return texts.MailMoved(name, move.DueOn, was);
        var first = occasion.View.Project.Milestones[move.Id].FirstDueOn;
        return first == move.DueOn ? texts.MailMovedTo(name, move.DueOn) : texts.MailMovedFirst(name, move.DueOn, first);
    }

    static string Quoted(Wording words, MilestoneId id) => words.Texts.MailQuoted(Plain.Of(words.Milestone(id), NameAtMost));
}
