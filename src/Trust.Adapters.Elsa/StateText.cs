using System.Text.Json;
using System.Text.Json.Serialization;
using Elsa.Workflows;
using Elsa.Workflows.Serialization.ReferenceHandlers;
using Elsa.Workflows.Serialization.Serializers;
using Elsa.Workflows.State;

namespace Trust.Adapters.Elsa;

/// <summary>An instance's state as text, the same bytes that Elsa's own serializer writes. That one makes its options anew each time, and with them all that is known of
/// every type, which costs more than the rest of the engine; here they are made once.</summary>
/// <param name="asStock">By Elsa's own serializer after all, for the comparison that is measured.</param>
sealed class StateText(IWorkflowStateSerializer stock, bool asStock)
{
    readonly JsonSerializerOptions options = new(((JsonWorkflowStateSerializer)stock).GetOptions()) { ReferenceHandler = new PerCall() };

    public string Write(WorkflowState state) => asStock ? stock.Serialize(state) : PerCall.With(() => JsonSerializer.Serialize(state, options));

    public WorkflowState Read(string text) => asStock ? stock.Deserialize(text) : PerCall.With(() => JsonSerializer.Deserialize<WorkflowState>(text, options)!); // written above, never the word null

    /// <summary>The same by Elsa's own serializer, both ways.</summary>
    public string AsStock(string text) => stock.Serialize(stock.Deserialize(text));

    /// <summary>References are numbered within one text, whereas the options are everybody's.</summary>
    sealed class PerCall : ReferenceHandler
    {
        [ThreadStatic]
        static ReferenceResolver? current;

        public static T With<T>(Func<T> work)
        {
            current = new CustomPreserveReferenceResolver();
            try
            {
                return work();
            }
            finally
            {
                current = null;
            }
        }

        public override ReferenceResolver CreateResolver() => current ?? new CustomPreserveReferenceResolver();
    }
}
