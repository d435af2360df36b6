using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Trust.Web.Pages;

namespace Trust.Web;

/// <summary>A post that no page offers is answered as such: without this, the page would be drawn although nothing was read for it.</summary>
sealed class OnlyWhatIsOffered : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var asks = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (!asks && context.HandlerMethod is null && context.HandlerInstance is not ProblemModel) context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
