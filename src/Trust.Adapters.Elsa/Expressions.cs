using Elsa.Expressions;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Elsa.Workflows.Expressions;
using Elsa.Workflows.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Trust.Adapters.Elsa;

/// <summary>The kinds of expression that an activity's input may be; without a registry no input is read at all, and Elsa's own stands in a module that is not used here.</summary>
sealed class Expressions : IExpressionDescriptorRegistry
{
    readonly Dictionary<string, ExpressionDescriptor> byType = new ExpressionDescriptor[]
    {
        Kind<LiteralExpressionHandler>("Literal"),
        Kind<ObjectExpressionHandler>("Object"),
        Kind<DelegateExpressionHandler>("Delegate", isSerializable: false),
        Kind<VariableExpressionHandler>("Variable", memory: () => new Variable()),
        Kind<InputExpressionHandler>("Input"),
    }.ToDictionary(d => d.Type, StringComparer.Ordinal);

    public void Add(ExpressionDescriptor descriptor) => byType[descriptor.Type] = descriptor;

    public void AddRange(IEnumerable<ExpressionDescriptor> descriptors)
    {
        foreach (var descriptor in descriptors) Add(descriptor);
    }

    public IEnumerable<ExpressionDescriptor> ListAll() => byType.Values;

    public ExpressionDescriptor? Find(Func<ExpressionDescriptor, bool> predicate) => byType.Values.FirstOrDefault(predicate);

    public ExpressionDescriptor? Find(string type) => byType.GetValueOrDefault(type);

    static ExpressionDescriptor Kind<T>(string type, bool isSerializable = true, Func<MemoryBlockReference>? memory = null) where T : IExpressionHandler => new()
    {
        Type = type,
        DisplayName = type,
        IsSerializable = isSerializable,
        HandlerFactory = services => ActivatorUtilities.GetServiceOrCreateInstance<T>(services),
        MemoryBlockReferenceFactory = memory ?? (() => new MemoryBlockReference()),
    };
}
