using System.Text.Json;
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
    readonly List<string> complaints = [];
    readonly List<Uri> asked = [];
    ICDPSession? wire;
    double bytes;

    internal Visit(BrowserHouse house, IBrowserContext context, bool script) => (this.house, this.context, HasScripts) = (house, context, script);

    public IPage Page { get; private set; } = null!;   // set by Open

    public bool HasScripts { get; }

    /// <summary>Console errors, policy violations among them, and errors thrown in the page.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>What was asked of hosts other than ours.</summary>
    public IEnumerable<Uri> AskedElsewhere => asked.Where(u => u.Scheme is not "data" && u.Authority != house.Address.Authority);

    /// <summary>Until all that the page asks for is there, its letters too; no page of ours asks for more by itself later.</summary>
    public async Task<IResponse> Go(string path)
    {
        if (Page is null) await Open();
        bytes = 0;
        var response = await Page!.GotoAsync(path);   // opened above
        if (HasScripts) await Page.EvaluateAsync("document.fonts.ready.then(() => null)");
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

    internal async Task Open()
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

    /// <summary>What is wrong with the page's lines at this width: wider than the window, cut off at its edge, or one thing over another at its head.</summary>
    public Task<string[]> Layout() => Page.EvaluateAsync<string[]>("""
        () => {
            const wide = document.documentElement.clientWidth, wrong = [], box = e => e.getBoundingClientRect();
            const tell = (what, e) => wrong.push(`${what}: ${e.outerHTML.slice(0, 200)}`);
            // what scrolls in itself, or is only spoken, may be wider
            const free = e => { for (let a = e; a && a !== document.body; a = a.parentElement) { const s = getComputedStyle(a); if (s.overflowX !== 'visible' || s.clipPath !== 'none' || a.matches('svg, .skip')) return true; } return false; };
            const out = [...document.querySelectorAll('body *')].filter(e => { const b = box(e); return b.width > 0 && b.height > 0 && (b.right > wide + 1 || b.left < -1) && !free(e); });
            if (out.length) for (const e of [out[0], out.at(-1)]) tell(`sticks out, ${Math.round(box(e).left)} to ${Math.round(box(e).right)} of ${wide}`, e);
            else if (document.documentElement.scrollWidth > wide) tell('scrolls sideways', [...document.querySelectorAll('body *')].filter(e => box(e).right > wide + 1 || box(e).left < -1 || e.scrollWidth > e.clientWidth + 1).at(-1) ?? document.body);
            const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
            const head = document.querySelector('.mast'), parts = [...head.querySelectorAll(':scope > :not(nav), nav > *')];
            for (const a of parts) for (const b of parts) if (a !== b && a.compareDocumentPosition(b) & 4 && over(box(a), box(b))) tell('lies over its neighbour in the masthead', b);
            if (box(document.querySelector('main')).top < box(head).bottom - 1) wrong.push('lies over the masthead');
            return wrong;
        }
        """);

    public Task Resize(int width) => Page.SetViewportSizeAsync(width, 800);

    /// <summary>Letters of that size, as a reader's browser is told in its settings; 16 is what it comes with.</summary>
    public async Task Enlarge(int pixels) =>
        await (wire ??= await context.NewCDPSessionAsync(Page)).SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = pixels } });

    /// <summary>As in a language that is written from right to left, which nobody has translated: every word in its letters, each text in brackets. For this page only.</summary>
    public Task WriteFromTheRight() => Page.EvaluateAsync("""
        () => {
            document.documentElement.dir = 'rtl';
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
            while (walk.nextNode()) if (walk.currentNode.data.trim() && !walk.currentNode.parentElement.closest('script, style, svg')) texts.push(walk.currentNode);
            for (const text of texts) text.data = `[${text.data.replace(/\p{L}/gu, c => String.fromCharCode(0x5D0 + c.codePointAt(0) % 27))}]`;
        }
        """);

    /// <summary>By Tab alone, as whoever has no mouse: until the focus is on it. How far it is is asked once, and after that many keys for each; what is out of turn is found all the same.</summary>
    public async Task TabTo(ILocator target)
    {
        await target.First.WaitForAsync();
        var keys = await target.First.EvaluateAsync<int>("""
            e => {
                const one = new Set(), from = document.activeElement;
                const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')].filter(s => s.tabIndex >= 0 && s.checkVisibility()
                    && (s.type !== 'radio' || s === e || s === from || !one.has(s.name) && one.add(s.name)));
                return from === document.body && location.hash ? 0 : stops.indexOf(e) - stops.indexOf(from) - 4;
            }
            """);
        for (var key = 0; key < keys; key++) await Page.Keyboard.PressAsync("Tab");
        for (var tabs = 0; tabs < 300; tabs++)
        {
            if (await target.First.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never comes to {target} on {Page.Url}.");
    }

    /// <summary>By keyboard into a field, in place of what stands there.</summary>
    public async Task Type(ILocator field, string text)
    {
        await TabTo(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Types into the field that a selector names; see <see cref="Type(ILocator,string)"/>.</summary>
    public Task Type(string field, string text) => Type(Page.Locator(field), text);

    /// <summary>By keyboard to what changes this page, and a key on it.</summary>
    public async Task KeyAt(string key, ILocator target)
    {
        await TabTo(target);
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>By keyboard to what leads on, and on by Enter.</summary>
    public async Task EnterAt(ILocator target)
    {
        await TabTo(target);
        await Loaded(() => Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Presses what leads to another page, or to this one again, and waits until that is there.</summary>
    public Task Press(ILocator button) => Loaded(() => button.ClickAsync());

    async Task Loaded(Func<Task> press)
    {
        // listening before the press: to ask for the state afterwards can miss the moment in which it changes
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Note;
        await press();
        await loaded.Task.WaitAsync(Patience);
        Page.Load -= Note;
    }

    /// <summary>Presses the button that a selector names; see <see cref="Press(ILocator)"/>.</summary>
    public Task Press(string selector) => Press(Page.Locator(selector));

    /// <summary>What the pages at these addresses offer to be filled in, each button of a form for itself.</summary>
    internal async Task<IReadOnlyList<Offered>> Forms(string[] paths) => JsonSerializer.Deserialize<Offered[]>(await Page.EvaluateAsync<string>("""
        async paths => {
            const wrongs = { date: '2026-02-30', number: 'many', time: '25:99', 'select-one': 'zz', radio: 'zz' }, offered = [];
            for (const path of paths) {
                const answer = await fetch(path, { redirect: 'manual' });
                if (answer.status !== 200) continue;    // not for this reader
                const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                for (const form of page.querySelectorAll('form[method=post]')) {
                    const all = [...form.elements].filter(e => e.name && !e.disabled && e.name !== '__RequestVerificationToken' && !e.matches('button, fieldset'));
                    const given = all.filter(e => e.type === 'hidden').map(e => [e.name, e.value]), asked = all.filter(e => e.type !== 'hidden');
                    if (!asked.length) continue;
                    for (const button of page.querySelectorAll('button[type=submit]')) {
                        if (button.form !== form || button.matches('.vh, .mast *')) continue;
                        const pressed = button.name ? [[button.name, button.value]] : [];
                        offered.push({
                            page: path, action: button.getAttribute('formaction') ?? (form.getAttribute('action') || path), files: form.enctype === 'multipart/form-data',
                            empty: [...given, ...asked.filter(e => !['radio', 'checkbox', 'file'].includes(e.type)).map(e => [e.name, e.options && ![...e.options].some(o => !o.value) ? e.value : '']), ...pressed],
                            wrong: [...given, ...asked.filter(e => !['checkbox', 'file'].includes(e.type)).map(e => [e.name, wrongs[e.type] ?? 'x']), ...pressed],
                        });
                    }
                }
            }
            return JSON.stringify(offered);
        }
        """, paths), JsonSerializerOptions.Web)!; // written above

    /// <summary>Sends a form past what a browser checks before it lets one go. The answer is on the page, and its status comes back.</summary>
    internal async Task<int> Send(Offered form, string[][] fields)
    {
        var status = 0;
        void Note(object? sender, IResponse answer) => status = answer.Request is { Method: "POST", IsNavigationRequest: true } ? answer.Status : status;
        Page.Response += Note;
        await Loaded(() => Page.EvaluateAsync("""
            ([action, files, fields]) => {
                const form = document.createElement('form');
                [form.method, form.action, form.enctype] = ['post', action, files ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
                for (const [name, value] of [...fields, ['__RequestVerificationToken', document.querySelector('#act [name=__RequestVerificationToken]').value]]) {
                    const field = document.createElement('textarea');
                    [field.name, field.value] = [name, value];
                    form.append(field);
                }
                document.body.append(form);
                form.submit();
            }
            """, new object[] { form.Action, form.Files, fields }));
        Page.Response -= Note;
        return status;
    }

    /// <summary>What is wrong with how the page says that a form was not taken: it is told, each wrong field says so itself and stands in the form that was sent, and the focus is at the first of them.</summary>
    internal Task<string[]> Refusal(string action) => Page.EvaluateAsync<string[]>("""
        async action => {
            await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));     // the focus comes with the first picture
            const wrong = [], tell = (what, e) => wrong.push(`${what}: ${e.outerHTML.slice(0, 200)}`), at = document.activeElement;
            const place = href => { const to = new URL(href, location.href); return (to.pathname + to.search).toLowerCase(); };
            const errors = [...document.querySelectorAll('main .fld__err')].filter(e => e.textContent.trim());
            const alerts = [...document.querySelectorAll('main :is([role=alert], [role=status])')].filter(e => e.textContent.trim() && e.checkVisibility());
            const fields = errors.map(error => {
                const field = error.id && document.querySelector(`main [aria-describedby~="${error.id}"]`);
                if (!field) { tell('a fault that no field is described by', error); return null; }
                if (field.tagName === 'FIELDSET' ? !field.matches('[aria-invalid=true]') && field.querySelector('input:not([aria-invalid=true])') : !field.matches('[aria-invalid=true]')) tell('does not say that it is wrong', field);
                const ways = field.form ? [field.form.getAttribute('action') || location.href, ...[...field.form.elements].filter(b => b.hasAttribute('formaction')).map(b => b.getAttribute('formaction'))] : [];
                if (!ways.some(way => place(way) === place(action))) tell('is marked, and stands in another form', field);
                return field;
            }).filter(field => field);
            if (document.querySelector('main [aria-invalid=true]') && !errors.length) tell('marked without a word', document.querySelector('main [aria-invalid=true]'));
            if (!alerts.length && !fields.length) wrong.push(`nothing is told: ${document.querySelector('h1')?.textContent}`);
            else if (at === document.body) wrong.push(`the focus is nowhere: ${(fields[0] ?? alerts[0]).outerHTML.slice(0, 200)}`);
            else if (fields.length ? at !== fields[0] : !alerts.includes(at) && at.id !== 'main') tell('the focus is elsewhere', at);
            return wrong;
        }
        """, action);

    /// <summary>From now on a secret becomes a key at once, where it takes 600,000 rounds otherwise: they are there for whoever guesses, and the page knows nothing of it.</summary>
    public Task Hurry() => context.AddInitScriptAsync("""
        if ('SubtleCrypto' in window) {
            const derive = SubtleCrypto.prototype.deriveKey;
            SubtleCrypto.prototype.deriveKey = function (how, ...rest) { return derive.call(this, { ...how, iterations: 1 }, ...rest); };
        }
        """);

    /// <summary>Unfolds all that is folded, so that what stands in it is looked at too.</summary>
    public Task OpenEverything() => Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <summary>What can have the focus and does not show it, or gets it out of turn. One press tells the browser that somebody uses the keyboard; the walk itself is made in the page,
    /// since a question after each of a hundred keys takes minutes for all pages.</summary>
    public async Task<IReadOnlyList<string>> UnseenByKeyboard()
    {
        await Page.Keyboard.PressAsync("Tab");
        return await Page.EvaluateAsync<string[]>("""
            () => {
                const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')]
                    .filter(e => e.checkVisibility({ visibilityProperty: true }) && e.tabIndex >= 0 && !e.matches(':disabled'));
                const unseen = all.filter(e => {
                    e.focus();
                    const s = getComputedStyle(e), r = e.getBoundingClientRect();
                    return document.activeElement !== e || e.tabIndex > 0 || !(s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 3 && r.width > 0 && r.right > 0);
                }).map(e => e.outerHTML.slice(0, 300));
                return all.length < 4 ? ['nothing was walked'] : unseen;
            }
            """);
    }

    /// <summary>From now on it is noted what each page weighs on the wire, and how far what is drawn is pushed about afterwards.</summary>
    public async Task Measure()
    {
        if (Page is null) await Open();
        await Page!.AddInitScriptAsync("""
            window.pushed = 0;
            new PerformanceObserver(list => { for (const shift of list.getEntries()) pushed += shift.value; }).observe({ type: 'layout-shift', buffered: true });
            """);       // opened above
        wire = await context.NewCDPSessionAsync(Page);
        await wire.SendAsync("Network.enable");
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();   // always sent with it
    }

    /// <summary>Bytes over the wire since the last page was asked for.</summary>
    public double Bytes => bytes;

    /// <summary>Cumulative layout shift of the page that is shown; nothing may be pushed at all.</summary>
    public Task<double> Pushed() => Page.EvaluateAsync<double>("() => window.pushed");

    /// <summary>The page as a person scrolling it would see it, for whoever wants to look.</summary>
    public async Task Shot(string name)
    {
        if (Shots.AreWanted) await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots.Folder, name + ".png"), FullPage = true });
    }

    /// <summary>The same in light and in dark.</summary>
    public async Task ShotsOf(string name, bool dark)
    {
        if (!Shots.AreWanted) return;
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Shot($"{name}-{scheme.ToString().ToLowerInvariant()}");
        }
        await Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
