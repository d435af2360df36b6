using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Trust.Web.Tests.SignIn;

/// <summary>A browser without scripts: keeps cookies, follows nothing, posts forms with the token of the page it looked at.</summary>
public sealed partial class Visitor(Uri address)
{
    readonly CookieContainer cookies = new();
    HttpClient? client;

    HttpClient Client => client ??= new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public HttpRequestHeaders Always => Client.DefaultRequestHeaders;

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(path);

    public async Task<string> Read(string path) => await (await Get(path)).Content.ReadAsStringAsync();

    public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields) =>
        await PostWith(await FormToken(page), action, fields);

    public Task<HttpResponseMessage> PostWith(string? token, string action, params (string Name, string Value)[] fields) =>
        Client.PostAsync(action, new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token ?? "")]));

    /// <summary>A form as its bytes stand, right or wrong.</summary>
    public Task<HttpResponseMessage> PostRaw(string action, string body) =>
        Client.PostAsync(action, new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded")));

    public Task<HttpResponseMessage> SignIn(string email, string password, string query = "") =>
        Post("/sign-in", "/sign-in" + query, ("email", email), ("password", password));

    public Task<HttpResponseMessage> PostJson(string path, string? token = null, string body = "{}")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        return Client.SendAsync(request);
    }

    public async Task<string> FormToken(string page) => TokenIn(await Read(page));

    public static string TokenIn(string html) => TokenField.Match(html).Groups[1].Value;

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex TokenField { get; }
}
