using Microsoft.AspNetCore.Http.Metadata;

namespace Trust.Web.Api;

/// <summary>Answers for every handler of the API when what arrived cannot be meant: binding itself never fails, so that nothing is refused
/// without a code and a field.</summary>
static class RefuseBadInput
{
    public static EndpointFilterDelegate Filter(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var names = context.MethodInfo.GetParameters().Select(p => p.Name ?? "").ToArray();
        return async invocation =>
        {
            var http = invocation.HttpContext;
            var faults = new List<Fault>();
            foreach (var (i, argument) in invocation.Arguments.Index())
            {
                if (argument is IRead { Bad: { } bad }) return new Refused(Problem.Of(bad, http.Texts()));
                if (argument is not IQueryValue { Wrong: { } wrong }) continue;
                if (http.Request.RouteValues.ContainsKey(names[i])) return new Refused(Problem.Of(ProblemKind.Missing, "request.nothing-here", http.Texts()));
                faults.Add(new(names[i], wrong.Code, wrong.Facts));
            }
            if (http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 200 }) faults.Add(new("Idempotency-Key", "request.too-long", Trust.Domain.Fact.Of("n", 200)));
            if (faults.Count > 0) return new Refused(Problem.Of(BadRequest.Invalid(faults), http.Texts()));
            if (http.Features.Get<BodyFacts>() is null) http.Features.Set(BodyFacts.None(http.Request));
            return await next(invocation);
        };
    }
}
