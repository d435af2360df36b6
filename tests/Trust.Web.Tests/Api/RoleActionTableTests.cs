namespace Trust.Web.Tests.Api;

/// <summary>Who may do what: the table is the test. <c>+</c> the door is open (what then happens is the rules' matter), <c>-</c> 403, <c>0</c> not there, <c>?</c> nobody is signed in.
/// Bodies that change something are left incomplete, so that the project stays as it is for the next cell.</summary>
public sealed class RoleActionTableTests(ApiHouse house) : IClassFixture<ApiHouse>
{
    static readonly string[] Parts = ["owner", "deputy-owner", "sponsor", "member", "observer", "management", "hr", "it", "works-council", "employees", "data-protection", "administrator", "auditor", "outsider", "anonymous"];

    //                                                               own dep spo mem obs man hr  it  wc  emp dp  adm aud out ano
    [Theory]
    [InlineData("GET", "", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/journal", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/stages/transparency/gate", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/stakeholders", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("PATCH", "", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/start", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/pause", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/cancel", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/retire", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/reopen", "{}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/roles/member/{member}", null, "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/owner", "{\"personId\": \"{owner}\"}", "+   -   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/owner/confirm", "{}", "+   -   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/groups/employees", "{\"affectedness\": 2, \"position\": \"divided\"}", "+   +   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("GET", "/contacts", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("POST", "/contacts", "{\"group\": \"hr\", \"on\": \"2099-01-01\"}", "+   +   -   +   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/seats/speakers", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/seats/hr", "{\"holders\": []}", "+   +   -   -   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/seats/employees", "{\"holders\": []}", "-   -   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("PUT", "/seats/{body}", "{\"holders\": [], \"terms\": []}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("PUT", "/seats/data-protection", "{\"holders\": []}", "-   -   -   -   -   -   -   -   -   -   +   0   -   0   ?")]
    [InlineData("PUT", "/stages/security/evidence/dpia", "{}", "+   +   -   +   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/stages/security/evidence/dpo-advice", "{}", "+   +   -   +   -   -   -   -   -   -   +   0   -   0   ?")]
    [InlineData("GET", "/assessments/dpia", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("PUT", "/assessments/fria", "{\"answers\": []}", "+   +   -   -   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/evidence/question-hour/waive", "{}", "-   -   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/decisions", "{\"group\": \"management\", \"answer\": \"object\", \"round\": 99, \"statement\": \"{digest}\"}", "-   -   -   -   -   +   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/decisions", "{\"group\": \"employees\", \"answer\": \"object\", \"round\": 99, \"statement\": \"{digest}\"}", "-   -   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/decisions", "{\"bodyId\": \"{body}\", \"answer\": \"object\", \"round\": 99, \"statement\": \"{digest}\"}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/decisions", "{\"group\": \"hr\", \"answer\": \"object\", \"round\": 99, \"statement\": \"{digest}\", \"onBehalf\": {\"channel\": \"phone\", \"occurredOn\": \"2026-11-02\"}}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/outcomes", "{\"group\": \"hr\", \"kind\": \"reasoned-answer\"}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/meetings", "{\"group\": \"hr\", \"on\": \"2020-01-01\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/stages/transparency/gate/close-without-position", "{\"group\": \"hr\", \"targetWas\": \"2099-01-01\"}", "-   -   +   -   -   +   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/locks/pilot", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/locks/pilot/end", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/changes", "{\"kind\": \"data\"}", "+   +   -   +   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/sites", "{\"employer\": \"Lindtal AS\", \"name\": \"Oslo\", \"country\": \"NO\", \"headcount\": 12}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/bodies", "{\"kind\": \"union\", \"localName\": \"Klubben\", \"level\": \"company\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/objections", "{\"category\": \"jobs\"}", "+   +   +   +   +   +   +   +   +   +   +   0   -   0   ?")]
    [InlineData("POST", "/objections", "{\"category\": \"jobs\", \"forBody\": \"{body}\"}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/acknowledge", "{}", "+   +   +   -   -   +   +   +   -   -   +   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/answer", "{}", "+   +   +   -   -   +   +   +   -   -   +   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/accept", "{}", "-   -   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/contest", "{}", "-   -   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/escalate", "{}", "+   +   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/settle", "{}", "-   -   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/confirm-blocking", "{}", "+   +   -   -   -   -   -   +   -   -   +   0   -   0   ?")]
    [InlineData("POST", "/objections/{objection}/decline-blocking", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/objections/{objection}/theme", "{\"themeId\": \"{observer}\"}", "0   0   -   -   -   -   -   -   -   -   -   0   -   0   ?")] // there is no such theme, for whoever may put it there
    [InlineData("PUT", "/objections/{objection}/words", "{}", "-   -   -   -   -   -   -   -   -   +   -   0   -   0   ?")]
    [InlineData("GET", "/themes", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("POST", "/themes", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/themes/{observer}/name", "{\"name\": \"Nights\"}", "0   0   -   -   -   -   -   -   -   -   -   0   -   0   ?")] // there is no such theme, for whoever may rename it
    [InlineData("POST", "/themes/{observer}/changed", "{\"text\": \"Somebody is there.\"}", "0   0   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("GET", "/public-pages", null, "+   +   0   0   0   0   0   0   0   0   0   0   0   0   ?")]
    [InlineData("POST", "/public-pages", "{\"kind\": \"status\", \"until\": \"2020-01-01\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("DELETE", "/public-pages/{observer}", null, "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("GET", "/kpis", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/roi", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("POST", "/kpis/adoption/points", "{\"on\": \"2026-11-02\", \"value\": 62}", "+   +   -   +   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/kpis/adoption/target", "{\"targetTo\": 5, \"target\": 101}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/roi", "{}", "+   +   -   +   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/rulebook/adopt", "{\"version\": 1}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("GET", "/milestones", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("POST", "/milestones", "{\"title\": \"Kick-off\", \"stage\": \"relevance\", \"from\": \"hr\", \"dueOn\": \"2020-01-01\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/milestones/{milestone}", "{\"dueOn\": \"2020-01-01\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/shift", "{\"workingDays\": 5, \"preview\": true}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/done", "{\"on\": \"2099-01-01\"}", "+   +   -   +   -   -   +   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/drop", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/restore", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("PUT", "/milestones/{milestone}/hours", "{\"from\": \"10:00:00\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/not-before", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/not-before", "{\"bodyId\": \"{body}\"}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/not-before", "{\"group\": \"data-protection\"}", "-   -   -   -   -   -   -   -   -   -   +   0   -   0   ?")]
    [InlineData("POST", "/milestones/{milestone}/not-before", "{\"group\": \"hr\"}", "-   -   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("GET", "/questions", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("PUT", "/questions", "{}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("GET", "/checkpoints", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/checkpoints/{checkpoint}", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/competence", "{\"competent\": [], \"answeredOn\": \"2026-11-02\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/packet", "{\"language\": \"fi\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/packet", "{\"language\": \"fi\", \"version\": 99}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/receipt", "{\"version\": 99}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/receipt", "{\"version\": 99, \"onBehalf\": {\"channel\": \"phone\", \"occurredOn\": \"2026-11-02\"}}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/incomplete", "{\"version\": 99}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/answer-date", "{\"answersBy\": \"2020-01-01\"}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/position", "{\"position\": \"objection\", \"version\": 99}", "-   -   -   -   -   -   -   -   -   -   -   0   -   0   ?")] // a token proves nothing anew: FreshSignInTests
    [InlineData("POST", "/checkpoints/{checkpoint}/position", "{\"position\": \"objection\", \"version\": 99, \"onBehalf\": {\"channel\": \"paper\", \"occurredOn\": \"2026-11-02\"}}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/answer", "{}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/talks", "{\"on\": \"2020-01-01\"}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/minutes", "{\"kind\": \"reasoned-answer\", \"report\": {\"channel\": \"phone\", \"occurredOn\": \"2026-11-02\"}}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/confirmation", "{}", "-   -   -   -   -   -   -   -   -   -   +   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/confirmation", "{\"counsel\": {\"channel\": \"paper\", \"occurredOn\": \"2026-11-02\"}}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/conciliation", "{}", "+   +   +   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/close", "{}", "-   -   +   -   -   +   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/checkpoints/{checkpoint}/agreement", "{\"title\": \"Draft\", \"parties\": [], \"clauses\": []}", "+   +   +   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("GET", "/agreements", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/agreements/{agreement}", null, "+   +   +   0   0   0   0   0   +   0   0   0   0   0   ?")]
    [InlineData("GET", "/agreements/{agreement}/difference?from=1&to=1", null, "+   +   +   0   0   0   0   0   +   0   0   0   0   0   ?")]
    [InlineData("POST", "/agreements", "{\"for\": [\"{checkpoint}\"], \"title\": \"Draft\", \"parties\": [], \"clauses\": []}", "+   +   +   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("PUT", "/agreements/{agreement}", "{\"version\": 99, \"title\": \"Draft\", \"parties\": [], \"clauses\": []}", "+   +   +   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/agreements/{agreement}/sign-off", "{\"side\": \"employer\", \"version\": 99, \"digest\": \"{digest}\"}", "-   -   +   -   -   +   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/agreements/{agreement}/sign-off", "{\"side\": \"body\", \"version\": 99, \"digest\": \"{digest}\"}", "-   -   -   -   -   -   -   -   -   -   -   0   -   0   ?")] // as a position
    [InlineData("POST", "/agreements/{agreement}/sign-off", "{\"side\": \"body\", \"version\": 99, \"digest\": \"{digest}\", \"onBehalf\": {\"channel\": \"paper\", \"occurredOn\": \"2026-11-02\"}}", "+   +   -   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/agreements/{agreement}/in-force", "{\"form\": \"paper-signed\", \"from\": \"2026-11-02\", \"report\": {\"channel\": \"paper\", \"occurredOn\": \"2026-11-02\"}}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/agreements/{agreement}/notice", "{\"side\": \"employer\"}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/agreements/{agreement}/notice", "{\"side\": \"body\"}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("POST", "/agreements/{agreement}/review", "{\"on\": \"2099-01-01\"}", "+   +   +   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("GET", "/commitments", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("POST", "/commitments", "{\"ownerId\": \"{observer}\", \"checkOn\": \"2020-01-01\"}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/commitments/{commitment}/move", "{\"ownerId\": \"{observer}\", \"checkOn\": \"2020-01-01\"}", "+   +   +   -   -   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/commitments/{commitment}/check", "{\"side\": \"employer\", \"kept\": \"no\"}", "+   +   +   -   +   -   -   -   -   -   -   0   -   0   ?")]
    [InlineData("POST", "/commitments/{commitment}/check", "{\"side\": \"body\", \"kept\": \"no\"}", "-   -   -   -   -   -   -   -   +   -   -   0   -   0   ?")]
    [InlineData("GET", "~/jurisdictions", null, "+   +   +   +   +   +   +   +   +   +   +   +   +   +   ?")]
    [InlineData("GET", "~/jurisdictions/de", null, "+   +   +   +   +   +   +   +   +   +   +   +   +   +   ?")]
    [InlineData("GET", "/deliveries", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "/deliveries/preview", null, "+   +   +   +   +   +   +   +   +   +   +   0   +   0   ?")]
    [InlineData("GET", "~/organisation/holidays", null, "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("GET", "~/organisation/texts", null, "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("POST", "~/organisation/texts", "{\"which\": \"sign-in\", \"language\": \"nl\"}", "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("POST", "~/organisation/holidays", "{\"country\": \"DE\"}", "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("PUT", "~/organisation/name", "{\"name\": \"Lindtal\"}", "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("GET", "~/organisation/mail/failed", null, "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("POST", "~/organisation/mail/failed/{observer}/try-again", "{}", "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("GET", "~/organisation/parked", null, "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("POST", "~/organisation/parked/retry", "{\"projectId\": \"{project}\"}", "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("GET", "~/projects", null, "+   +   +   +   +   +   +   +   +   +   +   +   +   +   ?")]
    [InlineData("GET", "~/workflows", null, "+   +   +   +   +   +   +   +   +   +   +   +   +   +   ?")]
    [InlineData("GET", "~/me", null, "+   +   +   +   +   +   +   +   +   +   +   +   +   +   ?")]
    [InlineData("GET", "~/me/data", null, "+   +   +   +   +   +   +   +   +   +   +   +   +   +   ?")]
    [InlineData("GET", "~/people/{observer}", null, "+   +   +   +   +   +   +   +   +   +   +   +   0   0   ?")]
    [InlineData("POST", "~/people", "{}", "+   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    [InlineData("PATCH", "~/people/{observer}", "{}", "-   -   -   -   +   -   -   -   -   -   -   +   0   0   ?")]
    [InlineData("POST", "~/organisation/members", "{\"personId\": \"{auditor}\", \"role\": \"auditor\"}", "-   -   -   -   -   -   -   -   -   -   -   +   -   -   ?")]
    public async Task Each_part_may_do_what_the_table_says(string method, string path, string? body, string row)
    {
        var rollout = await Project;
        var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Parts.Length, cells.Length);

        var found = new List<string>();
        foreach (var part in Parts)
        {
            var place = path.StartsWith('~') ? path[1..] : path.StartsWith("/objections/{", StringComparison.Ordinal) ? path : rollout.Path + path;
            var reply = await (await house.Lindtal.As(part)).Send(new(method), await Named(rollout, place), body is null ? null : Client.Raw(await Named(rollout, body)));
            found.Add(reply.Code switch { 401 => "?", 403 => "-", 404 => "0", < 300 or 409 or 422 => "+", _ => reply.Code.ToString() });
        }
        Assert.Equal(string.Join("   ", cells), string.Join("   ", found));
    }

    static readonly Dictionary<ApiHouse, Task<Rollout>> Projects = [];
    static readonly Dictionary<string, Task<Guid>> Made = [];

    // one project for the whole table: no cell changes it
    Task<Rollout> Project
    {
        get
        {
            if (!Projects.TryGetValue(house, out var made)) Projects[house] = made = Rollout.InReview(house.Lindtal);
            return made;
        }
    }

    async Task<string> Named(Rollout rollout, string text)
    {
        text = text.Replace("{body}", rollout.Body).Replace("{project}", rollout.Id.ToString()).Replace("{digest}", new string('a', 64));
        if (text.Contains("{milestone}")) text = text.Replace("{milestone}", (await Places.Milestone(rollout)).ToString());
        if (text.Contains("{objection}")) text = text.Replace("{objection}", (await Once($"objection {rollout.Id}", () => Raise(rollout))).ToString());
        if (text.Contains("{checkpoint}")) text = text.Replace("{checkpoint}", (await Places.Checkpoint(rollout)).ToString());
        if (text.Contains("{agreement}")) text = text.Replace("{agreement}", (await Once($"agreement {rollout.Id}", () => Places.Agreement(rollout))).ToString());
        if (text.Contains("{commitment}")) text = text.Replace("{commitment}", (await Once($"commitment {rollout.Id}", () => Places.Commitment(rollout))).ToString());
        foreach (var part in Parts.Append("member")) if (text.Contains($"{{{part}}}")) text = text.Replace($"{{{part}}}", (await house.Lindtal.Person(part)).ToString());
        return text;
    }

    static Task<Guid> Once(string name, Func<Task<Guid>> make)
    {
        if (!Made.TryGetValue(name, out var made)) Made[name] = made = make();
        return made;
    }

    async Task<Guid> Raise(Rollout rollout) =>
        (await (await house.Lindtal.As("employees")).Post($"{rollout.Path}/objections", new { category = "jobs", text = "Who keeps their job?" })).Must(201).Id;
}
