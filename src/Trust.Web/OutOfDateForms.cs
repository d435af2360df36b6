using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Trust.Web;

/// <summary>A form whose page was opened before its reader signed out or in again.</summary>
sealed record OutOfDate;

/// <summary>Tells such a form from one that nobody could read, so that the answer can.</summary>
sealed class OutOfDateForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult) context.HttpContext.Features.Set(new OutOfDate());
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
