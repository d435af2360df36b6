using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Trust.Web.Pages;

namespace Trust.Web;

/// <summary>The field of a form that cannot be taken as it came.</summary>
sealed record Unfit(string Field, bool TooLong);

/// <summary>A page with a field for more than a free text: a whole list, sealed notes.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class LongFieldsAttribute(int most) : Attribute
{
    /// <summary>Characters.</summary>
    public int Most => most;
}

/// <summary>What no field takes is refused before a page sees it, and the answer names the field; a page that comes back with a field marked is a refusal too.
/// Browsers hold people to less than this: it meets programs.</summary>
sealed class OnlyWhatFits : IAsyncPageFilter
{
    /// <summary>As long as a free text may be through the API; a page that takes more says so by its <see cref="LongFieldsAttribute"/>.</summary>
    public const int Longest = Api.LongAttribute.Free;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType || context.HandlerInstance is ProblemModel)
        {
            await next();
            return;
        }
        if (Look(await http.Request.ReadFormAsync(http.RequestAborted), context.HandlerInstance.GetType().GetCustomAttribute<LongFieldsAttribute>()?.Most ?? Longest) is { } unfit)
        {
            http.Features.Set(unfit);
            context.Result = new StatusCodeResult(StatusCodes.Status422UnprocessableEntity);
            return;
        }
        var done = await next();
        if (done.Result is PageResult && !context.ModelState.IsValid && http.Response.StatusCode == StatusCodes.Status200OK) http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    static Unfit? Look(IFormCollection form, int longest)
    {
        foreach (var (field, values) in form)
            foreach (var value in values)
                if (value?.Length > longest || value?.Contains('\0') is true) return new(field, value.Length > longest);
        return null;
    }
}
