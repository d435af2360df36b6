using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Trust.Domain;

namespace Trust.Web.Tests.Browser;

/// <summary>One browser profile and its page, which notes what a page must not do: complain, fail, or ask another host.</summary>
public sealed partial class Visit : IAsyncDisposable
{
    // only bounds a failure: the demo's calendar may walk for a while where many tests run at once
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    readonly IBrowserContext context;
    readonly BrowserHouse house;
    readonly bool script;
    readonly List<string> complaints = [];
    readonly List<Uri> asked = [];

    internal Visit(BrowserHouse house, IBrowserContext context, bool script) => (this.house, this.context, this.script) = (house, context, script);

    public IPage Page { get; private set; } = null!;   // set by the first Go

    /// <summary>Console errors, policy violations among them, and errors thrown in the page.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>What was asked of hosts other than ours.</summary>
    public IEnumerable<Uri> AskedElsewhere => asked.Where(u => u.Scheme is not "data" && u.Authority != house.Address.Authority);

    /// <summary>Until all that the page asks for is there, its letters too; no page of ours asks for more by itself later.</summary>
    public async Task<IResponse> Go(string path)
    {
        if (Page is null) await Open();
        var response = await Page!.GotoAsync(path);   // opened above
        if (script) await Page.EvaluateAsync("document.fonts.ready.then(() => null)");
        return response ?? throw new InvalidOperationException($"No answer for {path}.");
    }

    /// <summary>Opens what lies on the disk, with no network there, and waits for something on it.</summary>
    public async Task GoOffline(string address, string until)
    {
        if (Page is null) await Open();
        await context.SetOfflineAsync(true);
        await Page!.GotoAsync(address);     // opened above
        await Page.Locator(until).WaitForAsync();
    }

    async Task Open()
    {
        Page = await context.NewPageAsync();
        Page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        Page.Console += (_, said) => { if (said.Type is "error" or "warning") complaints.Add(said.Text); };
        Page.PageError += (_, error) => complaints.Add(error);
        Page.Request += (_, request) => asked.Add(new(request.Url));
    }

    public Task<bool> ScrollsSideways() => Page.EvaluateAsync<bool>(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>In by the demo's door, as HouseTests clicks it, without drawing the page.</summary>
    internal async Task SignIn(PersonId person)
    {
        var form = context.APIRequest.CreateFormData().Set("person", person.ToString())
            .Set("__RequestVerificationToken", FormToken().Match(await (await context.APIRequest.GetAsync("/sign-in")).TextAsync()).Groups[1].Value);
        Assert.Equal(302, (await context.APIRequest.PostAsync("/sign-in?handler=Demo", new() { Form = form, MaxRedirects = 0 })).Status);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    /// <summary>What is wider than the page, the innermost of it.</summary>
    public Task<string> SticksOut() => Page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).at(-1)?.outerHTML.slice(0, 300) ?? ''
        """);

    /// <summary>Presses what leads to another page, or to this one again, and waits until that is there.</summary>
    public async Task Press(ILocator button)
    {
        // listening before the press: to ask for the state afterwards can miss the moment in which it changes
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Note;
        await button.ClickAsync();
        await loaded.Task.WaitAsync(Patience);
        Page.Load -= Note;
    }

    /// <summary>Presses the button that a selector names; see <see cref="Press(ILocator)"/>.</summary>
    public Task Press(string selector) => Press(Page.Locator(selector));

    /// <summary>Unfolds all that is folded, so that what stands in it is looked at too.</summary>
    public Task OpenEverything() => Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <summary>Walks the page by Tab from its start: what gets the focus and does not show it.</summary>
    public async Task<IReadOnlyList<string>> UnseenByKeyboard()
    {
        // the page notes each place itself: a question after every key takes longer than the key
        await Page.EvaluateAsync("""
            () => {
                const walk = window.walk = { places: 0, unseen: [], left: false };
                document.addEventListener('focusout', e => { walk.left ||= e.relatedTarget === null; });
                document.addEventListener('keyup', () => {
                    const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                    if (walk.left) return;
                    walk.places++;
                    if (!(s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 3 && r.width > 0 && r.right > 0)) walk.unseen.push(e.outerHTML);
                });
            }
            """);
        for (var steps = 0; steps < 50 && !await Page.EvaluateAsync<bool>("() => walk.left"); steps++)
            for (var tabs = 0; tabs < 10; tabs++) await Page.Keyboard.PressAsync("Tab");
        return await Page.EvaluateAsync<string[]>("() => walk.places < 4 ? ['nothing was walked'] : walk.left ? walk.unseen : [...walk.unseen, 'the focus never leaves the page']");
    }

    /// <summary>Bytes over the wire for one more visit in the same browser, its cache filled by the visits before.</summary>
    public async Task<double> BytesOfAnotherVisit(string path)
    {
        var wire = await context.NewCDPSessionAsync(Page);
        await wire.SendAsync("Network.enable");
        var bytes = 0d;
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();   // always sent with it
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });   // the last bytes are told after the page has them
        return bytes;
    }

    /// <summary>The page as a person scrolling it would see it, for whoever wants to look: where there is a folder artifacts/shots.</summary>
    public async Task Shot(string name)
    {
        if (Shots.AreWanted) await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots.Folder, name + ".png"), FullPage = true });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
