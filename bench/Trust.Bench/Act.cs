namespace Trust.Domain.Tests;

/// <summary>The form that the linked acts have.</summary>
delegate ProjectCommand Act(Project now, DateTimeOffset at);
