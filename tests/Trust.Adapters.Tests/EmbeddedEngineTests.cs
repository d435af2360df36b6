using Trust.App;
using Books = Trust.App.Rulebooks.Rulebooks;

namespace Trust.Adapters.Tests;

public sealed class EmbeddedEngineTests : ProcessEngineContract
{
    private protected override IProcessEngine Make(ProjectStore store, Books rulebooks, ICollection<IAsyncDisposable> toDispose) => new EmbeddedEngine();
}
